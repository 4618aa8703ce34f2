"""Name mentions without a text: clustering needs no parse."""

from quoteattr.language.names import parse_name
from quoteattr.mentions.markable import Markable, Number
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span


def mention_of(name: str, index: int, kind: SpeakerKind) -> Markable:
    """Return the mention of a name that is the token at `index`, one character long."""
    parsed = parse_name(name)
    return Markable(
        Span(index, index + 1),
        index,
        index + 1,
        index,
        MentionForm.NAME,
        Number.SINGULAR,
        gender=parsed.title_gender,
        kind=kind,
        name=parsed,
    )
