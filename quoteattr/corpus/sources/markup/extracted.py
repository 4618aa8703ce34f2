"""The text of a file with markup, and the metadata of the file."""

from collections.abc import Mapping

import attrs

COLUMNS = ("title", "author", "date", "url")
"""The metadata of a text."""


@attrs.frozen
class Extracted:
    """A text without its markup."""

    text: str
    """The text; one line end or more separate paragraphs."""
    columns: Mapping[str, str | None]
    """A value for each of `COLUMNS`, None if the file does not have it."""
