"""Training of Stanza's processors by Stanza's own trainers, with our settings."""

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

PACKAGE = "compact"
"""Name under which resources.json lists our models."""
_SHORTHAND = f"en_{PACKAGE}"
_SETTINGS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


@attrs.frozen
class Task:
    """A processor, with the trainer that makes it and the files it is trained on."""

    name: str
    """Stanza's name of the processor."""
    module: str
    """Module under ``stanza.models`` with the trainer."""
    files: Callable[[Path, Path], list[str]]
    """Writes the training files to the work folder; returns the arguments that name them."""

    def model(self, work: Path) -> Path:
        """Return the file of the trained model."""
        return work / "models" / self.name / "model.pt"

    def arguments(self, work: Path, files: list[str], save_name: str) -> list[str]:
        """Return the arguments of the trainer, except the settings of the model."""
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
    dictionary = corpora.write_dictionary(data, work)
    files = ("--train_file", str(train), "--eval_file", str(dev))
    return [*files, "--secondary_file", str(dictionary)]


TASKS = {
    task.name: task
    for task in (
        Task("tokenize", "tokenizer", _token_files),
        Task("lemma", "lemmatizer", _lemma_files),
    )
}
"""The processors by name, in the order of the pipeline."""


def train(
    name: str, data: Path, work: Path, *, threads: int, overrides: tuple[str, ...] = ()
) -> None:
    """Train a processor unless its model exists; an interrupted run is resumed.

    Args:
        name: A key of ``TASKS``.
        data: The data folder.
        work: The work folder.
        threads: Threads for torch.
        overrides: Arguments of the trainer that override ours.
    """
    task = TASKS[name]
    target = task.model(work)
    if target.exists():
        logger.info("%s is trained already: %s", name, target)
        return
    # Written under another name first, so that an interrupted run is not taken for a finished one.
    best = target.with_name("best.pt")
    arguments = [*task.arguments(work, task.files(data, work), best.name), *flags(name), *overrides]
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
    """Return the settings of a processor as command-line arguments."""
    result = []
    for key, value in _SETTINGS[name].items():
        result += [f"--{key}"] if value is True else [f"--{key}", str(value)]
    return result
