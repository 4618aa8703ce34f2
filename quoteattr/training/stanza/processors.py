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

from quoteattr.training.texts import corpora

logger = logging.getLogger(__name__)

# Name under which resources.json lists our models.
PACKAGE = "compact"
_SHORTHAND = f"en_{PACKAGE}"
_SETTINGS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


@attrs.frozen
class Task:
    """One processor: which Stanza trainer makes it, from which files."""

    name: str
    """Stanza's name of the processor."""
    module: str
    """Module under ``stanza.models`` with the trainer."""
    files: Callable[[Path, Path], list[str]]
    """Makes the training files from the data in the work folder, and names them for the trainer."""

    def model(self, work: Path) -> Path:
        """The trained file."""
        return work / "models" / self.name / "model.pt"

    def arguments(self, work: Path, files: list[str], save_name: str) -> list[str]:
        """What every run of the trainer is told, sizes aside."""
        result = ["--mode", "train", "--shorthand", _SHORTHAND, *files]
        if self.module == "tokenizer":
            result += ["--lang", "en"]
        folder = str(self.model(work).parent)
        seed = str(corpora.SEED)
        return [*result, "--save_dir", folder, "--save_name", save_name, "--seed", seed]


def _token_files(data: Path, work: Path) -> list[str]:
    files = corpora.write_tokens(data, work)
    no_words = work / "tokenize" / "mwt.json"
    no_words.write_text("[]", encoding="utf-8")
    return [
        *("--txt_file", str(files["train.txt"]), "--label_file", str(files["train.labels"])),
        *("--dev_txt_file", str(files["dev.txt"]), "--dev_label_file", str(files["dev.labels"])),
        *("--dev_conll_gold", str(files["dev.conllu"]), "--mwt_json_file", str(no_words)),
    ]


def _lemma_files(data: Path, work: Path) -> list[str]:
    train, dev = corpora.write_syntax(data, work)
    more = corpora.write_dictionary(data, work)
    files = ("--train_file", str(train), "--eval_file", str(dev))
    return [*files, "--secondary_file", str(more)]


# In the order of the pipeline.
TASKS = {
    task.name: task
    for task in (
        Task("tokenize", "tokenizer", _token_files),
        Task("lemma", "lemmatizer", _lemma_files),
    )
}


def train(name: str, data: Path, work: Path, *, threads: int, more: tuple[str, ...] = ()) -> None:
    """Train one processor unless its model is there; a run that broke off goes on.

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
    # Written under another name first: a run that breaks off is not taken for a finished one.
    best = target.with_name("best.pt")
    arguments = [*task.arguments(work, task.files(data, work), best.name), *flags(name), *more]
    log = work / "logs" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    logger.info("training %s, log in %s", name, log)
    scheduled = "quoteattr.training.stanza.schedule"
    program = [f"stanza.models.{task.module}"] if name == "lemma" else [scheduled, task.module]
    with log.open("a", encoding="utf-8") as handle:
        subprocess.run(  # noqa: S603  (our own arguments)
            [sys.executable, "-m", *program, *arguments],
            check=True,
            stdout=handle,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_NUM_THREADS": str(threads)},
        )
    best.replace(target)
    target.with_name("resume.pt").unlink(missing_ok=True)


def flags(name: str) -> list[str]:
    """The settings of a processor as command-line arguments."""
    result = []
    for key, value in _SETTINGS[name].items():
        result += [f"--{key}"] if value is True else [f"--{key}", str(value)]
    return result
