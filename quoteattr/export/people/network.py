"""The network of the speakers, as GraphML: who speaks to whom, and who is quoted beside whom.

GraphML is read by Gephi, Cytoscape, igraph and networkx (http://graphml.graphdrawing.org/).

- A node is a speaker; speakers of the same name are one node. Its attributes are `label`,
  `kind`, `gender`, and the number of `quotes`, of `words` in them, and of `documents`.
- An edge has a `relation`: `speaks to` leads from a speaker to an addressee; `beside`, which has no
  direction, connects two speakers who are quoted one after the other. `weight` is how often that
  happens, `documents` in how many documents.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs
import networkx as nx

from quoteattr.export.xml import writable
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, Speaker

SPEAKS_TO, BESIDE = "speaks to", "beside"

_Edge = tuple[str, str, str]
"""Names of two speakers, and their relation."""


def to_network(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the network of the speakers of all documents."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(network(documents), buffer, encoding="utf-8", prettyprint=True)
    yield buffer.getvalue().decode("utf-8") + "\n"


def network(documents: Iterable[Document]) -> "nx.MultiDiGraph[str]":
    """Return the network of the speakers of all documents, with their names as nodes.

    An edge of the relation `beside` goes from the name that comes first in the alphabet.
    """
    counts = _Counts()
    for document in documents:
        counts.add(document)
    return counts.graph()


@attrs.define
class _Node:
    """A speaker of all documents."""

    kind: str = "unknown"
    gender: str = ""
    quotes: int = 0
    words: int = 0
    documents: int = 0


@attrs.define
class _Counts:
    """The nodes and edges of the documents so far."""

    nodes: dict[str, _Node] = attrs.field(factory=dict)
    weights: Counter[_Edge] = attrs.field(factory=Counter)
    documents: Counter[_Edge] = attrs.field(factory=Counter)

    def add(self, document: Document) -> None:
        """Count a document."""
        for speaker in document.speakers:
            self._add_speaker(speaker)
        for quote in document.quotes:
            if quote.speaker:
                node = self.nodes[quote.speaker.name]
                node.quotes += 1
                node.words += len(quote.text.split())
        edges = Counter(_edges(document.quotes))
        self.weights += edges
        self.documents.update(edges.keys())

    def _add_speaker(self, speaker: Speaker) -> None:
        node = self.nodes.setdefault(speaker.name, _Node())
        node.documents += 1
        if node.kind == "unknown":
            node.kind = speaker.kind.value
        if speaker.gender and not node.gender:
            node.gender = speaker.gender.value

    def graph(self) -> "nx.MultiDiGraph[str]":
        """Return the graph."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for name, node in self.nodes.items():
            known = {key: value for key, value in attrs.asdict(node).items() if value != ""}
            graph.add_node(writable(name), label=writable(name), **known)
        for (first, second, relation), weight in sorted(self.weights.items()):
            graph.add_edge(
                writable(first),
                writable(second),
                key=relation,
                relation=relation,
                weight=weight,
                documents=self.documents[first, second, relation],
            )
        return graph


def _edges(quotes: Iterable[Quote]) -> Iterator[_Edge]:
    outermost = [quote for quote in quotes if quote.parent is None]
    for quote in outermost:
        if quote.speaker and quote.addressee:
            yield quote.speaker.name, quote.addressee.name, SPEAKS_TO
    for first, second in pairwise(outermost):
        names = sorted({quote.speaker.name for quote in (first, second) if quote.speaker})
        if len(names) == 2:  # noqa: PLR2004  two people
            yield names[0], names[1], BESIDE
