"""The overview of many documents: who is quoted, how often, when and beside whom.

```
Documents ─► tally ─► people, periods, company, articles ─► Html
```

Every table is readable without the script, which sorts, searches and filters.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.overview.company import company, outlets
from quoteattr.export.html.overview.people import KINDS, MOST_LISTED, Address, Setting, people_table
from quoteattr.export.html.overview.periods import Periods, chart, periods
from quoteattr.export.html.overview.tables import Column, number, table
from quoteattr.export.html.overview.tally import GENDERS, Article, Quotee, Tally

_CHARTED = 5
"""Number of people in a chart, one for each colour."""
_COMPARED = 12
"""Number of people who are compared between outlets."""
_NAMES_NOTE = (
    "A full name is one person in all articles, and so is a surname that nobody else has around "
    "that time. Choose a name to see the quotations, each a link to its article."
)
_DESCRIBED_NOTE = (
    "Articles describe them and give no name that distinguishes them: a line may be several people."
)
_KINDS_NOTE = "Bars: quotations, "

__all__ = ["Tally", "overview"]


def overview(tally: Tally, *, address: Address, page: Callable[[int], str]) -> Html:
    """Return the overview.

    Args:
        tally: What was counted.
        address: Returns where a quotation is.
        page: Returns where a document is, by its number from 1.
    """
    quotees = tally.quotees()
    named = [one for one in quotees if one.is_named]
    described = [one for one in quotees if not one.is_named]
    times = periods(tally.articles)
    setting = Setting(tally.articles, address, times, tally.quotations <= MOST_LISTED)
    return tag(
        "section",
        tag("h2", escape("Overview"), id="overview"),
        tag("p", escape(_totals(tally, named)), class_="totals"),
        _filters(setting),
        _part(
            "People and organisations",
            _NAMES_NOTE,
            _kinds(),
            people_table("People and organisations", named, setting),
        ),
        *_over_time(named, setting, tally),
        *_optional("Share by outlet", outlets(named[:_COMPARED], setting)),
        *_optional("Quoted beside whom", company(named, setting)),
        *_genders(named, tally),
        _articles(tally, quotees, page),
        *_described(described, setting, len(named) + 1),
        class_="overview",
        aria_labelledby="overview",
    )


def _totals(tally: Tally, named: Sequence[Quotee]) -> str:
    return (
        f"{counted(len(tally.articles), 'document')}, {counted(tally.quotations, 'quotation')} "
        f"of {counted(len(named), 'person or organisation')}"
    ).replace("person or organisations", "people and organisations") + "."


def _kinds() -> Html:
    keys = (tag("span", escape(kind.value), class_=f"key {kind.value}") for kind in KINDS)
    return tag("p", escape(_KINDS_NOTE), *keys, class_="note c-ink")


def _part(title: str, note: str, *content: Html) -> Html:
    said = [tag("p", escape(note), class_="note")] if note else []
    return tag("section", tag("h3", escape(title)), *said, *content, class_="part")


def _optional(title: str, content: Html | None) -> Iterator[Html]:
    if content is not None:
        yield _part(title, "", content)


def _filters(setting: Setting) -> Html:
    """Return the form that the script shows and uses."""
    search = tag(
        "label", escape("Search "), tag("input", type="search", name="search", autocomplete="off")
    )
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", name="kind", value=kind.value, checked=True),
            escape(f" {kind.value}"),
        )
        for kind in KINDS
    )
    kinds = tag("fieldset", tag("legend", escape("Kind")), *boxes)
    genders = _choice("Gender", "gender", GENDERS.items())
    names = sorted({one.outlet for one in setting.articles if one.outlet})
    more = [_choice("Outlet", "outlet", ((name, name) for name in names))] if len(names) > 1 else []
    dates = sorted(one.date.isoformat() for one in setting.articles if one.date)
    if dates and dates[0] < dates[-1]:
        days = (
            tag(
                "label",
                escape(label),
                tag("input", type="date", name=name, min=dates[0], max=dates[-1]),
            )
            for name, label in (("from", "From "), ("to", "To "))
        )
        more.append(tag("span", *days, class_="days"))
    reset = tag("button", escape("Reset"), type="reset")
    status = tag("p", class_="status", role="status", aria_live="polite")
    return tag(
        "form", search, kinds, genders, *more, reset, status, class_="sift script", role="search"
    )


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> Html:
    listed = [tag("option", escape("all"), value="")]
    listed += [tag("option", escape(shown), value=value) for value, shown in options]
    return tag("label", escape(f"{label} "), tag("select", *listed, name=name))


def _over_time(named: Sequence[Quotee], setting: Setting, tally: Tally) -> Iterator[Html]:
    """Yield the shares of the most quoted people over time, as a chart and a table."""
    times = setting.periods
    if times is None:
        return
    people = named[:_CHARTED]
    counts: Counter[int] = Counter()
    for article in tally.articles:
        if article.number in times.of:
            counts[times.of[article.number]] += article.quotations
    total = [counts[index] for index in range(len(times.labels))]
    keys = (
        tag("span", tag("bdi", escape(one.name)), class_=f"swatch c{rank}")
        for rank, one in enumerate(people)
    )
    axis = tag(
        "p",
        tag("span", escape(times.labels[0])),
        tag("span", escape(times.labels[-1])),
        class_="axis",
    )
    note = f"A bar is all quotations of a {times.name}; the colours are the people quoted most."
    numbers = tag(
        "details",
        tag("summary", escape("The numbers")),
        _numbers_over_time(times, people, total),
    )
    legend = tag("p", *keys, tag("span", escape("others"), class_="swatch rest"), class_="legend")
    yield _part("Share over time", note, legend, chart(times, people, total), axis, numbers)


def _numbers_over_time(times: Periods, people: Sequence[Quotee], total: Sequence[int]) -> Html:
    columns = [Column(times.name.capitalize(), is_number=False), Column("All")]
    columns += [Column(one.name) for one in people]
    counts = [times.counts(one) for one in people]
    rows = (
        tag(
            "tr",
            tag("th", escape(label), scope="row"),
            number(total[index]),
            *(number(one[index]) for one in counts),
        )
        for index, label in enumerate(times.labels)
        if total[index]
    )
    return table("Quotations over time", columns, rows)


def _genders(named: Sequence[Quotee], tally: Tally) -> Iterator[Html]:
    """Yield the table of genders."""
    columns = [
        Column("Gender", is_number=False),
        Column("Quotations"),
        Column("Share"),
        Column("Names"),
    ]
    rows = []
    for key, label in GENDERS.items():
        group = [one for one in named if one.gender == key]
        count = sum(len(one.quotations) for one in group)
        share = f"{count / tally.quotations:.0%}" if tally.quotations else ""
        cells = (number(count), tag("td", escape(share), class_="n"), number(len(group)))
        rows.append(tag("tr", tag("th", escape(label), scope="row"), *cells))
    note = "By the pronouns that the articles use; nothing is guessed."
    yield _part("Gender", note, table("Gender", columns, rows))


def _articles(tally: Tally, quotees: Sequence[Quotee], page: Callable[[int], str]) -> Html:
    people = Counter(document for one in quotees for document in one.documents)
    has_dates = any(one.date for one in tally.articles)
    has_outlets = any(one.outlet for one in tally.articles)
    columns = [Column("Article", is_number=False), Column("Quotations"), Column("Speakers")]
    columns += [Column("Outlet", is_number=False)] if has_outlets else []
    columns += [Column("Date", is_number=False)] if has_dates else []

    def row(article: Article) -> Html:
        link = tag("a", tag("bdi", escape(article.title)), href=page(article.number))
        cells = [number(article.quotations), number(people[article.number])]
        if has_outlets:
            cells.append(tag("td", escape(article.outlet)))
        if has_dates:
            cells.append(tag("td", escape(article.date.isoformat() if article.date else "")))
        return tag(
            "tr",
            tag("th", link, scope="row"),
            *cells,
            class_="article",
            data_number=str(article.number),
            data_date=article.date.isoformat() if article.date else None,
            data_outlet=article.outlet or None,
        )

    return _part("Articles", "", table("Articles", columns, map(row, tally.articles)))


def _described(described: Sequence[Quotee], setting: Setting, start: int) -> Iterator[Html]:
    """Yield the folded table of speakers without a name."""
    if described:
        title = f"Speakers without a name: {len(described):,}"
        content = people_table("Speakers without a name", described, setting, start=start)
        note = tag("p", escape(_DESCRIBED_NOTE), class_="note")
        folded = tag("details", tag("summary", tag("h3", escape(title))), note, content)
        yield tag("section", folded, class_="part")
