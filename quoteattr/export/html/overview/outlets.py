"""The shares of the most quoted people in each outlet, side by side."""

from collections import Counter
from collections.abc import Sequence

from quoteattr.export.html.markup import Html, escape, join, tag
from quoteattr.export.html.overview.people import Setting
from quoteattr.export.html.overview.tables import Column, percent, table
from quoteattr.export.html.overview.tally import Quotee


def outlets(quotees: Sequence[Quotee], setting: Setting) -> Html | None:
    """Return the share of the most quoted people in each outlet, None without two outlets."""
    names = sorted({one.outlet for one in setting.articles if one.outlet})
    if len(names) < 2:  # noqa: PLR2004  there is nothing to compare
        return None
    outlet_of = {one.number: one.outlet for one in setting.articles}
    total: Counter[str] = Counter()
    for article in setting.articles:
        total[article.outlet] += article.quotations
    columns = [Column("Who", is_number=False), *(Column(name) for name in names)]
    rows = []
    for quotee in quotees:
        counts = Counter(outlet_of[one.document] for one in quotee.quotations)
        cells = join(percent(counts[name], total[name]) for name in names)
        head = tag("th", tag("bdi", escape(quotee.name)), scope="row")
        rows.append(tag("tr", head, cells))
    return table("Share of all quotations of an outlet", columns, rows, class_="heat")
