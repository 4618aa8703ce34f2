"""The clusters that the names of a text refer to."""

from collections.abc import Mapping

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import SpeakerKind


@attrs.frozen
class NameClusters:
    """The clusters that the names of a text refer to."""

    clusters: tuple[Cluster, ...]
    """All clusters, the fullest names first."""
    by_head: Mapping[int, tuple[Cluster, ...]]
    """The clusters that each name can refer to, the most frequent first, by its head token."""
    by_alias: Mapping[str, Cluster] = attrs.field(factory=dict)
    """The characters the user gave, by the keys of their names (`alias_key`)."""
    by_single_name: Mapping[str, Cluster] = attrs.field(factory=dict)
    """The clusters with a name of one word without a title, by that word case-folded."""
    narrator: Cluster = attrs.field(factory=lambda: Cluster(SpeakerKind.PERSON, is_narrator=True))
    """The cluster of the "I" in narration."""

    def at(self, head: int | None) -> Cluster | None:
        """Return the cluster that a name most likely refers to.

        Args:
            head: Document index of the head token.

        Returns:
            The most frequent candidate, None if no name has this head.
        """
        return next(iter(self.by_head.get(-1 if head is None else head, ())), None)

    def replaced(self, new: Mapping[Cluster, Cluster]) -> "NameClusters":
        """Return the same names with some clusters replaced."""

        def swap(cluster: Cluster) -> Cluster:
            return new.get(cluster, cluster)

        # Names with the same candidates share one tuple.
        candidates = {id(old): tuple(map(swap, old)) for old in self.by_head.values()}
        return NameClusters(
            tuple(map(swap, self.clusters)),
            {head: candidates[id(old)] for head, old in self.by_head.items()},
            {alias: swap(cluster) for alias, cluster in self.by_alias.items()},
            {word: swap(cluster) for word, cluster in self.by_single_name.items()},
            swap(self.narrator),
        )

    def merged(self, absorbed: Mapping[Cluster, Cluster]) -> "NameClusters":
        """Return the same names with some clusters merged into others.

        Args:
            absorbed: The cluster into which each is merged, which itself is not merged.
        """
        whole = {cluster: cluster for cluster in absorbed.values()}
        for cluster, other in absorbed.items():
            target = whole[other]
            whole[other] = attrs.evolve(
                target,
                names={**target.names, **cluster.names},
                explicit_gender=target.explicit_gender or cluster.explicit_gender,
                likely_gender=target.likely_gender or cluster.likely_gender,
                character=target.character or cluster.character,
            )
        new = {**whole, **{cluster: whole[other] for cluster, other in absorbed.items()}}
        names = self.replaced(new) if new else self
        return attrs.evolve(names, clusters=tuple(dict.fromkeys(names.clusters)))

    def for_next_pass(self) -> tuple["NameClusters", Mapping[Cluster, Cluster]]:
        """Return the names for another pass over the text, and the new cluster of each old one.

        Evidence belongs to one pass: two passes that shared clusters would count every pronoun
        twice, and mix up their mentions.
        """
        new = {
            old: attrs.evolve(old, evidence=old.evidence.for_next_pass())
            for old in (*self.clusters, self.narrator, *self.by_alias.values())
        }
        return self.replaced(new), new


def alias_key(name: str) -> str:
    """Return a name or description case-folded, without the article before it: "the Mayor"."""
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and words[1:] else words)
