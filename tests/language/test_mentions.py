"""Where a text mentions somebody."""

import pytest

from quoteattr.language.mentions import markables
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from tests.parses import parsed
from tests.scenes import story

CASES = {
    "title and name": ("Mr.|PROPN|2|nmod Bell|PROPN|3|nsubj left|VERB|0|root .", ["Mr. Bell"]),
    "title that ends a sentence": (
        "She|PRON|2|nsubj met|VERB|0|root Mrs|PROPN|2|obj .\nBell|PROPN|0|root .",
        ["She", "Mrs. Bell"],
    ),
    "surname with a wrong tag": (
        "Theresa|PROPN|3|nsubj May|AUX|3|aux left|VERB|0|root .",
        ["Theresa May"],
    ),
    "particle": ("Anna|PROPN|4|nsubj de Vere|PROPN|1|flat left|VERB|0|root .", ["Anna de Vere"]),
    "definite name": ("the|DET|2|det Gryphon|PROPN|3|nsubj left|VERB|0|root .", ["the Gryphon"]),
    "nominal": (
        "A|DET|3|det very|ADJ|3|amod woman|NOUN|4|nsubj left|VERB|0|root .",
        ["A very woman"],
    ),
    "what a noun is of": (
        "The|DET|2|det mayor|NOUN|5|nsubj of|ADP|4|case Kent|PROPN|2|nmod left|VERB|0|root .",
        ["The mayor of Kent", "Kent"],
    ),
    "possessor": (
        "her|PRON|2|nmod:poss sister|NOUN|3|nsubj left|VERB|0|root .",
        ["her", "her sister"],
    ),
    "a role without what it is of": (
        "She|PRON|2|nsubj shook|VERB|0|root her|PRON|4|nmod:poss head|NOUN|2|obj .",
        ["She", "her"],
    ),
    "office between two names": (
        "Orbis|PROPN|4|compound Mayor|PROPN|4|compound Jan|PROPN|4|compound Berg|PROPN|0|root .",
        ["Orbis", "Mayor Jan Berg"],
    ),
    "weekday": ("Monday|PROPN|2|nsubj came|VERB|0|root .", []),
    "capital at the start": (
        "No|PROPN|3|discourse , come|VERB|0|root , no|INTJ|3|discourse .",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    found = markables(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in found]


def test_traits() -> None:
    """Titles, nouns and pronouns tell form, gender and kind."""
    annotated = story(
        "Mrs.|PROPN|2|nmod Bell|PROPN|3|nsubj told|VERB|0|root the|DET|5|det boy|NOUN|3|obj ."
    )

    name, nominal = markables(annotated)

    assert (name.form, name.gender, name.kind) == (MentionForm.NAME, Gender.SHE, SpeakerKind.PERSON)
    assert (nominal.form, nominal.gender) == (MentionForm.NOMINAL, Gender.HE)


def test_label_of_the_whole_document() -> None:
    """A name is what the engine calls it most often."""
    annotated = story(
        "Orbis|PROPN|2|nsubj grew|VERB|0|root .\nOrbis|PROPN|2|nsubj fell|VERB|0|root .",
        entities=(("Orbis", "ORG"),),
    )

    assert {SpeakerKind.ORGANISATION} == {mention.kind for mention in markables(annotated)}


def test_nickname_inside_a_name() -> None:
    """It is one of the words of the name, and its marks tell that it is a nickname."""
    text = "Tomas “Tip” Bell left."
    rows = """
Tomas Tomas PROPN 6 nsubj
“ “ PUNCT 3 punct
Tip Tip PROPN 1 flat
” ” PUNCT 3 punct
Bell Bell PROPN 1 flat
left leave VERB 0 root
. . PUNCT 6 punct
"""

    (mention,) = markables(parsed(text, rows))

    assert mention.name is not None
    assert (mention.span.of(text), mention.name.keys) == (text[:16], ("tomas", "tip", "bell"))
