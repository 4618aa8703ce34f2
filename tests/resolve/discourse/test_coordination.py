"""Coordinated speakers."""

import pytest

from quoteattr.resolve.discourse.coordination import coordinator
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
