"""The text of a file with markup, and what the file says of it."""

from collections.abc import Mapping

import attrs

COLUMNS = ("title", "author", "date", "url")
"""What is known of a text, beside the text."""


@attrs.frozen
class Extracted:
    """A text without its markup."""

    text: str
    """The text; a line or several end a paragraph."""
    columns: Mapping[str, str | None]
    """A value for each of `COLUMNS`, None if the file does not say it."""
