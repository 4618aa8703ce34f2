"""Files whose text is extracted from markup: web pages and e-books.

Offsets refer to the extracted text, so it is stored with the result.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from quoteattr.corpus.sources.markup import epub, html
from quoteattr.corpus.sources.markup.extracted import Extracted


@attrs.frozen
class Extractor:
    """Extracts the texts of files of a format."""

    check: Callable[[], None]
    """Raises `EngineError` if a package is missing."""
    extract: Callable[[Path], Extracted]
    """Returns the text of a file; raises `InputFileError` if there is none."""


_ARTICLE = Extractor(html.check, html.article)
EXTRACTORS: Mapping[str, Extractor] = {
    ".html": _ARTICLE,
    ".htm": _ARTICLE,
    ".xhtml": _ARTICLE,
    ".epub": Extractor(epub.check, epub.book),
}
"""The extractors by the suffixes of files, in lower case."""


def extractor_of(path: Path) -> Extractor | None:
    """Return what extracts the text of a file, None for a file without markup."""
    return EXTRACTORS.get(path.suffix.lower())
