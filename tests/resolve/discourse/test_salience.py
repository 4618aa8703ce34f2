"""Salience by recency, frequency and role."""

import pytest

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import QUOTED, SUBJECT, Salience
from quoteattr.schema.quote import SpeakerKind

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)


def _anybody(_cluster: Cluster) -> bool:
    return True


def test_recent_beats_old() -> None:
    """Of two subjects the more recent one is more salient."""
    salience = Salience()
    salience.see(ANN, 1, SUBJECT)
    salience.see(BOB, 2, SUBJECT)

    scores = salience.scores(3, _anybody)

    assert scores[BOB] > scores[ANN]


def test_old_when_nobody_is_near() -> None:
    """A cluster mentioned long ago is found if no nearer one fits."""
    salience = Salience()
    salience.see(ANN, 1, SUBJECT)
    salience.see(BOB, 30, SUBJECT)

    assert list(salience.scores(31, lambda cluster: cluster is ANN)) == [ANN]


def test_narration_only() -> None:
    """Mentions in quotations can be excluded."""
    salience = Salience()
    salience.see(ANN, 1, QUOTED)

    assert salience.scores(2, _anybody)
    assert not salience.scores(2, _anybody, narrated=True)


def test_forgetting() -> None:
    """Old mentions are forgotten, so that memory is bounded."""
    salience = Salience()
    for time in range(1000):
        salience.see(ANN, time, SUBJECT)
    salience.see(BOB, 2000, SUBJECT)

    assert list(salience.scores(2000, _anybody)) == [BOB]


def test_mentions_at_one_time_add_up() -> None:
    """A long quotation is one time of the clock, however often it mentions a cluster."""
    salience = Salience()
    for _ in range(3):
        salience.see(ANN, 1, QUOTED)
    salience.see(BOB, 1, QUOTED)

    scores = salience.scores(1, _anybody)

    assert scores == pytest.approx({BOB: QUOTED, ANN: 3 * QUOTED})
    assert list(scores) == [BOB, ANN]


def test_a_crowd_is_bounded() -> None:
    """The first cluster of a list of a thousand is forgotten."""
    salience = Salience()
    salience.see(ANN, 1, QUOTED)
    for _ in range(999):
        salience.see(Cluster(SpeakerKind.PERSON), 1, QUOTED)

    assert salience.most_recent(lambda cluster: cluster is ANN) is None


def test_a_query_takes_no_longer_after_many_mentions() -> None:
    """The time depends on the number of clusters, not of mentions."""
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
