"""Common nouns that a text writes as names: "said [the Cat]", "the White [Rabbit]"."""

from collections import Counter
from collections.abc import Iterator, Mapping

from quoteattr.mentions.nominals import is_plural, person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import SpeakerKind

_LEAST = 3
"""Least number of times that a noun is capitalised after "the"; chosen, not tuned."""
_MOST_LOWER = 1 / 3
"""Largest number of times that it is not capitalised, as a share of the times that it is."""


def capitalised_nouns(annotated: AnnotatedText) -> Iterator[range]:
    """Yield the tokens of each definite description whose noun the text writes as a name.

    Taggers take some occurrences of such a noun for a proper noun and others for a common one.
    """
    capitals = list(_descriptions(annotated, capitalised=True))
    counts = Counter(noun.text.lower() for _, noun in capitals)
    lower = Counter(noun.text.lower() for _, noun in _descriptions(annotated, capitalised=False))
    names = _names(counts, lower)
    for first, noun in capitals:
        if noun.text.lower() in names:
            yield range(first, noun.index + 1)


def _names(capitals: Mapping[str, int], lower: Mapping[str, int]) -> frozenset[str]:
    return frozenset(
        word
        for word, number in capitals.items()
        if number >= _LEAST and lower.get(word, 0) <= _MOST_LOWER * number
    )


def _descriptions(annotated: AnnotatedText, *, capitalised: bool) -> Iterator[tuple[int, Token]]:
    """Yield the nouns for a person after "the", with the index of the first word after "the".

    Only capitalised words may be between the two if the noun is capitalised.
    """
    tokens = annotated.tokens
    for token in tokens:
        if token.text[:1].isupper() is not capitalised or not _is_person_noun(token):
            continue
        first = token.index
        while capitalised and first and _is_capitalised_word(tokens[first - 1]):
            first -= 1
        following = tokens[token.index + 1 : token.index + 2]
        is_first_of_name = bool(following) and _is_capitalised_word(following[0])
        if first and tokens[first - 1].text.lower() == "the" and not is_first_of_name:
            yield first, token


def _is_person_noun(token: Token) -> bool:
    noun = person_noun(token)
    is_noun = token.upos in {"NOUN", "PROPN"} and not is_plural(token)
    return is_noun and noun is not None and noun.kind is SpeakerKind.PERSON and not noun.is_role


def _is_capitalised_word(token: Token) -> bool:
    is_word = token.text[:1].isupper() and token.text[1:].islower()
    return is_word and token.text.lower() != "the" and token.upos in {"NOUN", "PROPN", "ADJ"}
