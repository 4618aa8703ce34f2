"""Names on the page: labels of speakers, and ids of elements."""

from quoteattr.schema.quote import Quote, Speaker, SpeakerKind

UNKNOWN = "unknown"
"""The label of an unresolved speaker."""


def name_of(speaker: Speaker | None) -> str:
    """Return the name of a speaker; never blank."""
    return (speaker and speaker.name.strip()) or UNKNOWN


def facts_of(speaker: Speaker) -> str:
    """Return the kind and pronouns of a speaker, such as `person, she`; may be empty."""
    kind = "" if speaker.kind is SpeakerKind.UNKNOWN else speaker.kind.value
    pronoun = speaker.gender.value if speaker.gender else ""
    return ", ".join(filter(None, (kind, pronoun)))


def number_of(speaker: Speaker | None) -> int:
    """Return the number of a speaker on the page, 0 for an unresolved one."""
    return speaker.id if speaker else 0


def quote_id(document: int, quote: Quote) -> str:
    """Return the id of the element of a quotation in the text."""
    return f"d{document}q{quote.id}"


def row_id(document: int, quote: Quote) -> str:
    """Return the id of the row of a quotation in the table."""
    return f"d{document}r{quote.id}"


def chapter_id(document: int, chapter: int) -> str:
    """Return the id of the heading of a chapter, by its number from 1."""
    return f"d{document}c{chapter}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in `1 quotation` or `1,200 words`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
