"""Intervals over documents."""

import pytest

from benchmarks.statistics.bootstrap import differences, intervals, total
from benchmarks.statistics.extents import Counts, Measures

EVEN = [{"right": 1.0, "gold": 2.0}] * 10
UNEVEN = [{"right": 0.0, "gold": 2.0}, {"right": 2.0, "gold": 2.0}] * 5


def share(counts: Counts) -> Measures:
    """Return the share of right ones."""
    return {"share": counts["right"] / counts["gold"]}


def test_counts_add_up() -> None:
    """A name that one document lacks counts as zero there."""
    assert total([{"a": 1.0}, {"a": 0.5, "b": 2.0}]) == {"a": 1.5, "b": 2.0}


def test_documents_that_are_alike_leave_no_doubt() -> None:
    """Every sample of equal documents gives the same figure."""
    assert intervals(EVEN, share) == {"share": (0.5, 0.5)}


def test_documents_that_differ_widen_the_interval() -> None:
    """The figure of all documents lies within."""
    low, high = intervals(UNEVEN, share)["share"]

    assert low < 0.5 < high


def test_an_interval_is_repeatable() -> None:
    """The same documents give the same interval each time."""
    assert intervals(UNEVEN, share) == intervals(UNEVEN, share)


def test_one_document_tells_nothing() -> None:
    """How documents differ cannot be seen from one."""
    assert intervals(EVEN[:1], share) == {}


def test_a_gain_everywhere_is_sure() -> None:
    """Runs are compared on the same sample, so that their common variation cancels out."""
    better = [{**counts, "right": counts["right"] + 1.0} for counts in UNEVEN]

    assert differences(UNEVEN, better, share)["share"] == pytest.approx((0.5, 0.5))
