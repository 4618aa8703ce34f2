"""Clusters and their evidence."""

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import Gender, SpeakerKind


def test_gender_lift_without_evidence() -> None:
    """Without evidence both genders are as likely."""
    cluster = Cluster(SpeakerKind.PERSON)

    assert cluster.gender_lift(Gender.HE) == cluster.gender_lift(Gender.SHE) == 1


def test_gender_lift_by_ending() -> None:
    """The ending of a name makes one gender likelier."""
    cluster = Cluster(SpeakerKind.PERSON, weak_gender=Gender.SHE)

    assert cluster.gender_lift(Gender.SHE) > 1 > cluster.gender_lift(Gender.HE) > 0


def test_gender_lift_by_pronouns() -> None:
    """A pronoun of the text outweighs the ending of a name."""
    cluster = Cluster(SpeakerKind.PERSON, weak_gender=Gender.SHE)
    cluster.vote(Gender.HE, 1.0)

    assert cluster.gender_lift(Gender.HE) > cluster.gender_lift(Gender.SHE)


def test_a_pronoun_votes_once() -> None:
    """The next reading of the text keeps the votes of the first one, and counts none again."""
    cluster = Cluster(SpeakerKind.PERSON)
    cluster.vote(Gender.HE, 1.0)
    again = attrs.evolve(cluster, evidence=cluster.evidence.for_next_pass())
    again.vote(Gender.HE, 1.0)

    assert again.evidence.votes == cluster.evidence.votes == {Gender.HE: 1.0}
