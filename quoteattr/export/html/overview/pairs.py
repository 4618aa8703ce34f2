"""Who is quoted beside whom: pairs of people, and the articles that quote both."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.overview.people import Setting
from quoteattr.export.html.overview.tables import Column, number, percent, table
from quoteattr.export.html.overview.tally import Quotee

_PEOPLE = 40
"""Number of people whose pairs are counted, the most quoted ones."""
_PAIRS = 30
"""Number of pairs that are shown."""
_LEAST = 2
"""Least number of articles that quote both: one article shows nothing about a pair."""


def pairs(quotees: Sequence[Quotee], setting: Setting) -> Html | None:
    """Return the table of pairs, None if no two people are quoted together twice."""
    people = quotees[:_PEOPLE]
    quoted = defaultdict(list)
    for index, one in enumerate(people):
        for document in one.documents:
            quoted[document].append(index)
    counts: Counter[tuple[int, int]] = Counter()
    for indexes in quoted.values():
        counts.update(combinations(indexes, 2))
    shown = [pair for pair, count in counts.most_common(_PAIRS) if count >= _LEAST]
    if not shown:
        return None
    columns = [
        Column("Who", is_number=False),
        Column("Beside whom", is_number=False),
        Column("Articles"),
        Column("Of the rarer one’s articles"),
        Column("Where", is_number=False),
    ]
    rows = (_row(people[one], people[other], setting) for one, other in shown)
    return table("Who is quoted beside whom", columns, rows, class_="pairs")


def _row(one: Quotee, other: Quotee, setting: Setting) -> Html:
    both = sorted({*one.documents} & {*other.documents})
    rarer = min(len(one.documents), len(other.documents))
    first = {quoted.document: quoted for quoted in reversed(other.quotations)}
    links = (
        tag(
            "li",
            tag(
                "a",
                tag("bdi", escape(setting.articles[document - 1].title)),
                href=setting.address(document, first[document].id),
            ),
        )
        for document in both
    )
    where = tag("details", tag("summary", escape(counted(len(both), "article"))), tag("ul", *links))
    return tag(
        "tr",
        tag("th", tag("bdi", escape(one.name)), scope="row"),
        tag("td", tag("bdi", escape(other.name))),
        number(len(both)),
        percent(len(both), rarer),
        tag("td", where),
    )
