"""The overview of many documents: how often speakers, genders and documents are quoted."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from quoteattr.export.html.charts import bar
from quoteattr.export.html.markup import Html, escape, join, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.tally import Line, Tally
from quoteattr.schema.quote import QuoteKind

_KINDS = (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)
# Rows shown at once; the others are folded.
_SHOWN = 25

_NAMES_NOTE = (
    "Names are those that the documents give: two people of one name are one line here, and one "
    "person with two names is two."
)
_GENDER_NOTE = "Told by the pronouns that a document uses for the speaker; nothing is guessed."
_BAR_NOTE = "Bars: quotations, "

_Row = tuple[Html, Line]
"""The head of a row, and its counts."""


def overview(tally: Tally, links: Mapping[int, str]) -> Html:
    """Return the tables that summarise many documents.

    Args:
        tally: What was counted.
        links: Where each document is, by its number from 1.
    """
    return tag(
        "section",
        tag("h2", escape("Overview"), id="overview"),
        tag("p", escape(_totals(tally)), class_="totals"),
        _legend(),
        *_section("Speakers", _NAMES_NOTE, _names(tally), ("pronouns", _details), spread=True),
        *_section(
            "Gender", _GENDER_NOTE, _genders(tally), ("names", _number_of_names), spread=True
        ),
        *_section("Documents", "", _documents(tally, links), ("names", _number_of_names)),
        class_="overview",
        aria_labelledby="overview",
    )


def _totals(tally: Tally) -> str:
    quotations = sum(line.quotations.total() for _, line in tally.documents)
    return (
        f"{counted(len(tally.documents), 'document')}, {counted(quotations, 'quotation')}, "
        f"{counted(len(tally.names), 'name')} of speakers."
    )


def _legend() -> Html:
    keys = (tag("span", escape(kind.value), class_=f"key {kind.value}") for kind in _KINDS)
    return tag("p", escape(_BAR_NOTE), *keys, class_="note c-ink")


def _names(tally: Tally) -> Iterator[_Row]:
    for name, line in tally.by_quotations():
        yield tag("bdi", escape(name)), line


def _genders(tally: Tally) -> Iterator[_Row]:
    for group, line in tally.genders.items():
        yield escape(group), line


def _documents(tally: Tally, links: Mapping[int, str]) -> Iterator[_Row]:
    for number, (title, line) in enumerate(tally.documents, start=1):
        yield tag("a", tag("bdi", escape(title)), href=links[number]), line


def _details(line: Line) -> str:
    return ", ".join(sorted(line.details))


def _number_of_names(line: Line) -> str:
    return f"{len(line.details):,}"


def _section(
    title: str,
    note: str,
    rows: Iterable[_Row],
    extra: tuple[str, Callable[[Line], str]],
    *,
    spread: bool = False,
) -> Iterator[Html]:
    """Yield a heading, a note and a table; `spread` has a column for the number of documents."""
    heading, cell = extra
    columns = ["", "quotations", *(kind.value for kind in _KINDS), "words"]
    columns += [*(["documents"] if spread else []), heading]
    listed = list(rows)
    longest = max((line.quotations.total() for _, line in listed), default=0)
    written = [_row(head, line, cell(line), longest, spread=spread) for head, line in listed]
    yield tag("h3", escape(title))
    if note:
        yield tag("p", escape(note), class_="note")
    yield _table(title, columns, written[:_SHOWN])
    if rest := written[_SHOWN:]:
        summary = tag("summary", escape(f"{len(rest):,} more"))
        yield tag("details", summary, _table(f"More {title.lower()}", columns, rest))


def _table(title: str, columns: Iterable[str], rows: Iterable[Html]) -> Html:
    head = tag("tr", *(tag("th", escape(name), scope="col") for name in columns))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    return tag("div", table, class_="scroller", tabindex="0", role="region", aria_label=title)


def _row(head: Html, line: Line, detail: str, longest: int, *, spread: bool) -> Html:
    kinds = {kind: line.quotations[kind] for kind in _KINDS}
    numbers = [line.quotations.total(), *kinds.values(), line.words]
    numbers += [len(line.documents)] if spread else []
    return tag(
        "tr",
        tag("th", join([head, bar(kinds, longest)]), scope="row", class_="c-ink"),
        *(tag("td", escape(f"{number:,}")) for number in numbers),
        tag("td", escape(detail)),
    )
