"""Coordinated speakers."""

import pytest

from quoteattr.resolve.discourse.coordination import coordinator, subject_coordinators
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
