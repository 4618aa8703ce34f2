"""What `import quoteattr` provides, and its cost."""

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import pytest

import quoteattr
from quoteattr.errors import InvalidOptionError
from tests.documents import DOCUMENT


def test_all_is_sorted_and_there() -> None:
    """Every public name exists, and nobody has to search for it."""
    assert quoteattr.__all__ == sorted(quoteattr.__all__)
    assert all(hasattr(quoteattr, name) for name in quoteattr.__all__)


def test_all_is_all() -> None:
    """No class or function is public by accident."""
    assert all(hasattr(quoteattr, name) for name in quoteattr.__all__)
    public = {
        name
        for name, value in vars(quoteattr).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("quoteattr")
    }

    assert public == set(quoteattr.__all__)


def test_the_version_is_that_of_the_package() -> None:
    """The same as in `Document.meta`."""
    assert quoteattr.__version__ == version("quoteattr")


def test_a_prompt_completes_the_public_names_and_no_others() -> None:
    """Those that are imported when they are used, too, before they are."""
    code = "import quoteattr; print(*(name for name in dir(quoteattr) if name[0] != '_'))"
    listed = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )

    assert listed.stdout.split() == sorted([*quoteattr.__all__, "errors"])


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'quotes'"):
        _ = quoteattr.quotes  # type: ignore[attr-defined]


WRITERS: tuple[Callable[[Any], object], ...] = (
    quoteattr.to_html,
    quoteattr.to_json,
    quoteattr.to_rows,
    quoteattr.to_csv,
    quoteattr.link_speakers,
)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "wrong", ["It rained.", None, [None]], ids=["text", "none", "list of none"]
)
def test_what_takes_documents_refuses_everything_else(
    write: Callable[[Any], object], wrong: object
) -> None:
    """A text has to go through a pipeline first."""
    with pytest.raises(InvalidOptionError, match="must be a Document, as a pipeline returns it"):
        write(wrong)


def test_one_document_is_as_good_as_a_list_of_one() -> None:
    """Where several are expected."""
    assert quoteattr.to_rows(DOCUMENT) == quoteattr.to_rows([DOCUMENT])


@pytest.mark.parametrize("heavy", ["attrs", "loky", "stanza", "torch", "transformers"])
def test_importing_is_cheap(heavy: str) -> None:
    """Models and their libraries wait until `load` is called, all others until a name is used."""
    code = f"import quoteattr, quoteattr.cli, sys; sys.exit({heavy!r} in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_error_is_the_builtin_that_it_is() -> None:
    """Who knows ValueError and OSError needs to learn nothing."""
    children = quoteattr.QuoteAttrError.__subclasses__()

    assert children
    assert all(issubclass(child, OSError | ValueError | RuntimeError) for child in children)
