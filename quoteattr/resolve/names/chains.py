"""Coreference chains that the engine or the user brings: the mentions of one person or thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.clustering import NameClusters
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Extent


def read_chains(discourse: Discourse) -> Mapping[int, tuple[Markable, ...]]:
    """Return for the head of each mention in a chain all mentions of that chain.

    A mention that the chains have and this library does not is left out; so is a chain of one.
    """
    chained: dict[int, tuple[Markable, ...]] = {}
    for chain in discourse.annotated.chains:
        found = (_mention_at(discourse, extent) for extent in chain)
        mentions = tuple(mention for mention in found if mention)
        if len(mentions) > 1:
            chained |= dict.fromkeys((mention.head for mention in mentions), mentions)
    return chained


def join_names(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Let the names in one chain mean one cluster, that of the fullest of them.

    A name of which no other chain tells otherwise means the same wherever it stands.
    """
    chained = [_names_in(discourse, chain) for chain in discourse.annotated.chains]
    meant = [[names.of_head[name.head][0] for name in chain] for chain in chained]
    of_head = dict(names.of_head)
    in_chains = Counter(cluster for found in meant for cluster in set(found))
    heads_of: dict[Cluster, list[int]] = defaultdict(list)
    for head, before in names.of_head.items():
        heads_of[before[0]].append(head)
    for chain, clusters in zip(chained, meant, strict=True):
        if not clusters:
            continue
        fullest = max(clusters, key=_length)
        others = {cluster for cluster in clusters if cluster is not fullest}
        for other in others:
            if in_chains[other] == 1:
                of_head |= dict.fromkeys(heads_of[other], (fullest,))
        of_head |= {name.head: (fullest,) for name in chain}
        for other in others:
            fullest.names.update(other.names)
            fullest.parsed |= other.parsed
    return attrs.evolve(names, of_head=of_head)


def _names_in(discourse: Discourse, chain: Sequence[Extent]) -> list[Markable]:
    mentions = (_mention_at(discourse, extent) for extent in chain)
    return [one for one in mentions if one and one.form is MentionForm.NAME]


def _length(cluster: Cluster) -> int:
    return max((len(name.words) for name in cluster.parsed.values()), default=0)


def _mention_at(discourse: Discourse, extent: Extent) -> Markable | None:
    """Return the mention at the head of an extent, the word that hangs from outside it."""
    annotated = discourse.annotated
    tokens = dict.fromkeys(index for part in extent.parts for index in annotated.token_range(part))
    head = next((index for index in tokens if annotated.tokens[index].head not in tokens), None)
    return None if head is None else discourse.by_token.get(head)
