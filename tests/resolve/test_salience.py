"""Who is salient."""

from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.salience import QUOTED, SUBJECT, Salience
from quoteattr.schema.quote import SpeakerKind

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)


def _anybody(_cluster: Cluster) -> bool:
    return True


def test_recent_beats_old() -> None:
    """Of two subjects the later one is more salient."""
    salience = Salience()
    salience.see(ANN, 1, SUBJECT)
    salience.see(BOB, 2, SUBJECT)

    scores = salience.scores(3, _anybody)

    assert scores[BOB] > scores[ANN]


def test_old_when_nobody_is_near() -> None:
    """Somebody from long ago is found where nobody nearer fits."""
    salience = Salience()
    salience.see(ANN, 1, SUBJECT)
    salience.see(BOB, 30, SUBJECT)

    assert list(salience.scores(31, lambda cluster: cluster is ANN)) == [ANN]


def test_narration_only() -> None:
    """Mentions inside quotations can be left out."""
    salience = Salience()
    salience.see(ANN, 1, QUOTED)

    assert salience.scores(2, _anybody)
    assert not salience.scores(2, _anybody, narrated=True)


def test_forgetting() -> None:
    """What is too old is forgotten, so that memory stays bounded."""
    salience = Salience()
    for time in range(1000):
        salience.see(ANN, time, SUBJECT)
    salience.see(BOB, 2000, SUBJECT)

    assert list(salience.scores(2000, _anybody)) == [BOB]
