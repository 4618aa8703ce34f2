"""Names on the page: labels of speakers, CSS classes, and ids of elements."""

from quoteattr.export.html.shares import Share
from quoteattr.schema.quote import Gender, Quote, Speaker, SpeakerKind

UNKNOWN = "not told"
"""The label of an unresolved speaker."""

# Five colours that can be distinguished with every kind of colour vision, and four line styles: as
# the numbers are coprime, twenty speakers look different, and neighbours differ in both.
_COLOURS = 5
_LINES = 4

_PRONOUNS = {Gender.HE: "he", Gender.SHE: "she", Gender.THEY: "they"}


def name_of(speaker: Speaker | None) -> str:
    """Return the name of a speaker; never blank."""
    return (speaker and speaker.name.strip()) or UNKNOWN


def facts_of(speaker: Speaker) -> str:
    """Return the kind and pronouns of a speaker, such as `person, she`; may be empty."""
    kind = "" if speaker.kind is SpeakerKind.UNKNOWN else speaker.kind.value
    pronoun = _PRONOUNS[speaker.gender] if speaker.gender else ""
    return ", ".join(filter(None, (kind, pronoun)))


def look_of(share: Share) -> str:
    """Return the CSS classes for the colour and line style of a speaker."""
    if share.speaker is None:
        return "c-none"
    return f"c{share.rank % _COLOURS} u{share.rank % _LINES}"


def quote_id(document: int, quote: Quote) -> str:
    """Return the id of the element of a quotation in the text."""
    return f"d{document}q{quote.id}"


def row_id(document: int, quote: Quote) -> str:
    """Return the id of the row of a quotation in the table."""
    return f"d{document}r{quote.id}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in `1 quotation` or `1,200 words`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
