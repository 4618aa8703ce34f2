"""Dates of documents: of a column, or in the name of a file."""

import datetime as dt

import regex

_DATE = regex.compile(
    r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?P<mark>[-_/.]?)(?P<month>0\d|1[0-2])(?P=mark)"
    r"(?P<day>[0-2]\d|3[01])(?!\d)"
)


def date_in(words: str) -> dt.date | None:
    """Return the first date in the name of a file or the value of a column, None without one.

    A date is a year, a month and a day in digits, with one mark between them or without:
    `daily_2026-03-09_bridge`, `2026/03/09/bridge`, `20260309`.
    """
    for found in _DATE.finditer(words):
        try:
            return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:  # the 30th of February
            continue
    return None


def date_of(value: object) -> dt.date | None:
    """Return the date that a value of a table has, None if it has none."""
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case None:
            return None
    return date_in(str(value))
