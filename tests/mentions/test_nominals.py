"""Noun phrases that describe a speaker."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mentions are those of the file."""
    annotated = read_parse(given)

    found = [mention.span.of(annotated.text) for mention in find_mentions(annotated)]

    assert found == expected.splitlines()


@pytest.mark.parametrize(
    ("notation", "gender"),
    [
        (
            """
            The|DET|2|det tallest/tall|ADJ|6|nsubj|JJS of|ADP|5|case her|PRON|5|nmod:poss
              brothers/brother|NOUN|2|nmod|NNS left|VERB|0|root .
            """,
            Gender.HE,
        ),
        (
            """
            The|DET|6|det 34|NUM|4|nummod +-|2 +year|NOUN|6|obl +-|4 +old|ADJ|7|nsubj|JJ
              left|VERB|0|root .
            """,
            None,
        ),
    ],
    ids=["of-phrase", "age"],
)
def test_adjective_that_heads_a_nominal(notation: str, gender: Gender | None) -> None:
    """It refers to one person, of the gender of the noun in its of-phrase."""
    annotated = read_parse(notation)

    nominal = next(one for one in find_mentions(annotated) if one.span.start == 0)

    assert nominal.span.of(annotated.text) == annotated.text.removesuffix(" left.")
    assert (nominal.kind, nominal.gender) == (SpeakerKind.PERSON, gender)


def test_plural_that_the_lemmatiser_left() -> None:
    """The plural of a noun for a person is a group, whatever its lemma."""
    annotated = read_parse("Homeowners|NOUN|2|nsubj left|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.span.of(annotated.text) == "Homeowners"


def test_a_rare_noun_for_people() -> None:
    """The longer list of rare nouns counts too."""
    nouns = person_nouns()

    assert nouns["croupier"].kind is SpeakerKind.PERSON
    assert nouns["horsewoman"].gender is Gender.SHE
