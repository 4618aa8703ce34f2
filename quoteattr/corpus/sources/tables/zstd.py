"""Zstandard files, with an error if they are incomplete; needs `zstandard`."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from quoteattr.errors import EngineError

_CHUNK = 2**16


def open_zstd(path: Path) -> io.BufferedReader:
    """Open a file, which may have several frames, as parallel compressors write them.

    The package's own reader would take the end of a truncated file for the end of its last frame.

    Raises:
        OSError: The file cannot be opened; reading raises it too where the data is broken.
        EngineError: `zstandard` is missing.
    """
    try:
        import zstandard  # noqa: F401, PLC0415  an extra, and needed for these files only
    except ImportError as error:
        message = f"{path}: zstandard is missing: pip install 'quoteattr[zstd]'"
        raise EngineError(message) from error
    return io.BufferedReader(_Unpacked(path.open("rb")), _CHUNK)


class _Unpacked(io.RawIOBase):
    """The content of a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._pieces = _pieces(file)
        self._waiting = memoryview(b"")

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, and return the number of bytes."""
        while not self._waiting:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._waiting = memoryview(piece)
        taken = self._waiting[: len(buffer)]
        buffer[: len(taken)] = taken
        self._waiting = self._waiting[len(taken) :]
        return len(taken)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415

    frame = None
    while data := file.read(_CHUNK):
        while data:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            try:
                yield frame.decompress(data)
            except zstandard.ZstdError as error:
                raise OSError(str(error)) from error
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        raise EOFError("the last frame has no end")
