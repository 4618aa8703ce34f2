"""People who act in the narration."""

import pytest

from quoteattr.attribute.actors import first_actor, last_actor, owner_of_part
from quoteattr.schema.span import Span
from tests.scenes import scene


def actors(notation: str) -> list[str | None]:
    """Return the first and the last actor of a parse."""
    acted = scene(notation)
    text = acted.annotated.text
    found = (find(acted, Span(0, len(text))) for find in (first_actor, last_actor))
    return [actor.of(text) if actor else None for actor in found]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Ann|PROPN|2|nsubj rose|VERB|0|root .\nBob|PROPN|2|nsubj sat|VERB|0|root .",
            ["Ann", "Bob"],
        ),
        (
            "Ann|PROPN|2|nsubj rose|VERB|0|root and|CCONJ|5|cc Bob|PROPN|5|nsubj sat|VERB|2|conj .",
            ["Ann", "Bob"],
        ),
        (
            "Ann|PROPN|2|nsubj rose|VERB|0|root .\nIt|PRON|2|nsubj rained|VERB|0|root .",
            ["Ann", "Ann"],
        ),
        (
            "Ann|PROPN|2|nsubj rose|VERB|0|root|VBD .\nThe|DET|2|det cook|NOUN|0|root .",
            ["Ann", "The cook"],
        ),
        (
            "Ann|PROPN|2|nsubj rose|VERB|0|root|VBD .\nA|DET|3|det good cook|NOUN|0|root .",
            ["Ann", "Ann"],
        ),
        ("“ Ann|PROPN|3|nsubj rose|VERB|0|root . ”", [None, None]),
        (
            "His|PRON|2|nmod:poss voice|NOUN|3|nsubj shook|VERB|0|root .",
            ["His", "His"],
        ),
    ],
    ids=[
        "two actors",
        "two clauses",
        "rain does not act",
        "a sentence without a verb",
        "nobody known",
        "a quotation is not narration",
        "a part of a person",
    ],
)
def test_first_and_last(notation: str, expected: list[str | None]) -> None:
    """The actors are those of the case."""
    assert actors(notation) == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Ann|PROPN|2|nmod:poss voice|NOUN|3|nsubj broke|VERB|0|root .", "Ann"),
        ("Ann|PROPN|2|nmod:poss head|NOUN|3|nsubj said|VERB|0|root .", None),
        ("A|DET|2|det voice|NOUN|3|nsubj said|VERB|0|root .", None),
    ],
    ids=["a part", "perhaps the head of a school", "nobody's"],
)
def test_the_owner_of_a_part(notation: str, expected: str | None) -> None:
    """A part of a person speaks for the person."""
    acted = scene(notation)

    owner = owner_of_part(acted, acted.annotated.tokens[1])

    assert (owner.text if owner else None) == expected
