"""The reader of the hand-written passages."""

from pathlib import Path

import pytest

from benchmarks.corpora.challenge import (
    FOLDER,
    ChallengeError,
    Passage,
    inside_words,
    read_challenge,
    read_passages,
)
from quoteattr.schema.quote import Act, QuoteKind

FILE = """\
# What this file is about.

:: one fiction curly

“Late,” he said when he came, “again.”

The “Owl” was shut.

----
direct | Late, / again. | said | he | - | act writing
term | Owl
indirect | again | - | he@2 | The Clerk | parent 1
:: two
Nothing is said.
----
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with two passages."""
    path = tmp_path / "marks.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def first(path: Path) -> Passage:
    """Return the first passage."""
    return next(read_passages(path))


def test_the_text_is_verbatim(path: Path) -> None:
    """Blank lines at its edges are no part of it, blank lines inside are."""
    assert first(path).text == "“Late,” he said when he came, “again.”\n\nThe “Owl” was shut."


def test_a_passage_is_named_and_tagged(path: Path) -> None:
    """The phenomenon is the name of the file."""
    passage = first(path)

    assert (passage.phenomenon, passage.id) == ("marks", "one")
    assert passage.tags == ("fiction", "curly")


def test_a_row_is_a_quotation(path: Path) -> None:
    """Parts, cue and source are where their words stand; `-` is none."""
    passage = first(path)
    quotation = passage.quotations[0]

    assert quotation.kind is QuoteKind.DIRECT
    assert [part.of(passage.text) for part in quotation.parts] == ["Late,", "again."]
    assert [part.of(passage.text) for part in quotation.cue] == ["said"]
    assert quotation.speaker is None
    assert quotation.act is Act.WRITING


def test_an_occurrence_is_chosen_by_number(path: Path) -> None:
    """Only whole words count: there is a `he` in `when` and in `the`."""
    passage = first(path)

    assert passage.quotations[1].source[0].start == passage.text.index("he came")
    assert not list(inside_words(passage))


def test_a_parent_is_a_row_above(path: Path) -> None:
    """The inner quotation knows the parts of the outer one."""
    outer, inner = first(path).quotations

    assert inner.parent == outer.parts


def test_a_term_is_a_stretch(path: Path) -> None:
    """A term is not a quotation."""
    passage = first(path)

    assert [term.of(passage.text) for term in passage.terms] == ["Owl"]


def test_a_passage_without_rows_holds_nothing(path: Path) -> None:
    """Then nothing is to be found."""
    _, second = read_passages(path)

    assert (second.quotations, second.terms) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# What", "What", "marks.txt:1: only # lines"),
        (":: one fiction curly", "::  ", "marks.txt:3: a passage needs a name"),
        ("again. |", "gone. |", "marks.txt:10: 'gone.' is not in the text after that"),
        ("he@2", "he@9", "marks.txt:12: 'he@9' is not in the text"),
        ("term | Owl", "term | Cat", "marks.txt:11: 'Cat' is not in the text"),
        ("indirect", "reported", "marks.txt:12: the kind must be one of"),
        ("act writing", "act singing", "marks.txt:10: 'act singing' is neither"),
        ("parent 1", "parent 2", "marks.txt:12: row 2 is no quotation above"),
        (" | said | he | -", "", "marks.txt:10: a row is KIND"),
        ("said.\n----", "said.", "marks.txt:13: passage two has no line ----"),
    ],
)
def test_a_broken_file_says_where(path: Path, old: str, new: str, message: str) -> None:
    """The error names the file and the line."""
    path.write_text(FILE.replace(old, new), encoding="utf-8")

    with pytest.raises(ChallengeError, match=message):
        list(read_passages(path))


def test_names_are_unique(path: Path) -> None:
    """Two passages with one name could not be distinguished in a report."""
    path.with_name("other.txt").write_text(FILE, encoding="utf-8")

    with pytest.raises(ChallengeError, match="two passages one"):
        list(read_challenge(path.parent))


def test_files_are_chosen_by_stem(path: Path) -> None:
    """Only the files that were asked for are read."""
    assert [passage.id for passage in read_challenge(path.parent, ["marks"])] == ["one", "two"]
    assert not list(read_challenge(path.parent, ["dashes"]))


@pytest.mark.skipif(not FOLDER.exists(), reason="the challenge set is not there")
def test_the_challenge_set_can_be_read() -> None:
    """Every file follows the format."""
    assert list(read_challenge())
