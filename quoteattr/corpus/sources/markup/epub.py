"""The text of an e-book, its chapters in reading order (https://www.w3.org/TR/epub-33/).

Needs `lxml`. The container is a ZIP archive whose package document lists the chapters.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from quoteattr.corpus.sources.markup.blocks import blocks
from quoteattr.corpus.sources.markup.extracted import Extracted
from quoteattr.errors import EngineError, InputFileError, in_words

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LARGEST = 64 * 2**20
"""Bytes of a chapter; an archive of a few kilobytes can unpack to any number of them."""
_DC = "{http://purl.org/dc/elements/1.1/}"
_XHTML = "application/xhtml+xml"


def check() -> None:
    """Check that `lxml` is installed.

    Raises:
        EngineError: It is not installed.
    """
    try:
        import lxml.html  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        raise EngineError("e-books need lxml: pip install 'quoteattr[epub]'") from error


def book(path: Path) -> Extracted:
    """Return the text of an e-book, with a blank line between paragraphs.

    Raises:
        InputFileError: The file cannot be read, is not an EPUB, is encrypted, or has no text.
    """
    from lxml import etree  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as archive:
            return _book(path, archive)
    except InputFileError:
        raise
    except OSError as error:
        raise InputFileError(f"{path}: {in_words(error)}") from error
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
        *(KeyError, ValueError, etree.LxmlError),
    ) as error:
        raise InputFileError(f"{path}: broken, or no EPUB: {error}") from error


def _book(path: Path, archive: zipfile.ZipFile) -> Extracted:
    place = _package_place(_xml(archive, _CONTAINER))
    package = _xml(archive, place)
    hidden = _encrypted(archive)
    paragraphs: list[str] = []
    for name in _chapters(package, posixpath.dirname(place)):
        if name in hidden:
            raise InputFileError(f"{path}: encrypted (DRM), so its text cannot be read")
        paragraphs += blocks(_read(archive, name))
    if not paragraphs:
        raise InputFileError(f"{path}: an e-book without text")
    columns = {
        "title": _property(package, "title"),
        "author": _property(package, "creator"),
        "date": _property(package, "date"),
        "url": None,
    }
    return Extracted("\n\n".join(paragraphs) + "\n", columns)


def _package_place(container: Any) -> str:  # noqa: ANN401  lxml has no types
    for element in container.iter("{*}rootfile"):
        place: str = element.get("full-path", "")
        if place:
            return place
    raise KeyError("rootfile")


def _chapters(package: Any, folder: str) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of the chapters, without the table of contents that readers build."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") != _XHTML:
            continue
        if "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _encrypted(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the names of the encrypted files; fonts often are, and do not matter."""
    if _ENCRYPTION not in archive.namelist():
        return frozenset()
    listed = _xml(archive, _ENCRYPTION).iter("{*}CipherReference")
    return frozenset(unquote(element.get("URI", "")) for element in listed)


def _property(package: Any, name: str) -> str | None:  # noqa: ANN401
    """Return a property of the book in its package document, several values joined."""
    found = (" ".join((element.text or "").split()) for element in package.iter(f"{_DC}{name}"))
    return "; ".join(filter(None, found)) or None


def _xml(archive: zipfile.ZipFile, name: str) -> Any:  # noqa: ANN401
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(_read(archive, name), parser)
    if root is None:
        raise ValueError(f"{name} is empty")
    return root


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"{name} unpacks to more than {_LARGEST // 2**20} MB")
    return content
