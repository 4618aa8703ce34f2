"""What a cluster tells of its gender."""

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import Gender, SpeakerKind


def test_leaning_without_evidence() -> None:
    """Where nothing is known, both genders are as likely."""
    cluster = Cluster(SpeakerKind.PERSON)

    assert cluster.leaning(Gender.HE) == cluster.leaning(Gender.SHE) == 1


def test_leaning_by_sound() -> None:
    """The ending of a name makes one gender likelier."""
    cluster = Cluster(SpeakerKind.PERSON, sound_gender=Gender.SHE)

    assert cluster.leaning(Gender.SHE) > 1 > cluster.leaning(Gender.HE) > 0


def test_leaning_by_pronouns() -> None:
    """A pronoun of the text outweighs the ending of a name."""
    cluster = Cluster(SpeakerKind.PERSON, sound_gender=Gender.SHE)
    cluster.vote(Gender.HE, 1.0)

    assert cluster.leaning(Gender.HE) > cluster.leaning(Gender.SHE)


def test_a_pronoun_votes_once() -> None:
    """Another reading of the text knows what the first one counted, and counts nothing again."""
    cluster = Cluster(SpeakerKind.PERSON)
    cluster.vote(Gender.HE, 1.0)
    again = cluster.reopened()
    again.vote(Gender.HE, 1.0)

    assert again.votes == cluster.votes == {Gender.HE: 1.0}
