"""Qualifiers of offices."""

import pytest

from quoteattr.resolve.coreference.offices import Qualifiers


@pytest.mark.parametrize(
    ("described", "stated", "agrees"),
    [
        (Qualifiers(), Qualifiers(ranks=frozenset({"vice"})), False),
        (Qualifiers(), Qualifiers(tenures=frozenset({"former"})), True),
        (
            Qualifiers(adjectives=frozenset({"French"})),
            Qualifiers(adjectives=frozenset({"German"})),
            False,
        ),
        (Qualifiers(adjectives=frozenset({"French"})), Qualifiers(), True),
    ],
)
def test_qualifiers_that_contradict_each_other(
    described: Qualifiers, stated: Qualifiers, *, agrees: bool
) -> None:
    """A vice president is not the president, and the French one is not the German one."""
    assert described.agrees_with(stated) is agrees
