"""The shares of the most quoted people over time, as a chart and a table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.overview.charts import stacked_shares
from quoteattr.export.html.overview.people import Setting
from quoteattr.export.html.overview.periods import Periods
from quoteattr.export.html.overview.tables import Column, number, part, table
from quoteattr.export.html.overview.tally import Article, Quotee

_CHARTED = 5
"""Number of people in the chart, one for each colour."""


def over_time(named: Sequence[Quotee], setting: Setting) -> Iterator[Html]:
    """Yield this part of the overview, or nothing if the documents have no dates.

    Args:
        named: The people, the most quoted first.
        setting: The documents and their periods.
    """
    periods = setting.periods
    if periods is None:
        return
    people = named[:_CHARTED]
    totals = _totals(periods, setting.articles)
    axis = tag(
        "p",
        tag("span", escape(periods.labels[0])),
        tag("span", escape(periods.labels[-1])),
        class_="axis",
    )
    numbers = tag(
        "details",
        tag("summary", escape("The numbers")),
        _table(periods, people, totals),
    )
    note = f"A bar is all quotations of a {periods.name}; the colours are the people quoted most."
    chart = stacked_shares(periods, people, totals)
    yield part("Share over time", note, _legend(people), chart, axis, numbers)


def _totals(periods: Periods, articles: Sequence[Article]) -> Sequence[int]:
    """Return the number of quotations in each period."""
    counts: Counter[int] = Counter()
    for article in articles:
        if article.number in periods.of:
            counts[periods.of[article.number]] += article.quotations
    return [counts[index] for index in range(len(periods.labels))]


def _legend(people: Sequence[Quotee]) -> Html:
    keys = (
        tag("span", tag("bdi", escape(person.name)), class_=f"swatch c{colour}")
        for colour, person in enumerate(people)
    )
    return tag("p", *keys, tag("span", escape("others"), class_="swatch rest"), class_="legend")


def _table(periods: Periods, people: Sequence[Quotee], totals: Sequence[int]) -> Html:
    columns = [Column(periods.name.capitalize(), is_number=False), Column("All")]
    columns += [Column(person.name) for person in people]
    counts = [periods.counts(person) for person in people]
    rows = (
        tag(
            "tr",
            tag("th", escape(label), scope="row"),
            number(totals[index]),
            *(number(count[index]) for count in counts),
        )
        for index, label in enumerate(periods.labels)
        if totals[index]
    )
    return table("Quotations over time", columns, rows)
