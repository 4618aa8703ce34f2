"""What the parts of a document are called on the page: words, classes and the ids of elements."""

from quoteattr.export.html.shares import Share
from quoteattr.schema.quote import Gender, Quote, Speaker, SpeakerKind

UNKNOWN = "not told"
"""The name of a speaker that the text does not tell."""

# Five colours that are told apart with every kind of colour vision, and four styles of line: as
# they share no divisor, twenty speakers look different, and neighbours differ in both.
_COLOURS = 5
_LINES = 4

_PRONOUNS = {Gender.HE: "he", Gender.SHE: "she", Gender.THEY: "they"}


def name_of(speaker: Speaker | None) -> str:
    """Return what a speaker is called; never a blank."""
    return (speaker and speaker.name.strip()) or UNKNOWN


def facts_of(speaker: Speaker) -> str:
    """Return what is known of a speaker besides the name, such as `person, she`; may be empty."""
    kind = "" if speaker.kind is SpeakerKind.UNKNOWN else speaker.kind.value
    pronoun = _PRONOUNS[speaker.gender] if speaker.gender else ""
    return ", ".join(filter(None, (kind, pronoun)))


def look_of(share: Share) -> str:
    """Return the classes that give a speaker colour and line."""
    if share.speaker is None:
        return "c-none"
    return f"c{share.rank % _COLOURS} u{share.rank % _LINES}"


def quote_id(document: int, quote: Quote) -> str:
    """Return the id of the place of a quotation in the text."""
    return f"d{document}q{quote.id}"


def row_id(document: int, quote: Quote) -> str:
    """Return the id of the row of a quotation in the table."""
    return f"d{document}r{quote.id}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in `1 quotation` or `1,200 words`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
