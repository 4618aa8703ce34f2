"""The folder of a corpus: separate from its inputs, and written to by one run at a time."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from quoteattr.corpus.places import Places
from quoteattr.errors import InvalidOptionError, OutputFileError, in_words


def check_folder(out: Path, *, inputs: Iterable[Path], folders: Iterable[Path]) -> None:
    """Refuse a folder of results that is or contains an input, or is in a folder of inputs.

    Raises:
        InvalidOptionError: The folder is such a folder, or is a file; names both.
    """
    places = Places()
    target = places.folder(out)
    for folder in folders:
        found = places.folder(folder)
        if _is_in(found, target) or _is_in(target, found):
            raise InvalidOptionError(
                f"one of the output {out} and the input {folder} contains the other; "
                "choose a separate folder"
            )
    for path in inputs:
        if _is_in(places.of(path), target):
            raise InvalidOptionError(f"the input {path} is in the output {out}")
    if out.exists() and not out.is_dir():
        raise InvalidOptionError(f"the output {out} is a file; name a folder")


def _is_in(inner: str, outer: str) -> bool:
    """Whether a resolved path is another one or below it."""
    return f"{inner}{os.sep}".startswith(f"{outer.rstrip(os.sep)}{os.sep}")


@contextlib.contextmanager
def exclusive(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Create a folder, and let no other run write to it while this one does.

    The lock ends with the process, however it ends; systems without such locks have none.

    Args:
        folder: The folder.
        shared: Whether other runs that share it may write to it, each to shards of its own.

    Raises:
        InvalidOptionError: Another run is writing to it.
        OutputFileError: The folder cannot be created.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _locked(folder, shared=shared)
    except OSError as error:
        raise OutputFileError(f"{folder}: {in_words(error)}") from error
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _locked(folder: Path, *, shared: bool) -> int | None:
    """Return a descriptor that locks a folder, None where the system has no such locks."""
    try:
        import fcntl  # noqa: PLC0415  POSIX only
    except ImportError:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise InvalidOptionError(f"another run is writing to {folder}") from error
    except OSError:  # a file system without locks
        pass
    return descriptor
