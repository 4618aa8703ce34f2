"""Parties and countries of people."""

import pytest

from quoteattr.resolve.coreference.variation.affiliations import Affiliations
from tests.passes import first_pass


@pytest.mark.parametrize(
    "before",
    [
        "Democrat|PROPN|2|nmod:desc Ada|PROPN|5|nsubj Brook|PROPN|2|flat",
        "Ada|PROPN|5|nsubj Brook|PROPN|1|flat Democrat|PROPN|1|appos",
        "Democratic|ADJ|2|amod candidate|NOUN|5|nsubj Ada|PROPN|2|appos Brook|PROPN|3|flat",
    ],
)
def test_words_beside_a_name_state_a_party(before: str) -> None:
    """A party is stated before a name, after it, or beside its office."""
    words = len(before.split())
    state = first_pass(
        f"{before.replace('|5|', f'|{words + 1}|')} left|VERB|0|root .\n\n“ Rain ! ”"
    )

    assert [one.parties for one in state.background.affiliations.values()] == [{"democratic"}]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Affiliations(frozenset({"tory"})), Affiliations(frozenset({"labour"})), False),
        (Affiliations(frozenset({"tory"})), Affiliations(peoples=frozenset({"welsh"})), True),
        (Affiliations(), Affiliations(peoples=frozenset({"welsh"})), True),
    ],
)
def test_one_person_has_one_party(one: Affiliations, other: Affiliations, *, agree: bool) -> None:
    """Two parties are two people; a party and a country may be one person's."""
    assert one.agrees_with(other) is agree
