"""A tagger and a parser in Stanza's own form, made by Stanza's own trainers in a second.

They know three words and are always wrong; what matters is that Stanza reads them.
"""

import contextlib
import io
from pathlib import Path

from stanza.models import parser, tagger

TAGS = frozenset({"PROPN", "VERB", "PUNCT"})
TREEBANK = """\
1\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\twaits\twait\tVERB\tVBZ\tTense=Pres\t0\troot\t_\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
_SMALL = (
    *("--hidden_dim", "4", "--num_layers", "1", "--deep_biaff_hidden_dim", "4"),
    *("--word_emb_dim", "4", "--tag_emb_dim", "4", "--transformed_dim", "4"),
    *("--char_emb_dim", "4", "--char_hidden_dim", "4", "--no_pretrain", "--max_steps", "1"),
    *("--eval_interval", "1"),
)


def make(folder: Path, name: str) -> None:
    """Train both for one step and leave them where Stanza looks for them.

    Args:
        folder: The folder of the language.
        name: Name of the files.
    """
    treebank = folder / "treebank.conllu"
    treebank.write_text(TREEBANK * 20, encoding="utf-8")
    files = ("--train_file", str(treebank), "--eval_file", str(treebank))
    common = ("--mode", "train", "--lang", "en", "--shorthand", "en_tiny", *files, *_SMALL)
    for processor, trainer, more in (
        ("pos", tagger, ["--fix_eval_interval"]),
        ("depparse", parser, ["--no_checkpoint", "--no_second_optim"]),
    ):
        where = ["--save_dir", str(folder / processor), "--save_name", name]
        with contextlib.redirect_stdout(io.StringIO()):
            trainer.main([*common, *more, *where])
