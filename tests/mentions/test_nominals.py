"""Noun phrases that describe a speaker."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.parses import parsed
from tests.scenes import story

CASES = {
    "nominal": (
        "A|DET|3|det very|ADJ|3|amod woman|NOUN|4|nsubj left|VERB|0|root .",
        ["A very woman"],
    ),
    "of-phrase": (
        "The|DET|2|det mayor|NOUN|5|nsubj of|ADP|4|case Kent|PROPN|2|nmod left|VERB|0|root .",
        ["The mayor of Kent", "Kent"],
    ),
    "possessor": (
        "her|PRON|2|nmod:poss sister|NOUN|3|nsubj left|VERB|0|root .",
        ["her", "her sister"],
    ),
    "a role without an of-phrase": (
        "She|PRON|2|nsubj shook|VERB|0|root her|PRON|4|nmod:poss head|NOUN|2|obj .",
        ["She", "her"],
    ),
    "a number before a noun": (
        "A|DET|4|det No|DET|4|det 11|NUM|4|nummod aide|NOUN|5|nsubj left|VERB|0|root .",
        ["A No 11 aide"],
    ),
    "hyphens before a noun": (
        (
            "An|DET|2|det out|ADP|7|amod -|PUNCT|2|punct of|ADP|2|fixed -|PUNCT|2|punct "
            "touch|NOUN|7|nmod man|NOUN|8|nsubj left|VERB|0|root ."
        ),
        ["touch man"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    mentions = find_mentions(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "rows", "gender"),
    [
        (
            "The tallest of her brothers left.",
            """
The the DET 2 det
tallest tall ADJ 6 nsubj JJS
of of ADP 5 case
her her PRON 5 nmod:poss
brothers brother NOUN 2 nmod NNS
left leave VERB 0 root
. . PUNCT 6 punct
""",
            Gender.HE,
        ),
        (
            "The 34-year-old left.",
            """
The the DET 6 det
34 34 NUM 4 nummod
- - PUNCT 2 punct
year year NOUN 6 obl
- - PUNCT 4 punct
old old ADJ 7 nsubj JJ
left leave VERB 0 root
. . PUNCT 7 punct
""",
            None,
        ),
    ],
)
def test_adjective_that_heads_a_nominal(text: str, rows: str, gender: Gender | None) -> None:
    """It refers to one person, of the gender of the noun in its of-phrase."""
    nominal = next(one for one in find_mentions(parsed(text, rows)) if one.span.start == 0)

    assert nominal.span.of(text) == text.removesuffix(" left.")
    assert (nominal.kind, nominal.gender) == (SpeakerKind.PERSON, gender)


def test_plural_that_the_lemmatiser_left() -> None:
    """The plural of a noun for a person is a group, whatever its lemma."""
    annotated = story("Homeowners|NOUN|2|nsubj left|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.span.of(annotated.text) == "Homeowners"
