"""Who is salient."""

import pytest

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import QUOTED, SUBJECT, Salience
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


def test_mentions_at_one_time_add_up() -> None:
    """A long quotation is one time, however often it mentions somebody."""
    salience = Salience()
    for _ in range(3):
        salience.see(ANN, 1, QUOTED)
    salience.see(BOB, 1, QUOTED)

    scores = salience.scores(1, _anybody)

    assert scores == pytest.approx({BOB: QUOTED, ANN: 3 * QUOTED})
    assert list(scores) == [BOB, ANN]


def test_a_crowd_is_bounded() -> None:
    """Who is mentioned first in a list of a thousand is forgotten."""
    salience = Salience()
    salience.see(ANN, 1, QUOTED)
    for _ in range(999):
        salience.see(Cluster(SpeakerKind.PERSON), 1, QUOTED)

    assert salience.last_of(lambda cluster: cluster is ANN) is None


def test_a_question_takes_no_longer_after_many_mentions() -> None:
    """It depends on how many are mentioned, not on how often."""
    once, often = Salience(), Salience()
    once.see(ANN, 1, QUOTED)
    for _ in range(50_000):
        often.see(ANN, 1, QUOTED)

    asked: list[Cluster] = []

    def fits(cluster: Cluster) -> bool:
        asked.append(cluster)
        return True

    once.scores(1, fits)
    often.scores(1, fits)

    assert asked == [ANN, ANN]
