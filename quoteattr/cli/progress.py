"""Messages on standard error: the progress of a run, what failed, and how it ended."""

import contextlib
import sys
import time
from collections.abc import Callable

import attrs

from quoteattr.corpus.sinks.files import Written

EVERY_S = 30.0
"""Seconds between two lines if standard error is not a terminal, such as in a log."""

_BAR = 20
_LONGEST_LINE = 78
_CLEAR_LINE = "\r\x1b[K"


def say(message: object) -> None:
    """Write a line to standard error, unless it is closed."""
    _write(f"quoteattr: {message}\n")


@attrs.define
class Progress:
    """Counts documents, and reports the progress."""

    total: int
    """Number of documents of the run."""
    quiet: bool = False
    """Whether only errors are reported."""
    clock: Callable[[], float] = time.monotonic
    """Returns seconds since some fixed time."""
    done: int = 0
    """Number of documents that were tried."""
    failures: int = 0
    """Number of documents that failed, and of other errors."""
    _said_at: float = attrs.field(init=False)
    _noted: set[str] = attrs.field(init=False, factory=set)

    @_said_at.default
    def _start(self) -> float:
        return self.clock()

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

    def note_once(self, subject: str, message: str) -> None:
        """Report something that is not an error, and say nothing more of its subject."""
        if subject not in self._noted:
            self._noted.add(subject)
            self.note(message)

    def advance(self) -> None:
        """Count a document that was tried; in a log, report the count from time to time."""
        self.done += 1
        self.clear()
        if not _is_watched() and self.clock() - self._said_at >= EVERY_S:
            self._said_at = self.clock()
            failed = f", {self.failures} failed" if self.failures else ""
            self.note(f"{self.done} of {self.total} documents{failed}")

    def show(self, what: str = "") -> None:
        """Draw the progress bar, if standard error is a terminal."""
        if _is_watched() and not self.quiet:
            filled = _BAR * self.done // self.total
            bar = "#" * filled + "." * (_BAR - filled)
            line = f"[{bar}] {self.done}/{self.total} {what}"
            _write(f"{_CLEAR_LINE}{line[:_LONGEST_LINE]}")

    def clear(self) -> None:
        """Erase the progress bar."""
        if _is_watched() and not self.quiet:
            _write(_CLEAR_LINE)

    def close(self, written: Written, place: str | None) -> None:
        """Report how a run of several documents ended."""
        if self.total == 1:
            return
        words = [f"{self.total} documents", _counted(written.quotations, "quotation")]
        if self.failures:
            words.append(f"{self.failures} failed")
        if place is not None:
            words.append(f"written to {place}" if written.documents else "nothing written")
        self.note(", ".join(words))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _is_watched() -> bool:
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:  # closed
        return False


def _write(text: str) -> None:
    # A closed standard error is not a reason to end the run.
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
