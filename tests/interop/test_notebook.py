"""A document at the end of a notebook cell is displayed as its page."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import attrs
import pytest

from quoteattr.export.html import frame
from quoteattr.interop.notebook import load_ipython_extension, register_with_running_shell
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT

_CELL = "import quoteattr; quoteattr.Document('Hush!')"
_SESSION = f"""
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance(history_load_length=0)
cell = shell.run_cell({_CELL!r})
data, _ = shell.display_formatter.format(cell.result)
assert data["text/html"].startswith("<iframe"), data
"""


@attrs.define
class FakeFormatter:
    """Remembers what was registered."""

    functions: dict[type, Callable[[Document], str]] = attrs.Factory(dict)
    """The function for each type."""

    def for_type(self, typ: type[Document], func: Callable[[Document], str]) -> None:
        """Remember a function."""
        self.functions[typ] = func


@pytest.fixture
def formatter() -> FakeFormatter:
    """Return a formatter for HTML."""
    return FakeFormatter()


@pytest.fixture
def shell(formatter: FakeFormatter) -> SimpleNamespace:
    """Return a shell with that formatter."""
    return SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))


def _ipython(monkeypatch: pytest.MonkeyPatch, shell: SimpleNamespace | None) -> None:
    module = ModuleType("IPython")
    monkeypatch.setattr(module, "get_ipython", lambda: shell, raising=False)
    monkeypatch.setitem(sys.modules, "IPython", module)


def test_the_extension_displays_documents_in_a_frame(
    shell: SimpleNamespace, formatter: FakeFormatter
) -> None:
    """`%load_ext quoteattr.interop.notebook` registers one function, for documents."""
    load_ipython_extension(shell)

    (show,) = formatter.functions.values()
    assert list(formatter.functions) == [Document]
    assert show(DOCUMENT) == frame(DOCUMENT)


def test_a_running_shell_is_registered_with(
    monkeypatch: pytest.MonkeyPatch, shell: SimpleNamespace, formatter: FakeFormatter
) -> None:
    """The import in a notebook is enough."""
    _ipython(monkeypatch, shell)

    register_with_running_shell()

    assert Document in formatter.functions


def test_without_a_running_shell_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython may be installed, or imported by another library, without running."""
    _ipython(monkeypatch, None)
    register_with_running_shell()
    monkeypatch.setitem(sys.modules, "IPython", ModuleType("half imported"))
    register_with_running_shell()
    monkeypatch.delitem(sys.modules, "IPython")
    register_with_running_shell()

    assert "IPython" not in sys.modules


def test_ipython_displays_a_document(tmp_path: Path) -> None:
    """A cell that imports the library and ends with a document shows the page."""
    pytest.importorskip("IPython")
    environment = {**os.environ, "IPYTHONDIR": str(tmp_path)}

    subprocess.run([sys.executable, "-c", _SESSION], check=True, env=environment)
