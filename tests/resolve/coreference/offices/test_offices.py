"""Holders of offices and bearers of titles."""

from collections.abc import Iterable

import pytest

from quoteattr.resolve.coreference.offices import Offices, Qualifiers
from quoteattr.resolve.discourse.cluster import Cluster
from tests.passes import first_pass

STORY = """
Capt.|PROPN|2|nmod Reed|PROPN|3|nsubj rose|VERB|0|root .
Ann|PROPN|5|nsubj , Orbis|PROPN|4|compound chief|NOUN|1|appos left|VERB|0|root .

“ Rain ! ”
"""


@pytest.fixture
def offices() -> Offices:
    """The offices of the parse."""
    return first_pass(STORY).background.offices


def _names(clusters: Iterable[Cluster]) -> list[str]:
    return [next(iter(cluster.names)) for cluster in clusters]


@pytest.mark.parametrize("noun", ["captain", "capt"])
def test_a_title_has_bearers_in_full_and_short(offices: Offices, noun: str) -> None:
    """A "captain" bears "Capt."."""
    assert _names(offices.bearers(noun, Qualifiers())) == ["capt Reed"]


def test_a_noun_that_is_not_a_title_has_no_bearer(offices: Offices) -> None:
    """Neither an office nor another noun has a bearer."""
    assert offices.bearers("colonel", Qualifiers()) == offices.bearers("hat", Qualifiers()) == ()


def test_an_apposition_describes(offices: Offices) -> None:
    """The noun is a role of the name beside it."""
    assert _names(offices.described("chief", Qualifiers())) == ["Ann"]


def test_nouns_for_the_one_head_of_an_organisation_are_synonyms(offices: Offices) -> None:
    """A chief is its head."""
    ((office, organisation), holders), *_ = (
        item for item in offices.holders.items() if item[0][0] != "capt"
    )

    assert (office, next(iter(organisation.names))) == ("head", "Orbis")
    assert _names(holders) == ["Ann"]


def test_the_best_qualified_bearers() -> None:
    """Of two presidents and a vice president, "the French president" is the French one."""
    french, german, vice = Cluster(), Cluster(), Cluster()
    stated = {
        ("president", french): (Qualifiers(adjectives=frozenset({"French"})),),
        ("president", german): (Qualifiers(adjectives=frozenset({"German"})),),
        ("president", vice): (Qualifiers(ranks=frozenset({"vice"})),),
    }
    offices = Offices({}, {}, {"president": (french, german, vice)}, stated)

    described = Qualifiers(adjectives=frozenset({"French"}))
    assert offices.bearers("president", described) == (french,)
    assert offices.bearers("president", Qualifiers()) == (french, german)
