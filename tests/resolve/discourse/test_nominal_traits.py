"""Traits of nominals."""

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominal_traits import (
    head_lemma,
    is_definite,
    is_generic,
    is_indefinite,
    is_quantified,
    is_restricted,
    modifiers_of,
    writer_of,
)
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.golden import golden
from tests.parses import read_parse


def _nominal(notation: str) -> tuple[Discourse, Markable]:
    discourse = read_discourse(read_parse(notation), ())
    return discourse, next(one for one in discourse.mentions if one.form is MentionForm.NOMINAL)


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The nominal is definite or indefinite, as in the file."""
    assert is_definite(*_nominal(given)) is (expected == "definite")


def test_is_quantified() -> None:
    """A nominal with a quantifier refers to nobody in particular."""
    assert is_quantified(*_nominal("every|DET|2|det tourist|NOUN|3|nsubj left|VERB|0|root ."))


def test_is_indefinite() -> None:
    """An indefinite article introduces a person."""
    assert is_indefinite(*_nominal("a|DET|2|det tourist|NOUN|3|nsubj left|VERB|0|root ."))
    assert not is_indefinite(*_nominal("the|DET|2|det tourist|NOUN|3|nsubj left|VERB|0|root ."))


def test_is_generic() -> None:
    """Nouns for any person, or any person of an age, are generic."""
    assert is_generic("man")
    assert is_generic("60-year-old")
    assert not is_generic("senator")


def test_head_lemma_with_hyphens() -> None:
    """The lemma of a noun includes the words that hyphens join to it."""
    discourse, nominal = _nominal("the|DET|2|det baker|NOUN|3|nsubj left|VERB|0|root .")

    assert head_lemma(discourse, nominal) == "baker"


def test_modifiers_of() -> None:
    """Adjectives before the head and nouns after it distinguish a nominal from others."""
    nominal = _nominal(
        "the|DET|3|det old|ADJ|3|amod mayor|NOUN|6|nsubj of|ADP|5|case Kent|PROPN|3|nmod "
        "left|VERB|0|root ."
    )

    assert modifiers_of(*nominal) == {"old", "kent"}


def test_writer_of() -> None:
    """The writer of a letter is in a from-phrase or a possessive."""
    discourse, nominal = _nominal(
        "a|DET|2|det letter|NOUN|5|nsubj from|ADP|4|case Bell|PROPN|2|nmod came|VERB|0|root ."
    )

    assert writer_of(discourse, nominal) is discourse.by_token[3]


def test_is_restricted() -> None:
    """A phrase behind a noun says which one is meant, unless it is an of-phrase."""
    man = "the|DET|2|det man|NOUN|5|nsubj {}|ADP|4|case Kent|PROPN|2|nmod left|VERB|0|root ."

    assert is_restricted(*_nominal(man.format("from")))
    assert not is_restricted(*_nominal(man.format("of")))
