"""Periods of time that the overview counts in: days, weeks, months or years."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.overview.tally import Article, Quotee

_MOST = 36
"""Number of periods in a chart at most; longer times are counted in longer periods."""
_WIDTH, _HEIGHT = 720, 150
_SPARK = 20
"""Height of a small chart."""


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


_LENGTHS: tuple[tuple[str, Callable[[dt.date], dt.date], int, str], ...] = (
    ("day", lambda day: day, 1, "%-d %b %Y"),
    ("week", _monday, 7, "week of %-d %b %Y"),
    ("month", lambda day: day.replace(day=1), 30, "%b %Y"),
    ("year", lambda day: day.replace(month=1, day=1), 365, "%Y"),
)
"""Name of a period, its first day, its length in days, and how it is written."""


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
    """Return the periods of documents, None if fewer than two have dates, or all the same one."""
    dated = {one.number: one.date for one in articles if one.date is not None}
    if len({*dated.values()}) < 2:  # noqa: PLR2004  a chart of one bar shows nothing
        return None
    first, last = min(dated.values()), max(dated.values())
    for name, start, days, form in _LENGTHS:  # noqa: B007  the last one is for all others
        if (last - first).days / days < _MOST:
            break
    starts = [start(first)]
    while starts[-1] < start(last):
        starts.append(start(starts[-1] + dt.timedelta(days=days + (3 if days > 7 else 0))))  # noqa: PLR2004
    index = {day: number for number, day in enumerate(starts)}
    labels = tuple(day.strftime(form.replace("%-d", str(day.day))) for day in starts)
    return Periods(name, labels, {number: index[start(day)] for number, day in dated.items()})


def sparkline(counts: Sequence[int]) -> Html:
    """Return a small chart of the quotations of one person in each period."""
    most = max(counts, default=0)
    width = 100 / max(1, len(counts))
    bars = (
        tag(
            "rect",
            x=f"{index * width:.2f}",
            y=f"{_SPARK - _SPARK * count / most:.2f}",
            width=f"{width * 0.8:.2f}",
            height=f"{_SPARK * count / most:.2f}",
        )
        for index, count in enumerate(counts)
        if count
    )
    return tag(
        "svg",
        *bars,
        class_="spark",
        viewBox=f"0 0 100 {_SPARK}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def chart(found: Periods, quotees: Sequence[Quotee], total: Sequence[int]) -> Html:
    """Return the share of the most quoted people in all quotations of each period.

    Args:
        found: The periods.
        quotees: The people, in the order of their colours.
        total: Number of quotations in each period.
    """
    width = _WIDTH / len(found.labels)
    shapes = []
    bottoms = [0.0] * len(found.labels)
    for rank, quotee in enumerate(quotees):
        for index, count in enumerate(found.counts(quotee)):
            if not count:
                continue
            height = _HEIGHT * count / total[index]
            bottoms[index] += height
            words = f"{found.labels[index]}: {quotee.name}, {count} of {total[index]}"
            shapes.append(
                tag(
                    "rect",
                    tag("title", escape(words)),
                    x=f"{index * width:.1f}",
                    y=f"{_HEIGHT - bottoms[index]:.1f}",
                    width=f"{width * 0.86:.1f}",
                    height=f"{height:.1f}",
                    class_=f"c{rank}",
                )
            )
    frame = (
        tag(
            "rect",
            x=f"{index * width:.1f}",
            y="0",
            width=f"{width * 0.86:.1f}",
            height=str(_HEIGHT),
            class_="rest",
        )
        for index, count in enumerate(total)
        if count
    )
    return tag(
        "svg",
        *frame,
        *shapes,
        class_="shares",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
