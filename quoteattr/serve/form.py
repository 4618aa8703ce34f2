"""The page with the form."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment

from quoteattr.export.html.page import source_hash

_ENVIRONMENT = Environment(autoescape=True)


def form_page(message: str = "", text: str = "") -> str:
    """Return the page.

    Args:
        message: What was wrong with the text that was sent; empty if nothing was wrong.
        text: The content of the text field.
    """
    style, template = _parts()
    allowed = source_hash(style)
    policy = f"default-src 'none'; style-src '{allowed}'; form-action 'self'; base-uri 'none'"
    page: str = _ENVIRONMENT.from_string(template).render(
        style=style, policy=policy, message=message, text=text
    )
    return page


@cache
def _parts() -> tuple[str, str]:
    folder = files("quoteattr.serve")
    style = (folder / "form.css").read_text(encoding="utf-8")
    return style, (folder / "form.jinja").read_text(encoding="utf-8")
