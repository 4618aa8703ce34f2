"""Dates in names of files and in columns."""

import datetime as dt

import pytest

from quoteattr.linking.dates import date_in, date_of

DAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    "words", ["daily_2026-03-09_bridge", "2026/03/09/bridge", "20260309", "2026_03_09"]
)
def test_a_name_has_a_date(words: str) -> None:
    """With one mark between year, month and day, or none."""
    assert date_in(words) == DAY


@pytest.mark.parametrize("words", ["bridge", "2026-03", "2026-13-09", "120260309", "2026-02/30"])
def test_other_digits_are_no_date(words: str) -> None:
    """Numbers, months, and days that no calendar has."""
    assert date_in(words) is None


@pytest.mark.parametrize(
    "value", [DAY, dt.datetime(2026, 3, 9, tzinfo=dt.UTC), "2026-03-09T12:00Z"]
)
def test_a_column_has_dates_of_any_type(value: object) -> None:
    """As Parquet, JSON and CSV have them."""
    assert date_of(value) == DAY
    assert date_of(None) is None
