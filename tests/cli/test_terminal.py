"""How a table looks at a terminal, in a pipe and in a file."""

import io
import sys

import pytest

from quoteattr.cli.terminal import table_style
from quoteattr.export.table import Role


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _at_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output be a terminal with 200 columns and colours."""
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def test_a_terminal_gets_its_whole_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A speaker is distinguished from the words around it."""
    _at_wide_terminal(monkeypatch)
    style = table_style(explain=False, to_file=False)

    assert style.width == 200
    assert style.paint(Role.SPEAKER, "Ada") == "\x1b[1;36mAda\x1b[0m"


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The convention of no-color.org."""
    _at_wide_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")

    assert table_style(explain=False, to_file=False).paint(Role.SPEAKER, "Ada") == "Ada"


def test_without_rich_the_table_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    _at_wide_terminal(monkeypatch)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    style = table_style(explain=False, to_file=False)

    assert (style.width, style.paint(Role.SPEAKER, "Ada")) == (200, "Ada")


def test_a_file_has_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor has it lines that are too long to read."""
    _at_wide_terminal(monkeypatch)
    style = table_style(explain=True, to_file=True)

    assert (style.width, style.paint(Role.CUE, "said"), style.explain) == (100, "said", True)


def test_a_pipe_has_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads it is not a person."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "200")

    assert table_style(explain=False, to_file=False).paint(Role.CUE, "said") == "said"
