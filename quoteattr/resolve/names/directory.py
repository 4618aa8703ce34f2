"""The names of a text by what descriptions ask of them, so that nobody looks through all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.clustering import NameClusters
from quoteattr.resolve.names.matching import is_by_husband

_Name = tuple[str, ...]


@attrs.frozen
class Directory:
    """Clusters by their names, each list in the order of the clusters."""

    named: frozenset[Cluster]
    """All that have names."""
    by_word: Mapping[str, Sequence[Cluster]]
    """For a word, lower case, those with a name that holds it."""
    by_title: Mapping[tuple[str, str], Sequence[Cluster]]
    """For a title and a single word those who are called so: "Mrs. Bell"."""
    by_name: Mapping[tuple[_Name, bool], Sequence[tuple[int, Cluster]]]
    """For the words of a name, and whether it is a wife's by her husband, who bears it."""

    def spouse(self, cluster: Cluster) -> Cluster | None:
        """Return the husband of "Mrs. John Lund", or the wife of John Lund."""
        found = (
            next((one for one in self.by_name.get(key, ()) if one[1] is not cluster), None)
            for name in cluster.parsed.values()
            for key in [(name.keys, not is_by_husband(name))]
        )
        first = min((one for one in found if one), key=lambda one: one[0], default=None)
        return None if first is None else first[1]

    def relatives(self, title: str, surnames: Sequence[str]) -> Iterator[Cluster]:
        """Yield those who are called by a title and one of some surnames alone."""
        for surname in surnames:
            yield from self.by_title.get((title, surname), ())


def read_directory(names: NameClusters) -> Directory:
    """Collect the names of a text."""
    by_word: dict[str, dict[Cluster, None]] = defaultdict(dict)
    by_title: dict[tuple[str, str], dict[Cluster, None]] = defaultdict(dict)
    by_name: dict[tuple[_Name, bool], list[tuple[int, Cluster]]] = defaultdict(list)
    for number, cluster in enumerate(names.clusters):
        for name in cluster.parsed.values():
            for key in name.keys:
                by_word[key][cluster] = None
            for title in name.titles if len(name.keys) == 1 else ():
                by_title[title.word, name.keys[0]][cluster] = None
            by_name[name.keys, is_by_husband(name)].append((number, cluster))
    return Directory(
        frozenset(names.clusters),
        {word: tuple(found) for word, found in by_word.items()},
        {key: tuple(found) for key, found in by_title.items()},
        by_name,
    )
