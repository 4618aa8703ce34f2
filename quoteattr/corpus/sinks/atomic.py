"""Files that appear whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from quoteattr.errors import OutputFileError, QuoteAttrError, in_words

_PREFIX, _SUFFIX = ".quoteattr-", ".tmp"
_STANDARD_STREAMS = (1, 2)


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is one that `replacing` left when the process was killed."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def unfinished_name(stem: str) -> str:
    """Return a name of the kind that `is_unfinished` recognises."""
    return f"{_PREFIX}{stem}{_SUFFIX}"


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that replaces `path` only when it is complete.

    Until then the content is in a temporary file in the same folder, which is removed after any
    error or interruption; an earlier file is unchanged. The folder is created if it is missing. The
    mode of an earlier file is kept, and a link remains a link to its target.

    A device, a pipe, and the file that is standard output or error cannot be replaced: the content
    is appended to them directly.

    Raises:
        OSError: The file cannot be written, or an earlier one is write-protected.
    """
    earlier = _status(path)
    if earlier is not None and _cannot_be_replaced(earlier):
        with path.open("ab") as file:
            yield file
        return
    # A link remains, and its target is replaced.
    target = Path(os.path.realpath(path))
    if earlier is not None:
        _check_replaceable(target, earlier)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(unfinished_name(secrets.token_hex(8)))
    try:
        with _opened(temporary) as file:
            if earlier is not None:
                _keep_owner_and_mode(file.fileno(), earlier)
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


@contextlib.contextmanager
def naming(output: Path | str) -> Iterator[None]:
    """Turn an error of the system into one that names the output and says what is wrong in words.

    Args:
        output: The file or folder that is written, or the name of a standard stream.

    Raises:
        OutputFileError: It cannot be written.
        BrokenPipeError: The reader of the standard stream has closed it.
    """
    try:
        yield
    except QuoteAttrError:
        raise
    except OSError as error:
        if isinstance(error, BrokenPipeError) and isinstance(output, str):
            raise
        raise OutputFileError(f"{output}: {in_words(error)}") from error


@contextlib.contextmanager
def creating(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that appears when it is complete, unless it exists by then.

    Of several processes, even on several machines, only one creates it.

    Raises:
        FileExistsError: The file exists, and is unchanged.
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(unfinished_name(secrets.token_hex(8)))
    try:
        with _opened(temporary) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _link(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _link(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if isinstance(error, FileExistsError) or path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temporary.replace(path)  # a file system without links


def _opened(temporary: Path) -> BinaryIO:
    try:
        return temporary.open("xb")
    except PermissionError as error:
        # The file itself may be writable.
        message = f"nothing may be written to its folder {temporary.parent}"
        raise PermissionError(error.errno, message, str(temporary)) from error


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _cannot_be_replaced(status: os.stat_result) -> bool:
    if stat.S_ISREG(status.st_mode):
        # `-o /dev/stdout >> log` must keep the content of the log.
        return any(_is_stream(descriptor, status) for descriptor in _STANDARD_STREAMS)
    return not stat.S_ISDIR(status.st_mode)


def _is_stream(descriptor: int, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), status)
    except OSError:  # closed
        return False


def _check_replaceable(target: Path, earlier: os.stat_result) -> None:
    # Renaming needs permission for the folder only, and would replace a write-protected file.
    if stat.S_ISDIR(earlier.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not earlier.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected", str(target))


def _keep_owner_and_mode(descriptor: int, earlier: os.stat_result) -> None:
    if not hasattr(os, "fchown"):
        return
    # Only root may change the owner; other users keep the group if they belong to it.
    for owner, group in ((earlier.st_uid, -1), (-1, earlier.st_gid)):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, owner, group)
    os.fchmod(descriptor, stat.S_IMODE(earlier.st_mode))
