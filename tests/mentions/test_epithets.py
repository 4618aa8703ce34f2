"""Epithets that distinguish two people of one name."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.mentions.epithets import with_epithets
from tests.parses import read_parse

OLD = "old|ADJ|2|amod Bo|PROPN|3|nsubj slept|VERB|0|root .\n"
YOUNG = "Young|ADJ|2|amod Bo|PROPN|3|nsubj ran|VERB|0|root .\n"
BARE = "Bo|PROPN|2|nsubj fell|VERB|0|root .\n"


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


def test_two_uses_are_enough_where_the_name_is_hardly_used_alone() -> None:
    """In a short text, a name that nearly always has an epithet is that of two people."""
    found = names(OLD * 2 + BARE + YOUNG * 2)

    assert found == ["old Bo | old Bo"] * 2 + ["Bo | Bo"] + ["young Bo | Young Bo"] * 2


@pytest.mark.parametrize("notation", [OLD * 4, OLD * 4 + YOUNG, OLD * 2 + BARE * 4 + YOUNG * 2])
def test_an_epithet_alone_is_not_part_of_the_name(notation: str) -> None:
    """Old Bo may be the only Bo, and "young Bo" he as he was."""
    assert {found.partition(" | ")[0] for found in names(notation)} == {"Bo"}


def test_a_name_without_an_epithet_stays_as_it_is() -> None:
    """Which of two it refers to depends on its context."""
    assert names(OLD * 3 + BARE + YOUNG * 3)[3] == "Bo | Bo"


def test_the_younger_has_the_suffix_of_the_son() -> None:
    """Where a text has a "Tom Bo Jr.", the younger Bo is he."""
    son = "Tom|PROPN|4|nsubj Bo|PROPN|1|flat Jr.|PROPN|1|flat fell|VERB|0|root .\n"
    younger = "the|DET|3|det younger|ADJ|3|amod Bo|PROPN|4|nsubj ran|VERB|0|root .\n"
    annotated = read_parse(son + younger)

    found = with_epithets(annotated, find_mentions(annotated))

    assert [mention.name.suffix for mention in found if mention.name] == ["jr", "jr"]
