"""Names of address."""

from textwrap import dedent

import pytest

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.address import merge_names_of_address
from quoteattr.resolve.names.clustering import cluster_names
from tests.parses import read_parse
from tests.scenes import attributions

ADDRESS = """
    “ Well|INTJ|4|discourse ,|4 Ned|PROPN|6|vocative ,|4 ” said|VERB|0|root Ada|PROPN|7|nsubj .

    “ Yes|INTJ|5|discourse ,|5 ” said|VERB|0|root Lund|PROPN|5|nsubj .
"""


@pytest.mark.parametrize(("turns", "are_one"), [(2, True), (1, False)])
def test_a_name_of_address_belongs_to_who_replies(turns: int, *, are_one: bool) -> None:
    """Lund speaks three times beside turns that say "Ned", which shows that he is called so."""
    annotated = read_parse("\n\n".join([dedent(ADDRESS).strip()] * turns))
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions)
    heads = {token.text: token.index for token in annotated.tokens}

    merged = merge_names_of_address(discourse, names)

    assert (merged.at(heads["Ned"]) is merged.at(heads["Lund"])) is are_one
    assert merged.at(heads["Ned"]) is not merged.at(heads["Ada"])
    assert len(merged.clusters) == len(names.clusters) - are_one
