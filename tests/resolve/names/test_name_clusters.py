"""The clusters that names refer to."""

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.name_clusters import NameClusters, alias_key
from quoteattr.schema.quote import Gender, SpeakerKind

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)


def test_at() -> None:
    """A name refers to its most frequent candidate; other tokens refer to none."""
    names = NameClusters((ANN, BOB), {3: (BOB, ANN)})

    assert [names.at(head) for head in (3, 4, None)] == [BOB, None, None]


def test_replaced() -> None:
    """A new cluster takes the place of an old one everywhere."""
    new = Cluster(SpeakerKind.PERSON)
    names = NameClusters((ANN, BOB), {3: (BOB, ANN)}, {"a": ANN}, {"ann": ANN}, narrator=ANN)

    replaced = names.replaced({ANN: new})

    assert replaced == NameClusters((new, BOB), {3: (BOB, new)}, {"a": new}, {"ann": new}, new)


def test_readings_share_no_evidence() -> None:
    """The next reading knows the votes of the first one, and has clusters of its own."""
    names = NameClusters((Cluster(SpeakerKind.PERSON),), {})
    names.clusters[0].vote(Gender.SHE, 4.0)
    names.clusters[0].evidence.roles.add("mayor")

    again, new = names.for_next_pass()

    assert new[names.clusters[0]] is again.clusters[0]
    assert again.clusters[0].gender is Gender.SHE
    again.clusters[0].evidence.roles.add("baker")
    assert names.clusters[0].evidence.roles == {"mayor"}


def test_alias_key() -> None:
    """Case, spaces and an article do not matter; an article alone is a name."""
    assert alias_key("The  Mayor") == alias_key("mayor") == "mayor"
    assert alias_key("A") == "a"
