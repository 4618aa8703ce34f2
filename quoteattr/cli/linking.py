"""`quoteattr corpus --link-speakers`: which speakers of several documents are one person."""

import argparse
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from quoteattr.cli.knowledge import digest
from quoteattr.cli.parser import Parser
from quoteattr.cli.progress import Progress
from quoteattr.cli.status import FAILED
from quoteattr.corpus.batch.linked import LinkedCorpus
from quoteattr.corpus.batch.run import Batch
from quoteattr.corpus.batch.survey import Survey
from quoteattr.corpus.sources.text import read_text
from quoteattr.errors import InvalidOptionError, OutputFileError
from quoteattr.linking.corrections import LinkCorrections, read_corrections
from quoteattr.linking.linker import Linker

_DATE = "date"
"""The column with dates if there is one and the user names none."""


def add_linking(parser: Parser) -> None:
    """Add the options for speakers across documents."""
    add = parser.add_argument
    add(
        "--link-speakers",
        action="store_true",
        help="give people and organisations of several documents one id: tables links and people",
    )
    add(
        "--link-corrections",
        type=Path,
        metavar="FILE",
        help="who is one person and who is not, a line each: merge | ada-lund | Mayor Lund, "
        "split | NAME | NAME, rename | ID | NAME, assign | ID | NAME | DOCUMENT",
    )
    add(
        "--date-column",
        metavar="NAME",
        help="dates of the documents, so that surnames are linked within days or weeks (default: "
        "date if there is one, else a date in the name of the document or file)",
    )


@attrs.frozen
class Linking:
    """Links the speakers of a corpus that is done."""

    options: argparse.Namespace
    """The options of the command."""
    corrections: LinkCorrections
    """The user's corrections."""
    identity: str | None
    """What identifies the file of corrections."""

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Linking | None":
        """Return the linking that the options ask for, None without `--link-speakers`.

        Raises:
            InvalidOptionError: An option has no meaning, or the corrections break the format.
            InputFileError: The corrections cannot be read.
        """
        path: Path | None = options.link_corrections
        if not options.link_speakers:
            for name in ("link_corrections", "date_column"):
                if getattr(options, name) is not None:
                    option = f"--{name.replace('_', '-')}"
                    raise InvalidOptionError(f"{option} needs --link-speakers")
            return None
        if path is None:
            return cls(options, LinkCorrections(), None)
        text = read_text(path)
        try:
            corrections = read_corrections(text.splitlines())
        except InvalidOptionError as error:
            raise InvalidOptionError(f"{path}, {error}") from error
        return cls(options, corrections, digest(path))

    def check(self, survey: Survey) -> None:
        """Check that the column with dates is one of the input.

        Raises:
            InvalidOptionError: It is not.
        """
        name = self.options.date_column
        columns = [column.name for column in survey.columns]
        if name is not None and name not in columns:
            listed = ", ".join(columns) or "none"
            raise InvalidOptionError(f"--date-column: no column {name!r}; the inputs have {listed}")

    def run(self, batch: Batch, status: int) -> int:
        """Link the speakers if all shards are done, and return the exit status.

        Args:
            batch: The corpus.
            status: The exit status until then.
        """
        if len(batch.done()) < batch.count:
            return status
        corpus = self._corpus(batch)
        progress = Progress(2 * batch.count, self.options.quiet)
        totals = corpus.totals()
        if totals is None:
            linker = Linker(self.corrections)

            def advance(_: int) -> None:
                progress.done += 1
                progress.show("linking speakers")

            try:
                totals = corpus.link(linker, advance=advance)
            except OutputFileError as error:
                progress.fail(f"{error}; start the same command again to link the speakers")
                return FAILED
            finally:
                progress.clear()
            for line in linker.unused:
                progress.note(f"{self.options.link_corrections}, {line}")
        progress.note(
            f"{totals['people']} people and organisations, with reasons in {self._where(batch)}"
        )
        return status

    @staticmethod
    def _where(batch: Batch) -> Path:
        return batch.shards.folder / "people"

    def _corpus(self, batch: Batch) -> LinkedCorpus:
        by_input = {column.name: column.output for column in batch.survey.columns}
        column = by_input.get(self.options.date_column or _DATE)
        made_with: dict[str, Any] = {
            "quoteattr": version("quoteattr"),
            "--date-column": column,
            "--link-corrections": self.identity,
        }
        return LinkedCorpus(batch.shards, batch.count, column, made_with)
