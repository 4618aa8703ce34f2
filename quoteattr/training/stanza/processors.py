"""How each Stanza processor is trained: its settings, and a call of Stanza's own trainer."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from quoteattr.training.stanza import corpora, refining, vectors

logger = logging.getLogger(__name__)

# Name under which resources.json lists our models.
PACKAGE = "compact"
_SHORTHAND = f"en_{PACKAGE}"
_SETTINGS: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
# Share of the treebank sentences that a second round sees.
_SECOND_SHARE = 0.5


@attrs.frozen
class Task:
    """One processor: which Stanza trainer makes it, from which files."""

    name: str
    """Stanza's name of the processor."""
    module: str
    """Module under ``stanza.models`` with the trainer."""
    files: Callable[[Path, Path], list[str]]
    """Makes the training files from the data in the work folder, and names them for the trainer."""
    uses_vectors: bool = True
    """Whether the model reads the word vectors."""
    refine: Callable[[Path, list[str]], None] | None = None
    """The second round of training, from a checkpoint, if there is one."""

    def model(self, work: Path) -> Path:
        """The trained file."""
        return work / "models" / self.name / "model.pt"

    def arguments(self, work: Path, files: list[str], save_name: str) -> list[str]:
        """What every run of the trainer is told, sizes aside."""
        result = ["--mode", "train", "--shorthand", _SHORTHAND, *files]
        if self.module in {"tagger", "parser", "tokenizer"}:
            result += ["--lang", "en"]
        if self.uses_vectors:
            result += ["--wordvec_pretrain_file", str(vector_file(work))]
        folder = str(self.model(work).parent)
        return [
            *result,
            "--save_dir",
            folder,
            "--save_name",
            save_name,
            "--seed",
            str(corpora.SEED),
        ]


def _token_files(data: Path, work: Path) -> list[str]:
    files = corpora.write_tokens(data, work)
    no_words = work / "tokenize" / "mwt.json"
    no_words.write_text("[]", encoding="utf-8")
    return [
        *("--txt_file", str(files["train.txt"]), "--label_file", str(files["train.labels"])),
        *("--dev_txt_file", str(files["dev.txt"]), "--dev_label_file", str(files["dev.labels"])),
        *("--dev_conll_gold", str(files["dev.conllu"]), "--mwt_json_file", str(no_words)),
    ]


def _syntax_files(data: Path, work: Path) -> list[str]:
    train, dev = corpora.write_syntax(data, work)
    return ["--train_file", str(train), "--eval_file", str(dev)]


def _lemma_files(data: Path, work: Path) -> list[str]:
    more = corpora.write_dictionary(data, work, vector_file(work))
    return [*_syntax_files(data, work), "--secondary_file", str(more)]


def _entity_files(data: Path, work: Path) -> list[str]:
    train, dev = corpora.write_entities(data, work)
    return ["--train_file", str(train), "--eval_file", str(dev)]


# In the order of the pipeline.
TASKS = {
    task.name: task
    for task in (
        Task(
            "tokenize",
            "tokenizer",
            _token_files,
            uses_vectors=False,
            refine=refining.refine_tokenizer,
        ),
        Task("pos", "tagger", _syntax_files, refine=refining.refine_tagger),
        Task("lemma", "lemmatizer", _lemma_files, uses_vectors=False),
        Task("depparse", "parser", _syntax_files, refine=refining.refine_parser),
        Task("ner", "ner_tagger", _entity_files, refine=refining.refine_names),
    )
}


def vector_file(work: Path) -> Path:
    """The pretrain file in the work folder."""
    return work / "en" / "pretrain" / f"{PACKAGE}.pt"


def train_vectors(data: Path, work: Path, *, threads: int) -> None:
    """Make the word vectors unless they are there."""
    if not vector_file(work).exists():
        vectors.build(data, vector_file(work), device_threads=threads)


def train(name: str, data: Path, work: Path, *, threads: int, more: tuple[str, ...] = ()) -> None:
    """Train one processor unless its model is there.

    Args:
        name: A key of ``TASKS``.
        data: The data folder.
        work: The work folder.
        threads: Threads for torch.
        more: Settings that override ours.
    """
    task = TASKS[name]
    target = task.model(work)
    if target.exists():
        logger.info("%s is trained already: %s", name, target)
        return
    # Written under other names first: a run that breaks off is not taken for a finished one.
    first, second = target.with_name("first.pt"), target.with_name("second.pt")
    files = task.files(data, work)
    if not first.exists():
        _run(task, task.arguments(work, files, "partial.pt"), work, threads, more)
        target.with_name("partial.pt").replace(first)
    if task.refine is None:
        first.replace(target)
        return
    if task.files is _syntax_files:
        sample = work / "syntax" / "sample.conllu"
        refining.sample_blocks(Path(files[1]), sample, _SECOND_SHARE, corpora.SEED)
        files[1] = str(sample)
    arguments = (
        task.arguments(work, files, second.name) + flags(name, "first") + flags(name, "second")
    )
    task.refine(first, [*arguments, *more])
    second.replace(target)


def flags(name: str, turn: str) -> list[str]:
    """The settings of a processor as command-line arguments."""
    result = []
    for key, value in _SETTINGS[name].get(turn, {}).items():
        result += [f"--{key}"] if value is True else [f"--{key}", str(value)]
    return result


def _run(task: Task, arguments: list[str], work: Path, threads: int, more: tuple[str, ...]) -> None:
    log = work / "logs" / f"{task.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    logger.info("training %s, log in %s", task.name, log)
    command = [sys.executable, "-m", f"stanza.models.{task.module}"]
    with log.open("w", encoding="utf-8") as handle:
        subprocess.run(  # noqa: S603  (our own arguments)
            [*command, *arguments, *flags(task.name, "first"), *more],
            check=True,
            stdout=handle,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_NUM_THREADS": str(threads)},
        )
