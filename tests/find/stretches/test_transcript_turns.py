"""Turns of transcripts, which labels open."""

from collections.abc import Callable

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcript_turns import label_stretches
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.utterance import MarkStyle
from tests.growth import MOST, growth

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def turns(text: str) -> list[str]:
    """Return the turns that labels open."""
    stretches = find_stretches(text, paragraphs(text))
    return [
        part.of(text)
        for stretch in stretches
        if stretch.style is MarkStyle.LABEL
        for part in stretch.parts
    ]


@pytest.mark.parametrize(
    "text",
    [
        "VAIL: Is it shut?\n\nROOK: Since Monday.\n\nVAIL: Why?",
        "Vail: Is it shut?\n\nRook (laughing): Since Monday.\n\nVail: Why?",
        "Vail: Is it shut?\n\n[Noise]\n\nRook: Since Monday.\n\nVail: Why?",
    ],
    ids=["capitals", "remark", "something between"],
)
def test_labels_that_come_back_are_speakers(text: str) -> None:
    """The label and the remark are no words of the turn."""
    assert turns(text) == ["Is it shut?", "Since Monday.", "Why?"]


def test_two_labels_with_titles_are_speakers() -> None:
    """A short exchange need not come back."""
    text = "The Chair: Is it shut?\n\nMrs. Rook: Since Monday."

    assert turns(text) == ["Is it shut?", "Since Monday."]


def test_two_surnames_in_capitals_are_speakers() -> None:
    """If the full names stand somewhere."""
    text = "Ann Vail met Bob Rook.\n\nVAIL: Is it shut?\n\nROOK: Since Monday."

    assert turns(text) == ["Is it shut?", "Since Monday."]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vail slept.\n\nWARNING: It rains.\n\nNOTE: It pours.",
        "Score: Otters 3\n\nWeather: Rain\n\nCorrection: The goat was another one.",
        "Note: It rains.\n\nNote: It pours.",
        "VAIL: Is it shut?",
        "Vail was blunt: “It is shut.”\n\nRook was blunt: “It is not.”",
    ],
    ids=["capitals that are no names", "other labels", "one label", "one turn", "clauses"],
)
def test_other_colons_open_no_turns(text: str) -> None:
    """Headings, notes, and clauses that lead up to a quotation."""
    assert turns(text) == []


def test_what_is_quoted_in_a_turn_stands_in_it() -> None:
    """A quotation inside a turn has the turn for its parent."""
    text = "VAIL: She said “no” to me.\n\nROOK: When?\n\nVAIL: Now."
    stretches = find_stretches(text, paragraphs(text))

    (inner,) = [one for one in stretches if one.style is MarkStyle.DOUBLE]
    assert inner.parent is not None
    assert stretches[inner.parent].style is MarkStyle.LABEL


def test_a_label_before_marks_is_left_to_the_marks() -> None:
    """The quotation is what the marks enclose."""
    text = "VAIL: “Is it shut?”\n\nROOK: “Since Monday.”\n\nVAIL: “Why?”"

    assert turns(text) == []


@pytest.mark.parametrize(
    ("name", "is_speaker"),
    [
        ("Ann Lee", True),
        ("McAnn Lee", True),
        ("Ann Lee-Bell", True),
        ("Ann Lee Bell", True),
        ("Ann Leery", False),
        ("Ann Lee2", False),
        ("A Lee", False),
        ("ann Lee", False),
    ],
)
def test_a_surname_in_capitals_has_a_full_name(name: str, *, is_speaker: bool) -> None:
    """Somewhere in the text the surname stands behind a given name, and ends there."""
    found = turns(f"LEE: Is it shut?\n\nBELL: Since Monday.\n\nHere is {name}. Tom Bell.")

    assert found == (["Is it shut?", "Since Monday."] if is_speaker else [])


def test_many_labels_take_linear_time() -> None:
    """The full names are looked for once, and not for each label; so are the quotations."""

    def prepare(size: int) -> Callable[[], object]:
        lines = (
            f"{_LETTERS[n % 26]}{_LETTERS[n // 26 % 26]}{_LETTERS[n // 676]}EE: It rains.\n\n“A.”"
            for n in range(size)
        )
        text = "\n\n".join(lines)
        spans = paragraphs(text)
        quoted = [one for one in find_stretches(text, spans) if one.style is MarkStyle.DOUBLE]
        return lambda: label_stretches(text, spans, quoted)

    assert growth(prepare, 3000) < MOST
