"""The index of the pages in a folder."""

import os
from pathlib import Path
from urllib.parse import quote

import attrs

from quoteattr.export.html import Tally, index
from quoteattr.schema.document import Document


@attrs.define
class Overview:
    """The content of the index of several pages, collected page by page."""

    tally: Tally = attrs.field(factory=Tally)
    """The counts."""
    links: list[str] = attrs.field(factory=list)
    """The relative addresses of the pages."""

    def add(self, document: Document, page: Path) -> None:
        """Count a document.

        Args:
            document: The document.
            page: The path of its page from the index.
        """
        self.tally.add(document, outlet=_outlet(document.id))
        # Without the dot, a name with a colon or slashes could be read as an absolute address.
        self.links.append(f"./{quote(os.fsencode(page.as_posix()))}")

    def page(self) -> str:
        """Return the index."""
        return index(self.tally, dict(enumerate(self.links, start=1)))


def _outlet(label: str) -> str:
    """Return the folder of a document, which usually names its outlet, unless it is a year."""
    folder, slash, _ = label.partition("/")
    return folder if slash and not folder.isdigit() else ""
