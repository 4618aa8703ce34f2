"""The user's file of corrections."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.linking.corrections import read_corrections

LINES = """\
# who is one
merge | ada-lund | Mayor Lund

Split| Bill Marr |William Marr
"""


def test_a_line_is_a_correction() -> None:
    """Except comments and empty lines; white space and case are as one likes."""
    found = read_corrections(LINES.splitlines())

    assert [(line.line, line.action, line.fields) for line in found.lines] == [
        (2, "merge", ("ada-lund", "Mayor Lund")),
        (4, "split", ("Bill Marr", "William Marr")),
    ]
    assert frozenset({("", "bill", "marr", ""), ("", "william", "marr", "")}) in found.apart


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("join | a | b", "line 2: 'join' is not known; a line starts with merge, split, rename,"),
        ("merge | a", "line 2: merge needs the ids or names of one person, separated by |, got"),
        ("rename | a | b | c", "line 2: rename needs a person and the new name, separated by |,"),
        ("assign | a | b", "line 2: assign needs a person, a name, and the documents, separated"),
        ("split | Ben Lund | Ada Lund", "line 1 merges names that line 2 splits; keep one"),
    ],
)
def test_a_mistake_is_reported_with_its_line(line: str, message: str) -> None:
    """And with what the line should have."""
    with pytest.raises(InvalidOptionError) as caught:
        read_corrections(["merge | Ada Lund | Ben Lund", line])

    assert str(caught.value).startswith(message)
