"""Runs an engine over texts, keeps the records in a file, and reads them back.

A run is a JSON Lines file of the library's own records, so what any version of the library wrote
can be scored, and an interrupted run resumes where it stopped.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from benchmarks.corpora.texts import CorpusError
from quoteattr.errors import RecordError
from quoteattr.export.records import to_jsonl
from quoteattr.schema.document import Document

Engine = Callable[[str], Document]
"""What finds the quotations of a text."""


class Named(Protocol):
    """A text with its name, whatever gold it brings along."""

    @property
    def id(self) -> str:
        """Name of the document."""

    @property
    def text(self) -> str:
        """What the engine reads."""


AnyText = TypeVar("AnyText", bound=Named)
Records = dict[str, dict[str, Any]]
"""The records of a run by the id of the document."""


def read_run(path: Path) -> Records:
    """Return the records of a run; of two of the same document the later one counts.

    Raises:
        CorpusError: A line is not a record.
    """
    records: Records = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            records[record["id"]] = record
        except (ValueError, KeyError, TypeError):
            if number == len(lines):  # the run was stopped in the middle of a line
                break
            raise CorpusError(f"{path}:{number}: not a record of a document") from None
    return records


def read_predictions(texts: Iterable[AnyText], path: Path) -> Iterator[tuple[AnyText, Document]]:
    """Yield each text with what a run found in it; nothing was found in a text it lacks.

    Raises:
        CorpusError: A record belongs to another text.
    """
    records = read_run(path)
    for text in texts:
        record = records.get(text.id)
        if record is None:
            yield text, Document(text.text, id=text.id, meta={"error": f"not in {path}"})
            continue
        try:
            yield text, Document.from_record(record, text.text)
        except RecordError as error:
            raise CorpusError(f"{path}: {text.id}: {error}") from error


def run(
    engine: Engine, texts: Iterable[AnyText], *, save: Path | None = None, show: bool = True
) -> Iterator[tuple[AnyText, Document]]:
    """Yield each text with what the engine finds in it.

    Args:
        engine: What finds the quotations.
        texts: The texts.
        save: File that each record is added to at once; texts that it holds are not run again.
        show: Whether to report progress on standard error.
    """
    records = read_run(save) if save and save.exists() else {}
    if save:
        _end_last_line(save)
    for number, text in enumerate(texts, start=1):
        start = time.perf_counter()
        kept = _kept(records, text)
        document = kept or attrs.evolve(engine(text.text), id=text.id)
        if save and not kept:
            with save.open("a", encoding="utf-8") as file:
                file.writelines(to_jsonl([document]))
        if show:
            _say_progress(number, text, time.perf_counter() - start)
        yield text, document


def _kept(records: Records, text: Named) -> Document | None:
    """Return what an earlier run found, None if it lacks this text or cut it elsewhere."""
    record = records.get(text.id)
    if record is None:
        return None
    try:
        return Document.from_record(record, text.text)
    except RecordError:
        return None


def _end_last_line(path: Path) -> None:
    """Drop half a line that a stopped run left, so that the next one does not run into it."""
    if not path.exists():
        return
    written = path.read_bytes()
    if written and not written.endswith(b"\n"):
        path.write_bytes(written[: written.rfind(b"\n") + 1])


def _say_progress(number: int, text: Named, seconds: float) -> None:
    words = len(text.text.split())
    speed = f"{words / seconds:,.0f} words/s" if seconds > 0 else ""
    sys.stderr.write(f"  {number:4} {text.id:.60} {words:,} words, {seconds:.1f} s, {speed}\n")
