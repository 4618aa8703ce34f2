"""The page around the content: one file with its style and script inside, which loads nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from quoteattr.export.html.markup import Html, escape

_FOLDER = "quoteattr.export.html"


def page(title: str, content: Html) -> str:
    """Return a whole page.

    Its content security policy allows this style and script, named by their hashes, and nothing
    else: what a text might smuggle in could not run even if it were markup.
    """
    style, script = _read("report.css"), _read("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return Template(_read("page.html")).substitute(
        policy=escape(policy),
        title=escape(title),
        style=style,
        script=script,
        content=content,
    )


@cache
def _read(name: str) -> str:
    return (files(_FOLDER) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
