"""Coreference chains from the annotator or the user: the mentions of one person or thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from quoteattr.language import syntax
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Extent


@attrs.frozen
class Chain:
    """A given chain."""

    mentions: tuple[Markable, ...]
    """Its mentions, two at least."""
    named: Cluster | None
    """Cluster of the first name in it that has one."""


@attrs.frozen
class GivenChains:
    """The given chains of a text."""

    by_head: Mapping[int, Chain]
    """The chain of each mention in one, by head token."""

    @classmethod
    def of(cls, discourse: Discourse, names: NameClusters) -> "GivenChains":
        """Return the chains of a text.

        Words of a chain that are not mentions of the discourse are ignored; so are chains of one.
        """
        by_head: dict[int, Chain] = {}
        for extents in discourse.annotated.chains:
            mentions = _mentions(discourse, extents)
            if len(mentions) > 1:
                bearers = (names.at(one.head) for one in mentions if one.form is MentionForm.NAME)
                chain = Chain(mentions, next(filter(None, bearers), None))
                by_head |= dict.fromkeys((mention.head for mention in mentions), chain)
        return cls(by_head)


def merge_chained_names(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names with those of one chain merged into the cluster of the fullest name.

    The other mentions of a merged name follow, unless the name is also in another chain.
    """
    name_chains = [
        [one for one in _mentions(discourse, chain) if one.form is MentionForm.NAME]
        for chain in discourse.annotated.chains
    ]
    referents = [[names.by_head[name.head][0] for name in chain] for chain in name_chains]
    number_of_chains = Counter(cluster for chain in referents for cluster in set(chain))
    heads_of: dict[Cluster, list[int]] = defaultdict(list)
    for head, candidates in names.by_head.items():
        heads_of[candidates[0]].append(head)
    by_head = dict(names.by_head)
    merged = {cluster: cluster for chain in referents for cluster in chain}
    for chain, clusters in zip(name_chains, referents, strict=True):
        if not clusters:
            continue
        fullest = max(clusters, key=lambda cluster: _longest_name(merged[cluster]))
        absorbed = dict.fromkeys(cluster for cluster in clusters if cluster is not fullest)
        for cluster in absorbed:
            if number_of_chains[cluster] == 1:
                by_head |= dict.fromkeys(heads_of[cluster], (fullest,))
        by_head |= {name.head: (fullest,) for name in chain}
        for cluster in absorbed:
            both = {**merged[fullest].names, **merged[cluster].names}
            merged[fullest] = attrs.evolve(merged[fullest], names=both)
    return attrs.evolve(names, by_head=by_head).replaced(merged)


def _mentions(discourse: Discourse, chain: Sequence[Extent]) -> tuple[Markable, ...]:
    mentions = (_mention_at(discourse, extent) for extent in chain)
    return tuple(mention for mention in mentions if mention)


def _mention_at(discourse: Discourse, extent: Extent) -> Markable | None:
    """Return the mention whose head is that of an extent."""
    indexes = dict.fromkeys(discourse.annotated.token_indexes(extent.parts))
    if not indexes:
        return None
    return discourse.by_token.get(syntax.head_among(discourse.annotated, indexes).index)


def _longest_name(cluster: Cluster) -> int:
    return max((len(name.words) for name in cluster.names.values()), default=0)
