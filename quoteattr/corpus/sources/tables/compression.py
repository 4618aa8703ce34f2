"""Files that may be compressed, opened by their suffix."""

import bz2
import contextlib
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from quoteattr.corpus.sinks.atomic import is_unfinished
from quoteattr.corpus.sources.tables.zstd import open_zstd
from quoteattr.errors import InputFileError, in_words

_OPENERS: Mapping[str, Callable[[Path], Any]] = {
    ".gz": gzip.open,
    ".zst": open_zstd,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
COMPRESSED = tuple(_OPENERS)
"""The suffixes of compressed files."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, which is uncompressed as it is read.

    Raises:
        InputFileError: The file cannot be read, or is broken or incomplete; also while it is read.
        EngineError: The package that uncompresses it is missing.
    """
    if is_unfinished(path.name):
        raise InputFileError(f"{path}: the unfinished output of a run that was killed; delete it")
    try:
        with _OPENERS.get(path.suffix.lower(), _open)(path) as file:
            yield file
    except InputFileError:
        raise
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        if isinstance(error, OSError) and error.errno:
            raise InputFileError(f"{path}: {in_words(error)}") from error
        raise InputFileError(f"{path}: broken or incomplete: {error}") from error


def _open(path: Path) -> BinaryIO:
    return path.open("rb")
