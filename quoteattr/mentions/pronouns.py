"""The personal pronouns of English with their person, number and gender."""

from collections.abc import Mapping

import attrs

from quoteattr.mentions.markable import GrammaticalPerson, Markable, Number
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their", "thy", "thine", "whose"})
"""The possessive pronouns and determiners."""
_MARKS = "\"'“”‘’_."
"""Characters that a tokeniser may leave on a word."""
_FIRST, _SECOND, _THIRD = GrammaticalPerson
_PRONOUNS: Mapping[str, tuple[GrammaticalPerson, Number | None, Gender | None]] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (_FIRST, Number.SINGULAR, None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (_FIRST, Number.PLURAL, None)),
    **dict.fromkeys(("you", "your", "yours", "ye"), (_SECOND, None, None)),
    **dict.fromkeys(("yourself", "thou", "thee", "thy", "thine"), (_SECOND, Number.SINGULAR, None)),
    "yourselves": (_SECOND, Number.PLURAL, None),
    **dict.fromkeys(("he", "him", "his", "himself"), (_THIRD, Number.SINGULAR, Gender.HE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (_THIRD, Number.SINGULAR, Gender.SHE)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"), (_THIRD, Number.PLURAL, Gender.THEY)
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
    kind = SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON
    return attrs.evolve(_singular(token, kind), number=number, person=person, gender=gender)


def neuter_at(token: Token) -> Markable | None:
    """Return the mention of an "it", which refers to an organisation where it speaks."""
    if token.text.strip(_MARKS).lower() != "it":
        return None
    return _singular(token, SpeakerKind.ORGANISATION)


def _singular(token: Token, kind: SpeakerKind) -> Markable:
    """Return the mention of a pronoun for one person or thing, without its gender."""
    return Markable(
        token.span,
        token.index,
        token.index + 1,
        token.index,
        MentionForm.PRONOUN,
        number=Number.SINGULAR,
        kind=kind,
    )
