"""What the text as a whole says about its names, read before a pass."""

from collections.abc import Mapping

import attrs

from quoteattr.resolve.coreference.offices import Offices, read_offices
from quoteattr.resolve.coreference.variation.affiliations import Affiliations, read_affiliations
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.chains import GivenChains
from quoteattr.resolve.names.indexes.clusters import ClusterIndex, index_clusters
from quoteattr.resolve.names.name_clusters import NameClusters


@attrs.frozen(eq=False)
class Background:
    """What is known about the names of a text before the pass starts."""

    offices: Offices
    """Offices, titles and roles of names."""
    affiliations: Mapping[Cluster, Affiliations]
    """Parties and countries of people with names."""
    directory: ClusterIndex
    """Names by their words and titles."""
    chains: GivenChains
    """The given coreference chains."""

    @classmethod
    def of(cls, discourse: Discourse, names: NameClusters) -> "Background":
        """Return the background of a text with these names."""
        return cls(
            read_offices(discourse, names),
            read_affiliations(discourse, names),
            index_clusters(names),
            GivenChains.of(discourse, names),
        )
