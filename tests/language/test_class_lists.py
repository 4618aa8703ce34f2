"""The word lists that give classes of words about names and descriptions."""

from collections import Counter

import pytest

from quoteattr.language.word_lists import read_classes, read_entries

LISTS = ("name_words.txt", "description_words.txt")


@pytest.mark.parametrize("name", LISTS)
def test_entries(name: str) -> None:
    """Each word is in lower case, has one line, and belongs to a class once."""
    entries = read_entries(name)
    counts = Counter(entry.columns[0] for entry in entries)

    assert read_classes(name)
    assert [word for word, count in counts.items() if count > 1 or word != word.lower()] == []
    for entry in entries:
        classes = entry.columns[1].split(",")
        assert len(classes) == len(set(classes))
