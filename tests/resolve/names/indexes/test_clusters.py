"""Finished clusters by their names."""

from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.indexes.clusters import index_clusters
from quoteattr.schema.quote import SpeakerKind
from tests.name_mentions import mention_of

NAMES = ("John Lund", "Mrs. John Lund", "Ada Lund", "Mr. Bell", "Sir Otto Reed")
CLUSTERS = cluster_names(
    mention_of(name, index, SpeakerKind.PERSON) for index, name in enumerate(NAMES)
)
INDEX = index_clusters(CLUSTERS)
JOHN, WIFE, ADA, BELL, OTTO = (CLUSTERS.by_head[index][0] for index in range(len(NAMES)))


def test_by_word() -> None:
    """A word leads to every cluster with a name that contains it."""
    assert {*INDEX.by_word["lund"]} == {JOHN, WIFE, ADA}


def test_spouse() -> None:
    """A wife who is called by her husband's name is married to its bearer."""
    assert INDEX.spouse_of(JOHN) is WIFE
    assert INDEX.spouse_of(WIFE) is JOHN
    assert INDEX.spouse_of(ADA) is None


def test_with_title() -> None:
    """A title with a surname alone leads to its bearer."""
    assert list(INDEX.with_title("mr", ["lund", "bell"])) == [BELL]


def test_the_surname_of_a_knight() -> None:
    """A knight, who is called by his given name, is found by his surname too."""
    assert list(INDEX.with_title("sir", ["reed"])) == [OTTO]
