"""A second round of training at a lower rate, from the best checkpoint, with Stanza's own trainers.

The trainers would start from nothing or build another vocabulary; here they read the vocabulary
and the weights of the checkpoint instead.
"""

from __future__ import annotations

import functools
import itertools
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


def sample_blocks(source: Path, target: Path, share: float, seed: int) -> None:
    """Write a random share of the sentences of a CoNLL-U file: a second round needs no more."""
    rng = random.Random(seed)
    blocks = source.read_text(encoding="utf-8").strip("\n").split("\n\n")
    chosen = [b for b in blocks if rng.random() < share]
    target.write_text("\n\n".join(chosen) + "\n\n", encoding="utf-8")


def refine_tokenizer(checkpoint: Path, arguments: list[str]) -> None:
    """Run Stanza's tokenizer trainer from a checkpoint.

    Args:
        checkpoint: The best model so far.
        arguments: Command line of the trainer.
    """
    import torch
    from stanza.models import tokenizer
    from stanza.models.tokenization.vocab import Vocab

    vocab = Vocab.load_state_dict(torch.load(checkpoint, weights_only=True)["vocab"])
    loader = functools.partial(tokenizer.DataLoader, vocab=vocab)
    trainer = functools.partial(tokenizer.Trainer, model_file=str(checkpoint))
    with (
        _replaced(tokenizer, "DataLoader", loader),
        _replaced(tokenizer, "Trainer", trainer),
    ):
        tokenizer.main(arguments)


def refine_tagger(checkpoint: Path, arguments: list[str]) -> None:
    """Run Stanza's tagger trainer from a checkpoint.

    Args:
        checkpoint: The best model so far.
        arguments: Command line of the trainer; the sizes of the model come from the checkpoint.
    """
    import torch
    from stanza.models import tagger
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.vocab import MultiVocab

    vocab = MultiVocab.load_state_dict(torch.load(checkpoint, weights_only=True)["vocab"])
    with (
        _replaced(Dataset, "init_vocab", staticmethod(lambda *_, **__: vocab)),
        _replaced(tagger, "Trainer", functools.partial(tagger.Trainer, model_file=str(checkpoint))),
    ):
        tagger.main(arguments)


def refine_parser(checkpoint: Path, arguments: list[str]) -> None:
    """Run Stanza's parser trainer from a checkpoint.

    Args:
        checkpoint: The best model so far.
        arguments: Command line of the trainer.
    """
    import torch
    from stanza.models import parser
    from stanza.models.pos.vocab import MultiVocab

    vocab = MultiVocab.load_state_dict(torch.load(checkpoint, weights_only=True)["vocab"])
    loader = parser.DataLoader

    def load(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (as Stanza has it)
        return loader(*args, **{**kwargs, "vocab": vocab})

    with _replaced(parser, "DataLoader", load):
        parser.main([*arguments, "--continue_from", str(checkpoint)])


def refine_names(checkpoint: Path, arguments: list[str]) -> None:
    """Run Stanza's entity trainer from a checkpoint.

    Args:
        checkpoint: The best model so far.
        arguments: Command line of the trainer; its last rate replaces that of the checkpoint.
    """
    import torch
    from stanza.models import ner_tagger

    start = checkpoint.with_name("start.pt")
    state = torch.load(checkpoint, weights_only=True)
    for setting, value in itertools.pairwise(arguments):
        if setting == "--lr":
            state["config"]["lr"] = float(value)
    torch.save(state, start)
    ner_tagger.main([*arguments, "--finetune", "--finetune_load_name", str(start)])


@contextmanager
def _replaced(owner: object, name: str, value: object) -> Iterator[None]:
    original = vars(owner)[name]
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)
