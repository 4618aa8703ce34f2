"""Mentions before they are resolved."""

import pytest

from quoteattr.mentions.markable import Markable, Number
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span


@pytest.mark.parametrize(
    ("number", "kind", "is_one"),
    [
        (Number.SINGULAR, SpeakerKind.PERSON, True),
        (None, SpeakerKind.PERSON, True),
        (Number.PLURAL, SpeakerKind.PERSON, False),
        (Number.SINGULAR, SpeakerKind.ORGANISATION, False),
    ],
    ids=["the nurse", "you", "the nurses", "the board"],
)
def test_words_for_one_person(number: Number | None, kind: SpeakerKind, *, is_one: bool) -> None:
    """Only a plural excludes a single person; "you" may be one or several."""
    mention = Markable(Span(0, 5), 0, 1, 0, MentionForm.NOMINAL, number=number, kind=kind)

    assert mention.is_one_person is is_one
