"""The personal pronouns of English with their person, number and gender."""

from collections.abc import Mapping

from quoteattr.mentions.markable import Markable, Number
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their", "thy", "thine", "whose"})
"""The possessive pronouns and determiners."""
_MARKS = "\"'“”‘’_."
"""What a tokeniser may leave on a word."""
_PRONOUNS: Mapping[str, tuple[int, Number | None, Gender | None]] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, Number.SINGULAR, None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (1, Number.PLURAL, None)),
    **dict.fromkeys(("you", "your", "yours", "ye"), (2, None, None)),
    **dict.fromkeys(("yourself", "thou", "thee", "thy", "thine"), (2, Number.SINGULAR, None)),
    "yourselves": (2, Number.PLURAL, None),
    **dict.fromkeys(("he", "him", "his", "himself"), (3, Number.SINGULAR, Gender.HE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (3, Number.SINGULAR, Gender.SHE)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"), (3, Number.PLURAL, Gender.THEY)
    ),
}
REFLEXIVES = frozenset({"himself", "herself", "themselves", "myself", "ourselves"})
"""Pronouns that refer to the subject of their clause."""


def is_pronoun(word: str) -> bool:
    """Whether a word, whatever its case and with marks left on it, is a personal pronoun."""
    return word.strip(_MARKS).lower() in _PRONOUNS


def pronoun_at(token: Token) -> Markable | None:
    """Return the mention of a personal or possessive pronoun, None for other tokens."""
    word = token.text.strip(_MARKS)
    traits = _PRONOUNS.get(word.lower())
    if traits is None or word == "US" or (token.upos in {"PROPN", "NOUN"} and word != "I"):
        return None
    person, number, gender = traits
    return Markable(
        token.span,
        token.index,
        token.index + 1,
        token.index,
        MentionForm.PRONOUN,
        number=number,
        person=person,
        gender=gender,
        kind=SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON,
    )
