"""Mentions of names without a text around them: what is clustered needs no parse."""

from quoteattr.language.names import parse_name
from quoteattr.mentions.markable import Markable, Number
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span


def mention_of(name: str, place: int, kind: SpeakerKind) -> Markable:
    """Return the mention of a name that is the only token at its place."""
    parsed = parse_name(name)
    return Markable(
        Span(place, place + 1),
        place,
        place + 1,
        place,
        MentionForm.NAME,
        Number.SINGULAR,
        gender=parsed.title_gender,
        kind=kind,
        name=parsed,
    )
