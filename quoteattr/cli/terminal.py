"""How a table looks at the terminal: its width, and colours where rich is installed."""

import contextlib
import shutil
import sys

from quoteattr.export.table import Role, Style, plain

_COLOURS = {
    Role.SPEAKER: "bold cyan",
    Role.CUE: "yellow",
    Role.HEADING: "bold",
    Role.NUMBER: "dim",
    Role.KIND: "dim",
    Role.DETAIL: "dim",
    Role.QUOTATION: "green",
}
"""Colours of the terminal's own palette, which its user has chosen to be readable."""
_WIDEST_IN_FILE = 100
"""Columns of a table in a file; longer lines are hard to read."""


def table_style(*, explain: bool, to_file: bool) -> Style:
    """Return the style of tables for the place that they are written to.

    Args:
        explain: Whether tables show sources, rules and confidence.
        to_file: Whether they are written to a file, which has no colours.
    """
    columns = shutil.get_terminal_size((88, 24)).columns
    if to_file or not _is_terminal():
        return Style(min(columns, _WIDEST_IN_FILE), explain)
    return Style(columns, explain, _coloured if _shows_colours() else plain)


def _is_terminal() -> bool:
    with contextlib.suppress(ValueError):  # closed
        return sys.stdout is not None and sys.stdout.isatty()
    return False


def _shows_colours() -> bool:
    """Whether rich, which heeds NO_COLOR and TERM, is installed and would use colours."""
    try:
        from rich.console import Console
    except ImportError:
        return False
    console = Console()
    return console.color_system is not None and not console.no_color


def _coloured(role: Role, text: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style as Colour

    return Colour.parse(_COLOURS[role]).render(text, color_system=ColorSystem.STANDARD)
