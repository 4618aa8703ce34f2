"""The form that filters the overview; it is hidden unless the script, which does the work, runs."""

from collections.abc import Iterable, Iterator

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.overview.people import KINDS, Setting
from quoteattr.export.html.overview.tally import GENDERS


def filters(setting: Setting) -> Html:
    """Return the form: a search, kinds and genders; outlets and days where there are several."""
    return tag(
        "form",
        tag(
            "label",
            escape("Search "),
            tag("input", type="search", name="search", autocomplete="off"),
        ),
        _kinds(),
        _choice("Gender", "gender", GENDERS.items()),
        *_outlets(setting),
        *_days(setting),
        tag("button", escape("Reset"), type="reset"),
        tag("p", class_="status", role="status", aria_live="polite"),
        class_="sift script",
        role="search",
    )


def _kinds() -> Html:
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", name="kind", value=kind.value, checked=True),
            escape(f" {kind.value}"),
        )
        for kind in KINDS
    )
    return tag("fieldset", tag("legend", escape("Kind")), *boxes)


def _outlets(setting: Setting) -> Iterator[Html]:
    names = sorted({article.outlet for article in setting.articles if article.outlet})
    if len(names) > 1:
        yield _choice("Outlet", "outlet", ((name, name) for name in names))


def _days(setting: Setting) -> Iterator[Html]:
    dates = sorted({article.date.isoformat() for article in setting.articles if article.date})
    if len(dates) > 1:
        fields = (
            tag(
                "label",
                escape(label),
                tag("input", type="date", name=name, min=dates[0], max=dates[-1]),
            )
            for name, label in (("from", "From "), ("to", "To "))
        )
        yield tag("span", *fields, class_="days")


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> Html:
    listed = [tag("option", escape("all"), value="")]
    listed += [tag("option", escape(shown), value=value) for value, shown in options]
    return tag("label", escape(f"{label} "), tag("select", *listed, name=name))
