"""Bars and strips in SVG; the text beside them states what they show."""

from collections.abc import Iterable, Mapping

from quoteattr.export.html.markup import Html, tag
from quoteattr.schema.quote import Quote, QuoteKind

_WIDTH = 1_000
"""Width of a chart in units of its own, whatever its width on the screen."""
_HEIGHT = 10


def bar(amounts: Mapping[QuoteKind, int], longest: int) -> Html:
    """Return a bar with a segment for each kind; an amount of `longest` fills the width."""
    rects = []
    start = 0.0
    for kind, amount in amounts.items():
        width = _WIDTH * amount / longest if longest else 0.0
        if amount:
            rects.append(_rect(start, width, kind.value))
        start += width
    return drawing("bar", rects, _WIDTH, _HEIGHT)


def strip(quotes: Iterable[Quote], length: int) -> Html:
    """Return a line that represents the text, with a mark at each quotation."""
    widths: dict[int, int] = {}
    for quote in quotes:
        for part in quote.parts:
            start = _WIDTH * part.start // max(length, 1)
            width = max(2, _WIDTH * len(part) // max(length, 1))
            # Quotations less than a unit apart are one mark.
            widths[start] = max(width, widths.get(start, 0))
    line = "".join(f"M{start} {_HEIGHT // 2}h{width}" for start, width in sorted(widths.items()))
    return drawing("strip", [tag("path", d=line)], _WIDTH, _HEIGHT)


def drawing(name: str, shapes: Iterable[Html], width: int, height: int) -> Html:
    """Return shapes as a drawing that stretches to the space it has on the page.

    Args:
        name: CSS class of the drawing.
        shapes: SVG elements.
        width: Width of the drawing, in the units of the shapes.
        height: Height of the drawing, in the units of the shapes.
    """
    return tag(
        "svg",
        *shapes,
        class_=name,
        viewBox=f"0 0 {width} {height}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _rect(start: float, width: float, kind: str) -> Html:
    return tag("rect", x=f"{start:.1f}", width=f"{width:.1f}", height=str(_HEIGHT), class_=kind)
