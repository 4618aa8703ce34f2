"""Every word list of the package can be read, and has no entry twice."""

from collections import Counter
from pathlib import Path

import pytest

from quoteattr.errors import LexiconError
from quoteattr.language import word_lists
from quoteattr.language.word_lists import parse_weight_tables, read_classes, read_entries

LISTS = sorted(path.name for path in (Path(word_lists.__file__).parent / "lexicons").glob("*.txt"))


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_occurs_twice(name: str) -> None:
    """Entries differ in their columns."""
    counts = Counter(entry.columns for entry in read_entries(name))

    assert counts
    assert [entry for entry, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "description_words.txt",
        "document_labels.txt",
        "documents.txt",
        "family_events.txt",
        "inscriptions.txt",
        "function_words.txt",
        "kinship.txt",
        "manners.txt",
        "name_words.txt",
        "polite_forms.txt",
        "speaking.txt",
        "transcript_words.txt",
    ],
)
def test_a_word_has_one_line_with_all_its_classes(name: str) -> None:
    """Its classes differ."""
    entries = read_entries(name)
    classes = read_classes(name)

    assert len({entry.columns[0] for entry in entries}) == len(entries)
    assert sum(map(len, classes.values())) == sum(
        len(entry.columns[1].split(",")) for entry in entries
    )


def test_an_unknown_list_is_an_error() -> None:
    """The error names the list that is not there."""
    with pytest.raises(LexiconError, match=r"no word list 'nothing\.txt'"):
        read_entries("nothing.txt")


def test_weights_are_parsed_by_table() -> None:
    """A table without a line is empty."""
    lines = ["# weights", "near  first  0.50", "near  last  -1.00"]

    tables = parse_weight_tables(lines, "the weights", ["near", "far"])

    assert tables == {"near": {"first": 0.5, "last": -1.0}, "far": {}}


def test_an_unknown_table_is_refused_with_its_line() -> None:
    """A misspelt table would lose its weights."""
    with pytest.raises(LexiconError, match="line 1 of the weights: 'neer' is not a table"):
        parse_weight_tables(["neer  first  0.50"], "the weights", ["near"])
