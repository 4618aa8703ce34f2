"""The name of a first-person narrator."""

import pytest

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.narrator import identify_narrator
from tests.parses import read_parse
from tests.scenes import attributions

INTRODUCED = "my|PRON|2|nmod:poss name|NOUN|4|nsubj is|AUX|4|cop Ada|PROPN|0|root ."
THIRD_PERSON = "her|PRON|2|nmod:poss name|NOUN|4|nsubj is|AUX|4|cop Ada|PROPN|0|root ."
ENTITIES = (("Ada", "PER"),)


@pytest.mark.parametrize(("notation", "is_named"), [(INTRODUCED, True), (THIRD_PERSON, False)])
def test_a_narrator_who_gives_a_name(notation: str, *, is_named: bool) -> None:
    """The cluster of the name is the narrator's; the names given are not changed."""
    annotated = read_parse(notation, entities=ENTITIES)
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions)

    marked = identify_narrator(discourse, names)

    assert marked.clusters[0].is_narrator is is_named
    assert (marked.narrator is marked.clusters[0]) is is_named
    assert not names.clusters[0].is_narrator
