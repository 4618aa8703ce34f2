"""Personal pronouns."""

import pytest

from quoteattr.mentions.markable import Number
from quoteattr.mentions.pronouns import is_pronoun, pronoun_at
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.parses import read_parse


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("She|PRON", (3, Number.SINGULAR, Gender.SHE, SpeakerKind.PERSON)),
        ("us|PRON", (1, Number.PLURAL, None, SpeakerKind.GROUP)),
        ("you|PRON", (2, None, None, SpeakerKind.PERSON)),
        ("US|PROPN", None),
        ("who|PRON", None),
    ],
)
def test_pronoun_at(
    notation: str, expected: tuple[int, Number | None, Gender | None, SpeakerKind] | None
) -> None:
    """A personal pronoun has person, number and gender; other words are not mentions."""
    pronoun = pronoun_at(read_parse(f"{notation}|2|nsubj left|VERB|0|root .").tokens[0])

    traits = pronoun and (pronoun.person, pronoun.number, pronoun.gender, pronoun.kind)
    assert traits == expected


def test_marks_of_the_tokeniser() -> None:
    """A quotation mark that the tokeniser left on a pronoun does not hide it."""
    assert is_pronoun("“I")
