"""Who speaks together."""

import pytest

from quoteattr.resolve.discourse.coordination import conjunction
from quoteattr.schema.span import Extent
from tests.scenes import story

COUPLE = "Ann|PROPN|4|nsubj and|CCONJ|3|cc Bob|PROPN|1|conj left|VERB|0|root ."
POET = """
Ann|PROPN|9|nsubj , a|DET|4|det poet|NOUN|1|appos and|CCONJ|7|cc a|DET|7|det painter|NOUN|1|conj
, left|VERB|0|root .
""".replace("\n", " ")


@pytest.mark.parametrize(("notation", "together"), [(COUPLE, True), (POET, False)])
def test_conjunction(notation: str, *, together: bool) -> None:
    """Two names are two speakers; two things that one name is described as are not."""
    annotated = story(notation)
    source = Extent.single(0, annotated.text.index(" left"))

    assert (conjunction(annotated, 0, source) is not None) is together
