"""Epithets that distinguish two people of one name."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.epithets import with_epithets
from tests.parses import read_parse

OLD = "old|ADJ|2|amod Bo|PROPN|3|nsubj slept|VERB|0|root .\n"
YOUNG = "Young|ADJ|2|amod Bo|PROPN|3|nsubj ran|VERB|0|root .\n"


def names(notation: str) -> list[str]:
    """Return the words of the names of a text, with the text of their mentions if it differs."""
    annotated = read_parse(notation)
    found = with_epithets(annotated, find_mentions(annotated))
    return [
        f"{' '.join(mention.name.words)} | {mention.span.of(annotated.text)}"
        for mention in found
        if mention.name
    ]


def test_opposite_epithets_are_part_of_the_name() -> None:
    """Old Bo and young Bo are two people; the epithet is compared in lower case."""
    found = names(OLD * 3 + YOUNG * 3)

    assert found == ["old Bo | old Bo"] * 3 + ["young Bo | Young Bo"] * 3


@pytest.mark.parametrize("notation", [OLD * 4, OLD * 4 + YOUNG * 2])
def test_an_epithet_alone_is_not_part_of_the_name(notation: str) -> None:
    """Old Bo may be the only Bo, and "young Bo" he as he was."""
    assert {found.partition(" | ")[0] for found in names(notation)} == {"Bo"}


def test_a_name_without_an_epithet_stays_as_it_is() -> None:
    """Which of two it refers to depends on its context."""
    bare = "Bo|PROPN|2|nsubj fell|VERB|0|root .\n"

    assert names(OLD * 3 + bare + YOUNG * 3)[3] == "Bo | Bo"
