"""Show a `Document` in a notebook: as its HTML page, in a frame of its own.

`import quoteattr` in a running IPython does this by itself. Where IPython starts later,
`%load_ext quoteattr.interop.notebook` does.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from quoteattr.export.html import frame
from quoteattr.schema.document import Document

_HTML = "text/html"


class Formatter(Protocol):
    """IPython's formatter for one MIME type."""

    def for_type(self, typ: type[Document], func: Callable[[Document], str]) -> object:
        """Format objects of a type with a function."""


class DisplayFormatter(Protocol):
    """IPython's formatters."""

    @property
    def formatters(self) -> Mapping[str, Formatter]:
        """The formatters by MIME type."""


class Shell(Protocol):
    """The part of IPython's `InteractiveShell` that is used here."""

    @property
    def display_formatter(self) -> DisplayFormatter:
        """What displays the value of a cell."""


def load_ipython_extension(shell: Shell) -> None:
    """Let an IPython shell display documents as HTML; `%load_ext` calls this."""
    shell.display_formatter.formatters[_HTML].for_type(Document, frame)


def register_with_running_shell() -> None:
    """Let the running IPython shell, if there is one, display documents as HTML."""
    get_shell: Callable[[], Shell | None] | None
    get_shell = getattr(sys.modules.get("IPython"), "get_ipython", None)
    if get_shell is not None and (shell := get_shell()) is not None:
        load_ipython_extension(shell)
