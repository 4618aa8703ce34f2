"""Confidence against the share of right ones."""

from benchmarks.statistics.calibration import bins, expected_error


def test_confidence_falls_into_tenths() -> None:
    """The highest tenth includes full confidence, and empty tenths are left out."""
    found = bins([(0.95, True), (1.0, False), (0.12, False)])

    assert [(own.low, own.count, own.right) for own in found] == [(0.1, 1, 0.0), (0.9, 2, 0.5)]


def test_the_error_is_weighted_by_number() -> None:
    """Nine in ten right at 0.9 has an error of zero; none right at 0.5 has an error of a half."""
    well = [(0.9, number > 0) for number in range(10)]
    badly = [(0.5, False)] * 10

    assert round(expected_error(bins(well)), 6) == 0
    assert round(expected_error(bins([*well, *badly])), 6) == 0.25


def test_nothing_predicted_is_no_error() -> None:
    """Without predictions there is nothing to be wrong about."""
    assert expected_error(bins([])) == 0
