"""Confidences are fitted to predictions, and measured on those that were held out."""

import random
from collections.abc import Iterator

import attrs

from benchmarks.confidence import Corpus, Example, calibrations, cross_validated, fit, lines
from quoteattr.resolve.confidence import Confidence
from tests.resolve.test_confidence import REPORT, TURN


def examples() -> Iterator[Example]:
    """Yield turns of which eight in ten are right, and reports of which two in ten are."""
    dice = random.Random(7)
    for number in range(600):
        evidence, share = (TURN, 0.8) if number % 2 else (REPORT, 0.2)
        yield Example(Corpus.LITBANK, str(number % 12), evidence, dice.random() < share)


def test_it_learns_the_share_that_is_right() -> None:
    """For each kind of evidence."""
    given = list(examples())
    weights = fit(given)

    for evidence in (TURN, REPORT):
        truth = [example.is_right for example in given if example.evidence == evidence]
        assert abs(weights(evidence) - sum(truth) / len(truth)) < 0.02


def test_what_is_measured_was_held_out() -> None:
    """Each example once; here by weights that are as good as those of all."""
    given = list(examples())
    found = calibrations(cross_validated(given))[Corpus.LITBANK]

    assert found.count == len(given)
    assert found.error < 0.06
    assert 0.75 < found.ranking < 0.85


def test_equal_confidences_rank_by_chance() -> None:
    """They tell nothing apart."""
    found = calibrations((example, 0.5) for example in examples())[Corpus.LITBANK]

    assert found.ranking == 0.5


def test_what_is_written_is_read_back() -> None:
    """Rounded to hundredths."""
    weights = fit([attrs.evolve(example) for example in examples()])

    again = Confidence.parse(lines(weights))

    assert abs(again(TURN) - weights(TURN)) < 0.01
