"""Coordinated speakers."""

import pytest

from quoteattr.resolve.discourse.coordination import (
    coordinator,
    subject_coordinators,
    with_conjuncts,
)
from quoteattr.schema.span import Extent
from tests.parses import read_parse

COUPLE = "Ann|PROPN|4|nsubj and|CCONJ|3|cc Bob|PROPN|1|conj left|VERB|0|root ."
POET = """
Ann|PROPN|9|nsubj , a|DET|4|det poet|NOUN|1|appos and|CCONJ|7|cc a|DET|7|det painter|NOUN|1|conj
, left|VERB|0|root .
""".replace("\n", " ")


@pytest.mark.parametrize(("notation", "together"), [(COUPLE, True), (POET, False)])
def test_coordinator(notation: str, *, together: bool) -> None:
    """Two names are two speakers; two descriptions of one name are one."""
    annotated = read_parse(notation)
    source = Extent.single(0, annotated.text.index(" left"))

    assert (coordinator(annotated, 0, source) is not None) is together


@pytest.mark.parametrize(
    ("notation", "coordinators"),
    [
        (COUPLE, ["and"]),
        ("Ann|PROPN|2|nsubj left|VERB|0|root and|CCONJ|4|cc ran|VERB|2|conj .", []),
    ],
)
def test_subject_coordinators(notation: str, coordinators: list[str]) -> None:
    """Subjects are joined, and not clauses."""
    found = subject_coordinators(read_parse(notation))

    assert [token.text for token in found] == coordinators


@pytest.mark.parametrize(
    ("notation", "first", "expected"),
    [
        (COUPLE, 0, ["Ann", "Bob"]),
        ("Ann|PROPN|3|conj and|CCONJ|1|cc Bob|PROPN|4|nsubj left|VERB|0|root .", 2, ["Bob"]),
    ],
    ids=["after the first", "before the first"],
)
def test_conjuncts_follow_the_first(notation: str, first: int, expected: list[str]) -> None:
    """A parser may attach one to a later word, and then it is none."""
    annotated = read_parse(notation)

    found = with_conjuncts(annotated, annotated.tokens[first])

    assert [token.text for token in found] == expected
