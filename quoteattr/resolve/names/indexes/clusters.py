"""Index of the finished clusters by their names, for the resolution of descriptions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.language.titles import PEER_TITLES
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.matching import is_husbands_name
from quoteattr.resolve.names.name_clusters import NameClusters

_Keys = tuple[str, ...]


@attrs.frozen
class ClusterIndex:
    """Clusters by their names; each list is in the order of the clusters."""

    named: frozenset[Cluster]
    """All clusters with names."""
    by_word: Mapping[str, Sequence[Cluster]]
    """The clusters with a name that contains a lower-case word."""
    by_title: Mapping[tuple[str, str], Sequence[Cluster]]
    """The clusters with a name of a title and one word, by both: "Mrs. Bell". Those of knights, who
    are called by their given names, are by their surnames too: "Sir John Bell"."""
    by_name: Mapping[tuple[_Keys, bool], Sequence[tuple[int, Cluster]]]
    """The clusters, with their positions, by the words of a name and whether it is a husband's."""

    def spouse_of(self, cluster: Cluster) -> Cluster | None:
        """Return the husband of "Mrs. John Lund", or the wife of John Lund."""
        keys = [(name.keys, not is_husbands_name(name)) for name in cluster.names.values()]
        spouses = (
            next((entry for entry in self.by_name.get(key, ()) if entry[1] is not cluster), None)
            for key in keys
        )
        first = min((entry for entry in spouses if entry), key=lambda one: one[0], default=None)
        return None if first is None else first[1]

    def with_title(self, title: str, surnames: Sequence[str]) -> Iterator[Cluster]:
        """Yield the clusters with a name of a title and one of some surnames, each once."""
        found: dict[Cluster, None] = {}
        for surname in surnames:
            found |= dict.fromkeys(self.by_title.get((title, surname), ()))
        yield from found


def index_clusters(names: NameClusters) -> ClusterIndex:
    """Index the name clusters of a text."""
    by_word: dict[str, dict[Cluster, None]] = defaultdict(dict)
    by_title: dict[tuple[str, str], dict[Cluster, None]] = defaultdict(dict)
    by_name: dict[tuple[_Keys, bool], list[tuple[int, Cluster]]] = defaultdict(list)
    for position, cluster in enumerate(names.clusters):
        for name in cluster.names.values():
            for key in name.keys:
                by_word[key][cluster] = None
            for title in name.titles:
                if len(name.keys) == 1 or title.word in PEER_TITLES:
                    by_title[title.word, name.keys[-1]][cluster] = None
            by_name[name.keys, is_husbands_name(name)].append((position, cluster))
    return ClusterIndex(
        frozenset(names.clusters),
        {word: tuple(clusters) for word, clusters in by_word.items()},
        {key: tuple(clusters) for key, clusters in by_title.items()},
        by_name,
    )
