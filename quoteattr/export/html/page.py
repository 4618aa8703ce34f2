"""The page around the content: one file with its style and script inside, which loads nothing."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from quoteattr.export.html.markup import Html, escape
from quoteattr.export.html.names import counted

_FOLDER = "quoteattr.export.html"

STYLES = ("base", "text", "people", "tables", "tools", "overview", "media")
"""Style sheets, joined in this order: the last one adapts the others to phones and paper."""
SCRIPTS = (
    "base",
    "record",
    "card",
    "filter",
    "moving",
    "search",
    "table",
    "corrections",
    "applying",
    "counting",
    "network",
    "voices",
    "showing",
    "editing",
    "dialogs",
    "importing",
    "events",
    "overview",
)
"""Scripts, joined in this order into one function: each sees the names of those before it."""


def page(title: str, content: Html, foot: str = "", *, is_transient: bool = False) -> str:
    """Return a whole page.

    Its content security policy allows this style and script, by their hashes, and nothing else, so
    that nothing in a text could run even if it were not escaped.

    Args:
        title: Title of the page, which is also its first heading.
        content: What the page shows.
        foot: How the content was made.
        is_transient: Whether the page has no address of its own: it offers to be saved instead of
            links to its parts.
    """
    style = _joined("style", "css", STYLES)
    script = f'"use strict";\n(() => {{\n{_joined("script", "js", SCRIPTS)}\n}})();'
    policy = (
        f"default-src 'none'; style-src '{source_hash(style)}'; "
        f"script-src '{source_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    # A plain str, because `Html` would escape whatever a caller adds to it.
    return str(
        render(
            "page",
            policy=policy,
            title=title,
            style=Html(style),
            script=Html(script),
            content=content,
            foot=foot,
            is_transient=is_transient,
        )
    )


def render(template: str, **values: object) -> Html:
    """Return a template filled with values, which are escaped unless they are `Html`."""
    return Html(_environment().get_template(f"{template}.jinja").render(values))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_FOLDER),
        autoescape=True,
        finalize=_written,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = counted
    return environment


def _written(value: object) -> Html:
    """Return a value as markup; our escaping also replaces what HTML cannot represent."""
    return value if isinstance(value, Html) else escape(str(value))


@cache
def _joined(folder: str, suffix: str, names: Sequence[str]) -> str:
    place = files(_FOLDER) / folder
    return "\n".join((place / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def source_hash(text: str) -> str:
    """Return the hash by which a content security policy allows an inline style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
