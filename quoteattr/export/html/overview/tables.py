"""The parts of the overview, and their tables, which the script can sort."""

from collections.abc import Iterable, Sequence

import attrs

from quoteattr.export.html.markup import Html, escape, tag


@attrs.frozen
class Column:
    """A column of a table."""

    heading: str
    """What it shows."""
    is_number: bool = True
    """Whether it shows numbers."""


def table(label: str, columns: Sequence[Column], rows: Iterable[Html], *, class_: str = "") -> Html:
    """Return a table that may be scrolled sideways, with a row of headings.

    Args:
        label: What the table shows, for readers who do not see it.
        columns: Its columns; the first one is the heading of each row.
        rows: Its rows.
        class_: CSS class of the table.
    """
    cells = (
        tag(
            "th",
            escape(column.heading),
            scope="col",
            class_="n" if column.is_number else None,
        )
        for column in columns
    )
    content = tag(
        "table",
        tag("caption", escape(label), class_="aside"),
        tag("thead", tag("tr", *cells)),
        tag("tbody", *rows),
        class_=f"sortable {class_}".strip(),
    )
    return tag("div", content, class_="scroller", tabindex="0", role="region", aria_label=label)


def number(value: int, *, name: str | None = None) -> Html:
    """Return a cell with a number, and the name by which the script finds it, if any."""
    return tag("td", escape(f"{value:,}"), class_="n", data_n=name)


def percent(part: int, whole: int) -> Html:
    """Return a cell with a share in percent, shaded by its size; empty if the share is 0."""
    if not part or not whole:
        return tag("td", class_="n")
    share = part / whole
    return tag("td", escape(f"{share:.0%}"), class_=f"n h{min(5, int(share * 20) // 2)}")


def part(title: str, note: str, *content: Html) -> Html:
    """Return a part of the overview: its title, its note unless that is empty, and its content."""
    notes = [tag("p", escape(note), class_="note")] if note else []
    return tag("section", tag("h3", escape(title)), *notes, *content, class_="part")
