"""The network of speakers, as other programs read it."""

import io

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.export.people.network import network, to_network
from quoteattr.schema.document import Document
from tests.corrections.scene import scene
from tests.strategies import documents

TALK = scene("“Late!” {=Ann>Bob}\n“No.” {=Bob>Ann}\n“Never.” {=Bob}\n“Yes, yes.” {=Ann>Bob}\n")


def test_who_speaks_to_whom_and_who_is_quoted_beside_whom() -> None:
    """Edges have their numbers, and nodes what is said."""
    graph = network([TALK, scene("“So?” {=Ann>Bob}\n")])

    assert dict(graph.nodes(data=True))["Ann"] == {
        "label": "Ann",
        "kind": "unknown",
        "quotes": 3,
        "words": 4,
        "documents": 2,
    }
    edges = {(one, other, key): data for one, other, key, data in graph.edges(keys=True, data=True)}
    assert {edge: (data["weight"], data["documents"]) for edge, data in edges.items()} == {
        ("Ann", "Bob", "speaks to"): (3, 2),
        ("Bob", "Ann", "speaks to"): (1, 1),
        ("Ann", "Bob", "beside"): (2, 1),
    }


@settings(max_examples=20)
@given(st.lists(documents(), max_size=2))
def test_whatever_the_names_it_is_read_back(found: list[Document]) -> None:
    """Names may have any characters."""
    content = "".join(to_network(found))

    graph = nx.read_graphml(io.BytesIO(content.encode("utf-8")), force_multigraph=True)
    assert graph.number_of_edges() == network(found).number_of_edges()
