"""The process around a run: closed standard streams, and signals that end it."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from quoteattr.errors import OutputFileError, in_words

_STANDARD = (0, 1, 2)
_TERMINATING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Signals that ask a process to end. One that is ignored, as under nohup, stays ignored."""


class Terminated(KeyboardInterrupt):
    """A signal other than SIGINT ended the run."""

    def __init__(self, number: int) -> None:
        """Store the signal."""
        super().__init__(number)
        self.number = number


def status_of(interrupt: KeyboardInterrupt) -> int:
    """Return the exit status that shells expect after a signal."""
    number = interrupt.number if isinstance(interrupt, Terminated) else signal.SIGINT
    return 128 + int(number)


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Make signals that end the process raise an error, as Ctrl-C does, so that it can clean up."""
    earlier = {}
    try:
        for number in _TERMINATING:
            if signal.getsignal(number) is signal.SIG_DFL:
                earlier[number] = signal.signal(number, _raise)
    except ValueError:  # only the main thread may set handlers
        pass
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _raise(number: int, _: FrameType | None) -> None:
    raise Terminated(number)


def occupy_closed_streams() -> None:
    """Open the null device in place of standard streams that are closed.

    Otherwise the next file to be opened gets the descriptor of standard error, and the warnings of
    a library are written into that file.
    """
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest free descriptor is used, and those below are occupied.
            os.open(os.devnull, os.O_RDWR)


def abandon_standard_output() -> None:
    """Discard what is buffered for standard output, so that exiting does not fail again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_out(text: str) -> None:
    """Print to standard output and flush it.

    Raises:
        OutputFileError: It cannot be printed.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has closed it
        abandon_standard_output()
    except (OSError, ValueError) as error:
        abandon_standard_output()
        raise OutputFileError(f"standard output: {in_words(error)}") from error
