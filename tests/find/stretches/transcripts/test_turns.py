"""Turns of transcripts."""

from collections.abc import Callable

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcripts.turns import label_stretches
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
def test_repeated_labels_are_speakers(text: str) -> None:
    """The label and the remark are not part of the turn."""
    assert turns(text) == ["Is it shut?", "Since Monday.", "Why?"]


def test_two_labels_with_titles_are_speakers() -> None:
    """They need not be repeated."""
    text = "The Chair: Is it shut?\n\nMrs. Rook: Since Monday."

    assert turns(text) == ["Is it shut?", "Since Monday."]


def test_two_surnames_in_capitals_are_speakers() -> None:
    """Their full names are in the text."""
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
    ids=["capitals that are not names", "other labels", "one label", "one turn", "clauses"],
)
def test_other_colons_do_not_open_turns(text: str) -> None:
    """They open headings and notes, or end clauses before a quotation."""
    assert turns(text) == []


def test_a_turn_encloses_the_quotations_inside() -> None:
    """The parent of a quotation inside a turn is the turn."""
    text = "VAIL: She said “no” to me.\n\nROOK: When?\n\nVAIL: Now."
    stretches = find_stretches(text, paragraphs(text))

    (inner,) = [one for one in stretches if one.style is MarkStyle.DOUBLE]
    assert inner.parent is not None
    assert stretches[inner.parent].style is MarkStyle.LABEL


def test_a_label_before_marks_is_left_to_the_marks() -> None:
    """The quotation is what they enclose."""
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
    """The surname follows a given name in the text, and is a whole word."""
    found = turns(f"LEE: Is it shut?\n\nBELL: Since Monday.\n\nHere is {name}. Tom Bell.")

    assert found == (["Is it shut?", "Since Monday."] if is_speaker else [])


def test_many_labels_take_linear_time() -> None:
    """Full names and quotations are searched once, rather than for each label."""

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
