"""Messages on standard error: the progress of a run, what failed, and how it ended."""

import contextlib
import shutil
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import attrs

from quoteattr.corpus.sinks.files import Written

EVERY_S = 30.0
"""Seconds between two lines if standard error is not a terminal, such as in a log."""

_LONGEST_NAME, _SHORTEST_NAME = 32, 8
_NUMBERS = 47  # columns of the bar and the numbers, so that the speed is not cut off
_BAR = "{desc} {percentage:3.0f}%|{bar}| {elapsed}<{remaining}, {rate_fmt}"
_CLEAR_LINE = "\r\x1b[K"


def say(message: object) -> None:
    """Write a line to standard error, unless it is closed."""
    _write(f"quoteattr: {message}\n")


@attrs.define
class Progress:
    """Counts documents, and reports the progress of a run."""

    total: int
    """Number of documents of the run."""
    quiet: bool = False
    """Whether only errors are reported."""
    clock: Callable[[], float] = time.monotonic
    """Returns seconds since some fixed time."""
    done: int = 0
    """Number of documents that are finished, those that failed included."""
    failures: int = 0
    """Number of documents that failed, plus other errors."""
    size: int = 0
    """Bytes of all documents, by which the remaining time is estimated; 0 if unknown."""
    _read: int = attrs.field(init=False, default=0)
    """Bytes of the documents that are finished."""
    _started_at: float = attrs.field(init=False)
    _reported_at: float = attrs.field(init=False)
    """When the last line was written to a log."""
    _done_before: int = attrs.field(init=False, default=0)
    """Number of documents that an earlier run finished."""
    _noted: set[str] = attrs.field(init=False, factory=set)
    """The subjects that `note_once` has reported."""

    @_started_at.default
    @_reported_at.default
    def _start(self) -> float:
        return self.clock()

    def start(self, done: int = 0) -> None:
        """Start to measure the speed.

        Args:
            done: Number of documents that an earlier run finished.
        """
        self.done = self._done_before = done
        self._started_at = self._reported_at = self.clock()

    def fail(self, message: str) -> None:
        """Count a failure and report it."""
        self.failures += 1
        self.clear()
        say(message)

    def note(self, message: str) -> None:
        """Report something that is not an error."""
        if not self.quiet:
            self.clear()
            say(message)

    def warn(self, message: str) -> None:
        """Report something that is not an error, but that the user must know even if quiet."""
        self.clear()
        say(message)

    def note_once(self, subject: str, message: str) -> None:
        """Report something that is not an error, but only once for each subject."""
        if subject not in self._noted:
            self._noted.add(subject)
            self.note(message)

    def advance(self, size: int = 0) -> None:
        """Count a document that is finished; in a log, report the count from time to time.

        Args:
            size: Its size in bytes, if the sizes of all documents are known.
        """
        self.done += 1
        self._read += size
        self.clear()
        if self.done < self.total and self._is_line_due():
            failed = f", {self.failures} failed" if self.failures else ""
            left = self._time_left(self._read if self.size else self.done)
            self.note(f"{self.done} of {self.total} documents{failed}{left}")

    def announce(self, what: str) -> None:
        """Show what is being done before the first document, if standard error is a terminal."""
        if _is_watched() and not self.quiet:
            _write(f"{_CLEAR_LINE}{what} ...")

    def show(self, what: str = "", *, size: int = 0, share: float = 0.0) -> None:
        """Draw the progress bar; in a log, report progress in a long document from time to time.

        Args:
            what: The document that is being read.
            size: Its size in bytes, if the sizes of all documents are known.
            share: How much of it is done, from 0 to 1.
        """
        done = self._read + size * share if self.size else self.done + share
        if _is_watched() and not self.quiet:
            _write(f"{_CLEAR_LINE}{self._line(what, done)}")
        elif share and self._is_line_due():
            self.note(f"{what}: {share:.0%} done{self._time_left(done)}")

    def clear(self) -> None:
        """Erase the progress bar."""
        if _is_watched() and not self.quiet:
            _write(_CLEAR_LINE)

    def _line(self, what: str, done: float) -> str:
        from tqdm import tqdm  # slow to import

        columns = shutil.get_terminal_size().columns - 1
        longest = min(_LONGEST_NAME, max(_SHORTEST_NAME, columns - _NUMBERS))
        name = what if len(what) <= longest else f"...{what[3 - longest :]}"
        line: str = tqdm.format_meter(
            done,
            self.size or self.total,
            self.clock() - self._started_at,
            ascii=not _shows_blocks(),
            ncols=columns,
            prefix=f"{self.done}/{self.total} {name}".rstrip(),
            unit="B" if self.size else " documents",
            unit_scale=bool(self.size),
            initial=0 if self.size else self._done_before,
            bar_format=_BAR,
        )
        return line

    def _is_line_due(self) -> bool:
        """Whether to write a line to a log now; then the next one is due after `EVERY_S`."""
        if _is_watched() or self.clock() - self._reported_at < EVERY_S:
            return False
        self._reported_at = self.clock()
        return True

    def _time_left(self, done: float) -> str:
        """Return the words for the remaining time, estimated from the speed so far.

        Args:
            done: Number of bytes that are done, or of documents if their sizes are unknown.
        """
        before, total = (0, self.size) if self.size else (self._done_before, self.total)
        share = (done - before) / max(1, total - before)
        if not 0 < share < 1:
            return ""
        seconds = (self.clock() - self._started_at) * (1 - share) / share
        return f", about {timedelta(seconds=round(seconds))} left"

    def close(self, written: Written, place: str | None) -> None:
        """Report how a run ended, unless its output or its only error already shows it.

        Args:
            written: What was written.
            place: The file or folder; None for standard output.
        """
        if self.total == 1 and (place is None or not written.documents):
            return
        words = [counted(self.total, "document"), counted(written.quotations, "quotation")]
        if self.failures:
            words.append(f"{self.failures} failed")
        if place is not None:
            words.append(f"written to {place}" if written.documents else "nothing written")
        self.note(", ".join(words))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in `1 quotation` or `2 quotations`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _is_watched() -> bool:
    """Whether standard error is a terminal, which can show a bar."""
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:  # closed
        return False


def _shows_blocks() -> bool:
    """Whether standard error can show the block characters of the bar."""
    encoding = getattr(sys.stderr, "encoding", None) or ""
    return encoding.lower().startswith("utf")


def _write(text: str) -> None:
    # A closed standard error is not a reason to end the run.
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
