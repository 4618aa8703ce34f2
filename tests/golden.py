"""Golden cases in text files: a case is added without a line of Python.

The cases of `test_NAME.py` are in `fixtures/NAME.txt` beside it. A case is a block that ends with
an empty line:

    its title
    .
    a text, or a parse in the notation of `tests/parses.py`
    .
    what is expected, in lines that the head of the file explains

or, where both are short, a line `given = expected`. A line that begins with "# " is a comment.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest


class Case(NamedTuple):
    """A golden case."""

    title: str
    """What the case shows; for a case on one line, what is given."""
    given: str
    """The text or the parse."""
    expected: str
    """The expected lines."""


def golden(test_module: str, file: str | None = None) -> pytest.MarkDecorator:
    """Parametrize a test by what is given and what is expected in each golden case.

    Args:
        test_module: `__file__` of the test module.
        file: The name of the file in `fixtures` if it is not that of the module.
    """
    cases = golden_cases(test_module, file)
    return pytest.mark.parametrize(
        ("given", "expected"),
        [(case.given, case.expected) for case in cases],
        ids=[case.title for case in cases],
    )


def golden_cases(test_module: str, file: str | None = None) -> list[Case]:
    """Return the golden cases of a test module; the arguments are those of `golden`."""
    path = Path(test_module)
    name = file or f"{path.stem.removeprefix('test_')}.txt"
    return list(_cases((path.parent / "fixtures" / name).read_text(encoding="utf-8")))


def _cases(text: str) -> Iterator[Case]:
    lines = iter([line for line in text.split("\n") if not line.startswith("# ")])
    for line in lines:
        given, separator, expected = line.partition(" = ")
        if separator:
            yield Case(given, given, expected)
        elif line:
            if (start := next(lines)) != ".":
                message = f"a line with . must follow the title {line!r}, not {start!r}"
                raise ValueError(message)
            yield Case(
                line, "\n".join(iter(lines.__next__, ".")), "\n".join(iter(lines.__next__, ""))
            )
