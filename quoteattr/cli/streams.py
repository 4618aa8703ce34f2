"""The process around a run: standard streams that are closed, and signals that end it."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from quoteattr.errors import OutputFileError, in_words

_STANDARD = (0, 1, 2)
# What ends a process politely; where the signal is ignored, as under nohup, it stays ignored.
_POLITE = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Terminated(KeyboardInterrupt):
    """A signal other than that of Ctrl-C ended the run."""

    def __init__(self, number: int) -> None:
        """Keep which signal it was."""
        super().__init__(number)
        self.number = number


def status_of(interrupt: KeyboardInterrupt) -> int:
    """Return the exit status that shells expect of a process that a signal ended."""
    number = interrupt.number if isinstance(interrupt, Terminated) else signal.SIGINT
    return 128 + int(number)


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let signals that end the process unwind it as Ctrl-C does, so that files are cleaned up."""
    earlier = {}
    try:
        for number in _POLITE:
            if signal.getsignal(number) is signal.SIG_DFL:
                earlier[number] = signal.signal(number, _end)
    except ValueError:  # not the main thread, which alone may do so
        pass
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    raise Terminated(number)


def occupy_closed_streams() -> None:
    """Open the null device in the place of standard streams that are closed.

    Otherwise the next file that is opened gets the descriptor of standard error, and a library that
    writes a warning there writes it into that file.
    """
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest free descriptor is taken, and those below are occupied.
            os.open(os.devnull, os.O_RDWR)


def abandon_standard_output() -> None:
    """Let what is still buffered for standard output go, so that exiting does not fail again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_out(text: str) -> None:
    """Print to standard output, now.

    Raises:
        OutputFileError: It cannot be printed.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has enough
        abandon_standard_output()
    except (OSError, ValueError) as error:
        abandon_standard_output()
        raise OutputFileError(f"standard output: {in_words(error)}") from error
