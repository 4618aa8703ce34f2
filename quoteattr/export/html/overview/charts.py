"""Charts of quotations over time, in SVG: of one person, and of those who are quoted most."""

from collections.abc import Sequence

import attrs

from quoteattr.export.html.charts import drawing
from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.overview.periods import Periods
from quoteattr.export.html.overview.tally import Quotee


@attrs.frozen
class _Canvas:
    """A drawing with room for a bar in each period; lengths are in its own units."""

    width: int
    height: int
    periods: int
    filled: float
    """Share of the room of a period that its bar fills."""
    digits: int
    """Decimal places of lengths."""

    def bar(
        self, period: int, height: float, *children: Html, top: float, class_: str | None = None
    ) -> Html:
        """Return the bar of a period, whose upper edge is `top` above the bottom of the drawing."""
        step = self.width / max(1, self.periods)
        return tag(
            "rect",
            *children,
            x=self._written(period * step),
            y=self._written(self.height - top),
            width=self._written(step * self.filled),
            height=self._written(height),
            class_=class_,
        )

    def _written(self, length: float) -> str:
        return f"{length:.{self.digits}f}"


def sparkline(counts: Sequence[int]) -> Html:
    """Return a small chart of the quotations of one person in each period."""
    canvas = _Canvas(100, 20, periods=len(counts), filled=0.8, digits=2)
    most = max(counts, default=0)
    heights = [canvas.height * count / most if count else 0 for count in counts]
    bars = (canvas.bar(index, height, top=height) for index, height in enumerate(heights) if height)
    return drawing("spark", bars, canvas.width, canvas.height)


def stacked_shares(periods: Periods, quotees: Sequence[Quotee], totals: Sequence[int]) -> Html:
    """Return the shares of people in all quotations of each period, one on top of the other.

    Args:
        periods: The periods.
        quotees: The people, in the order of their colours.
        totals: Number of quotations in each period.
    """
    canvas = _Canvas(720, 150, periods=len(periods.labels), filled=0.86, digits=1)
    shapes = [
        canvas.bar(index, canvas.height, top=canvas.height, class_="rest")
        for index, total in enumerate(totals)
        if total
    ]
    tops = [0.0] * len(periods.labels)
    for colour, quotee in enumerate(quotees):
        for index, count in enumerate(periods.counts(quotee)):
            if not count:
                continue
            height = canvas.height * count / totals[index]
            tops[index] += height
            words = f"{periods.labels[index]}: {quotee.name}, {count} of {totals[index]}"
            title = tag("title", escape(words))
            shapes.append(canvas.bar(index, height, title, top=tops[index], class_=f"c{colour}"))
    return drawing("shares", shapes, canvas.width, canvas.height)
