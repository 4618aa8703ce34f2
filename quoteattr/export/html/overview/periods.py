"""The periods of time by which the overview counts: days, weeks, months or years."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from quoteattr.export.html.overview.tally import Article, Quotee

_MOST = 36
"""Number of periods above which a longer kind of period is used: the bars of a chart remain wide
enough to be seen. Chosen, not tuned."""


@attrs.frozen
class _Length:
    """A kind of period."""

    name: str
    """What it is called."""
    first_day: Callable[[dt.date], dt.date]
    """Returns the first day of the period of a day."""
    days: int
    """Number of days, on average."""
    most_days: int
    """Number of days in the longest one."""
    form: str
    """Format of its label, for `strftime`, with `{day}` for the day of the month."""


_LENGTHS = (
    _Length("day", lambda day: day, 1, 1, "{day} %b %Y"),
    _Length(
        "week", lambda day: day - dt.timedelta(days=day.weekday()), 7, 7, "week of {day} %b %Y"
    ),
    _Length("month", lambda day: day.replace(day=1), 30, 31, "%b %Y"),
    _Length("year", lambda day: day.replace(month=1, day=1), 365, 366, "%Y"),
)
"""The kinds of period, the shortest first."""


@attrs.frozen
class Periods:
    """The periods in which the documents were published."""

    name: str
    """`day`, `week`, `month` or `year`."""
    labels: tuple[str, ...]
    """The periods from the first to the last, in words."""
    of: Mapping[int, int]
    """The index of the period of each document with a date, by the number of the document."""

    def counts(self, quotee: Quotee) -> Sequence[int]:
        """Return the number of quotations in each period."""
        found = Counter(self.of.get(one.document) for one in quotee.quotations)
        return [found[index] for index in range(len(self.labels))]


def periods(articles: Iterable[Article]) -> Periods | None:
    """Return the periods of documents, None unless they were published on two days at least."""
    dated = {one.number: one.date for one in articles if one.date is not None}
    if len({*dated.values()}) < 2:  # noqa: PLR2004  one bar would show nothing
        return None
    first, last = min(dated.values()), max(dated.values())
    length = _length((last - first).days)
    starts = [length.first_day(first)]
    while starts[-1] < length.first_day(last):
        starts.append(length.first_day(starts[-1] + dt.timedelta(days=length.most_days)))
    index_of = {start: index for index, start in enumerate(starts)}
    labels = tuple(start.strftime(length.form.format(day=start.day)) for start in starts)
    indexes = {number: index_of[length.first_day(day)] for number, day in dated.items()}
    return Periods(length.name, labels, indexes)


def _length(days: int) -> _Length:
    """Return the shortest kind of period that divides a number of days into few enough periods."""
    return next((one for one in _LENGTHS if days / one.days < _MOST), _LENGTHS[-1])
