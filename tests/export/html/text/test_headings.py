"""Headlines and headings of chapters."""

import pytest

from quoteattr.export.html.text.blocks import blocks
from quoteattr.export.html.text.headings import chapters, headline, is_headline

_PROSE = "The carrier went down to the quay, and nobody asked him why. " * 8


def _titles(text: str) -> list[str]:
    return [chapter.title for chapter in chapters(tuple(blocks(text)), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quay stays shut\n\nIt rained.", "Quay stays shut"),
        ("\ufeff\n\nTHE QUAY\n\nby\n\nA. Marlowe\n", "THE QUAY"),
        ("The Quay by\n\nA. Marlowe\n", "The Quay"),
        ("It rained.\n\nIt went on.", ""),
        ("CHAPTER I\n\nIt rained.", ""),
        ("Quay stays shut", ""),
        (_PROSE, ""),
        ("", ""),
    ],
)
def test_a_headline_is_a_first_line_that_is_no_sentence(text: str, expected: str) -> None:
    """A text of one line is no headline, and a chapter is not the whole."""
    assert headline(text) == expected


def test_a_paragraph_that_is_the_headline_is_recognised() -> None:
    """So that it is not shown twice."""
    text = "Quay stays shut\n\nIt rained.\n"
    first, second = blocks(text)

    assert is_headline(first, text)
    assert not is_headline(second, text)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("CHAPTER I", "CHAPTER II"), ["CHAPTER I", "CHAPTER II"]),
        (("Chapter 1: The Quay", "Chapter 2: Rain"), ["Chapter 1: The Quay", "Chapter 2: Rain"]),
        (("I.", "II.", "III."), ["I.", "II.", "III."]),
        (("Prologue", "Chapter One"), ["Prologue", "Chapter One"]),
        (
            ("CHAPTER I.\n\nThe Quay", "CHAPTER II.\n\nRain"),
            ["CHAPTER I. The Quay", "CHAPTER II. Rain"],
        ),
        (
            ("CHAPTER I.\n\nTHE QUAY.", "CHAPTER II.\n\nWHY RAIN?", "CHAPTER III.\n\nIt rained."),
            ["CHAPTER I. THE QUAY", "CHAPTER II. WHY RAIN?", "CHAPTER III."],
        ),
        (("CHAPTER I",), []),
        (("Quay", "Rain"), []),
    ],
)
def test_chapters_have_headings(headings: tuple[str, ...], expected: list[str]) -> None:
    """With numbers in any form, and a title beside or below; one alone is none."""
    text = "".join(f"{heading}\n\n{_PROSE}\n\n" for heading in headings)

    assert _titles(text) == expected


def test_a_part_contains_chapters() -> None:
    """It is listed, too, though a chapter begins right after it."""
    text = f"PART ONE\n\nCHAPTER I\n\n{_PROSE}\n\nCHAPTER II\n\n{_PROSE}\n"
    found = chapters(tuple(blocks(text)), text)

    assert [(chapter.title, chapter.is_part) for chapter in found] == [
        ("PART ONE", True),
        ("CHAPTER I", False),
        ("CHAPTER II", False),
    ]


def test_a_table_of_contents_has_no_chapters() -> None:
    """Lines that nothing follows are not headings."""
    contents = "CHAPTER I\n\nCHAPTER II\n\n"
    text = f"{contents}CHAPTER I\n\n{_PROSE}\n\nCHAPTER II\n\n{_PROSE}\n"
    found = chapters(tuple(blocks(text)), text)

    assert [chapter.span.start for chapter in found] == [
        len(contents),
        text.rindex("CHAPTER II"),
    ]


@pytest.mark.parametrize(
    "line", ["Part of him hoped.", "I", "Book a room.", "Chapter houses are old"]
)
def test_prose_is_no_heading(line: str) -> None:
    """Words that headings begin with begin sentences, too."""
    text = f"{line}\n\n{_PROSE}\n\n"

    assert _titles(text) == []
