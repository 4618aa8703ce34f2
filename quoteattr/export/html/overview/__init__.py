"""The overview of many documents: who is quoted, how often, when and beside whom.

```
Documents ─► tally ─► people, over_time, outlets, pairs, articles ─► Html
```

Every table is readable without the script, which sorts, searches and filters.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.overview.filters import filters
from quoteattr.export.html.overview.outlets import outlets
from quoteattr.export.html.overview.over_time import over_time
from quoteattr.export.html.overview.pairs import pairs
from quoteattr.export.html.overview.people import KINDS, MOST_LISTED, Address, Setting, people_table
from quoteattr.export.html.overview.periods import periods
from quoteattr.export.html.overview.tables import Column, number, part, table
from quoteattr.export.html.overview.tally import GENDERS, Article, Quotee, Tally

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
        tag("p", escape(_totals(tally, named, described)), class_="totals"),
        filters(setting),
        part(
            "People and organisations",
            _NAMES_NOTE,
            _kinds(),
            people_table("People and organisations", named, setting),
        ),
        *over_time(named, setting),
        *_optional("Share by outlet", outlets(named[:_COMPARED], setting)),
        *_optional("Quoted beside whom", pairs(named, setting)),
        *_genders(named, described, tally),
        _articles(tally, quotees, page),
        *_described(described, setting, len(named) + 1),
        class_="overview",
        aria_labelledby="overview",
    )


def _totals(tally: Tally, named: Sequence[Quotee], described: Sequence[Quotee]) -> str:
    people = "person or organisation" if len(named) == 1 else "people and organisations"
    counts = {
        f"{len(named):,} {people}": _quotations(named),
        "speakers without a name": _quotations(described),
        "unknown speakers": _unresolved(tally, named, described),
    }
    whose = ", ".join(f"{count:,} of {who}" for who, count in counts.items() if count)
    documents = counted(len(tally.articles), "document")
    quotations = counted(tally.quotations, "quotation")
    return f"{documents}, {quotations}{': ' if whose else ''}{whose}."


def _quotations(quotees: Iterable[Quotee]) -> int:
    return sum(len(one.quotations) for one in quotees)


def _unresolved(tally: Tally, named: Sequence[Quotee], described: Sequence[Quotee]) -> int:
    return tally.quotations - _quotations(named) - _quotations(described)


def _kinds() -> Html:
    keys = (tag("span", escape(kind.value), class_=f"key {kind.value}") for kind in KINDS)
    return tag("p", escape(_KINDS_NOTE), *keys, class_="note c-ink")


def _optional(title: str, content: Html | None) -> Iterator[Html]:
    if content is not None:
        yield part(title, "", content)


def _genders(named: Sequence[Quotee], described: Sequence[Quotee], tally: Tally) -> Iterator[Html]:
    """Yield the table of genders, whose shares are of all quotations."""
    columns = [
        Column("Gender", is_number=False),
        Column("Quotations"),
        Column("Share"),
        Column("Names"),
    ]
    groups = [
        (label, [one for one in named if one.gender == key]) for key, label in GENDERS.items()
    ]
    lines = [(label, _quotations(group), f"{len(group):,}") for label, group in groups]
    lines += [
        ("speaker without a name", _quotations(described), ""),
        ("unknown speaker", _unresolved(tally, named, described), ""),
    ]
    rows = (
        tag(
            "tr",
            tag("th", escape(label), scope="row"),
            number(count),
            tag("td", escape(f"{count / max(1, tally.quotations):.0%}"), class_="n"),
            tag("td", escape(names), class_="n"),
        )
        for label, count, names in lines
    )
    note = "By the pronouns that the articles use; nothing is guessed."
    yield part("Gender", note, table("Gender", columns, rows))


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

    return part("Articles", "", table("Articles", columns, map(row, tally.articles)))


def _described(described: Sequence[Quotee], setting: Setting, start: int) -> Iterator[Html]:
    """Yield the folded table of speakers without a name."""
    if described:
        title = f"Speakers without a name: {len(described):,}"
        content = people_table("Speakers without a name", described, setting, start=start)
        note = tag("p", escape(_DESCRIBED_NOTE), class_="note")
        folded = tag("details", tag("summary", tag("h3", escape(title))), note, content)
        yield tag("section", folded, class_="part")
