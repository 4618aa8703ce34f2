"""What `import quoteattr` provides, and its cost."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import quoteattr


def test_all_is_sorted_and_there() -> None:
    """Every public name exists, and nobody has to search for it."""
    assert quoteattr.__all__ == sorted(quoteattr.__all__)
    assert all(hasattr(quoteattr, name) for name in quoteattr.__all__)


def test_all_is_all() -> None:
    """No class or function is public by accident."""
    public = {
        name
        for name, value in vars(quoteattr).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("quoteattr")
    }

    assert public == set(quoteattr.__all__)


def test_the_version_is_that_of_the_package() -> None:
    """The same as in `Document.meta`."""
    assert quoteattr.__version__ == version("quoteattr")


@pytest.mark.parametrize("heavy", ["loky", "stanza", "torch", "transformers"])
def test_importing_is_cheap(heavy: str) -> None:
    """Models and their libraries wait until `load` is called."""
    code = f"import quoteattr, quoteattr.cli, sys; sys.exit({heavy!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_error_is_the_builtin_that_it_is() -> None:
    """Who knows ValueError and OSError needs to learn nothing."""
    children = quoteattr.QuoteAttrError.__subclasses__()

    assert children
    assert all(issubclass(child, OSError | ValueError | RuntimeError) for child in children)
