"""The table of who is quoted, each with the list of their quotations, by article."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import attrs

from quoteattr.export.html.charts import bar
from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.overview.charts import sparkline
from quoteattr.export.html.overview.periods import Periods
from quoteattr.export.html.overview.tables import Column, number, table
from quoteattr.export.html.overview.tally import GENDERS, Article, Quoted, Quotee
from quoteattr.schema.quote import QuoteKind

KINDS = (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)
MOST_LISTED = 20_000
"""Largest number of quotations in an overview that lists them all. Of more, only the first one of
each person in each article is listed, so that a browser can open the page."""
_NAMES_SHOWN = 4

Address = Callable[[int, int], str]
"""Returns the address of a quotation, given the number of its document and its own number."""


@attrs.frozen
class Setting:
    """What all rows have in common."""

    articles: Sequence[Article]
    """The documents."""
    address: Address
    """Where the quotations are."""
    periods: Periods | None
    """The periods of time; None if the documents have no dates."""
    lists_all: bool
    """Whether all quotations are listed."""


def people_table(
    label: str, quotees: Sequence[Quotee], setting: Setting, *, start: int = 1
) -> Html:
    """Return the table.

    Args:
        label: What the table shows, for readers who do not see it.
        quotees: Those who are quoted, in the order of the rows.
        setting: What all rows have in common.
        start: Number of the first row; ids are made from these numbers.
    """
    columns = [Column("Who", is_number=False), Column("Quotations")]
    columns += [Column(kind.value.capitalize()) for kind in KINDS]
    columns += [Column("Words"), Column("Articles")]
    if setting.periods:
        columns.append(Column(f"By {setting.periods.name}", is_number=False))
    columns.append(Column("Gender", is_number=False))
    longest = max((len(one.quotations) for one in quotees), default=0)
    rows = (
        row
        for index, one in enumerate(quotees, start=start)
        for row in _rows(one, index, longest, setting, len(columns))
    )
    return table(label, columns, rows, class_="people")


def _rows(quotee: Quotee, index: int, longest: int, setting: Setting, width: int) -> Iterator[Html]:
    """Yield the row of numbers, and the folded one with the quotations."""
    kinds = {kind: quotee.count(kind) for kind in KINDS}
    link = tag("a", tag("bdi", escape(quotee.name)), href=f"#p{index}", class_="who")
    others = quotee.names[:_NAMES_SHOWN]
    also = [tag("small", escape("also "), tag("bdi", escape(", ".join(others))))] if others else []
    numbers = [
        number(len(quotee.quotations), name="all"),
        *(number(count, name=kind.value) for kind, count in kinds.items()),
        number(sum(one.words for one in quotee.quotations), name="words"),
        number(len(quotee.documents), name="documents"),
    ]
    spark = (
        [tag("td", sparkline(setting.periods.counts(quotee)), class_="over")]
        if setting.periods
        else []
    )
    yield tag(
        "tr",
        tag("th", link, *also, bar(kinds, longest), scope="row", class_="c-ink"),
        *numbers,
        *spark,
        tag("td", escape(GENDERS[quotee.gender] if quotee.is_named else "")),
        class_="quotee",
        data_g=quotee.gender,
    )
    summary = f"{counted(len(quotee.quotations), 'quotation')} of {quotee.name}"
    listed = tag("div", *_articles(quotee, setting), id=f"p{index}")
    details = tag("details", tag("summary", escape(summary)), listed)
    yield tag("tr", tag("td", details, colspan=str(width)), class_="said")


def _articles(quotee: Quotee, setting: Setting) -> Iterator[Html]:
    by_document = sorted(quotee.quotations, key=lambda one: (one.document, one.id))
    for document, group in groupby(by_document, key=lambda one: one.document):
        article = setting.articles[document - 1]
        quotations = [*group]
        listed = quotations if setting.lists_all else quotations[:1]
        items = [_item(one, setting.address) for one in listed]
        if hidden := quotations[len(listed) :]:
            items.append(tag("li", escape(f"and {len(hidden):,} more in this article")))
        when = [tag("time", escape(article.date.isoformat()))] if article.date else []
        where = [tag("span", escape(article.outlet))] if article.outlet else []
        heading = tag("h4", tag("bdi", escape(article.title)), *where, *when)
        kinds = {f"data_{kind.value}": _count(quotations, kind) for kind in KINDS}
        yield tag(
            "section",
            heading,
            tag("ul", *items),
            data_document=str(document),
            data_words=str(sum(one.words for one in quotations)),
            **kinds,
        )


def _count(quotations: Sequence[Quoted], kind: QuoteKind) -> str:
    return str(sum(one.kind is kind for one in quotations))


def _item(quoted: Quoted, address: Address) -> Html:
    link = tag(
        "a",
        tag("bdi", escape(quoted.beginning or "…")),
        href=address(quoted.document, quoted.id),
    )
    kind = tag("small", escape(f" {quoted.kind.value}"))
    return tag("li", link, kind, data_k=quoted.kind.value, data_w=str(quoted.words))
