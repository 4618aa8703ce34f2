"""Which paragraphs without a label belong to the turn above."""

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs


def turns(text: str) -> list[str]:
    """Return the words of each turn, with a bar between its paragraphs."""
    stretches = find_stretches(text, paragraphs(text))
    return [" | ".join(part.of(text) for part in one.parts) for one in stretches if one.label]


@pytest.mark.parametrize(
    ("between", "first"),
    [
        ("I saw it.", "It fell. | I saw it."),
        (
            "It was a Monday.\n\nYou know the rest.",
            "It fell. | It was a Monday. | You know the rest.",
        ),
        ("Nobody was there.", "It fell. | Nobody was there."),
        ("- the gate\n- the wall", "It fell. | - the gate | - the wall"),
        ("(He sits.)\n\nI saw it.", "It fell. | I saw it."),
        ("[Exit Rook.\n\nI saw it.", "It fell. | I saw it."),
        ("_He sits._\n\nI saw it.", "It fell. | I saw it."),
        ("(He sits.)", "It fell."),
        ("THE SECOND READING", "It fell."),
        ("Second Reading", "It fell."),
        ("Enter Rook.", "It fell."),
        ("Mr. Rook rose—", "It fell."),
        ("3.31 pm", "It fell."),
        ("The sitting was suspended at noon.", "It fell."),
        ("Vail sits down and looks at the wall.", "It fell."),
        ("Ann Ray, having been sworn, was examined.", "It fell."),
    ],
)
def test_a_paragraph_between_turns(between: str, first: str) -> None:
    """Speech belongs to the turn; directions, headings, times and proceedings do not."""
    text = f"VAIL: It fell.\n\n{between}\n\nROOK: When?\n\nVAIL: On Monday.\n\nROOK: I see."

    assert turns(text) == [first, "When?", "On Monday.", "I see."]


def test_narration_between_turns_is_decided_for_the_document() -> None:
    """Where the paragraphs between turns are about the speakers, none of them is speech."""
    text = (
        "VAIL: It fell.\n\nVail opens the gate.\n\nROOK: When?\n\nRook laughs.\n\n"
        "The wall is wet.\n\nVAIL: On Monday."
    )

    assert turns(text) == ["It fell.", "When?", "On Monday."]


@pytest.mark.parametrize(
    ("head", "last"),
    [
        ("", "So be it. | It was late."),
        ("Two people met at the wall in May.\n\n", "So be it."),
    ],
    ids=["a transcript from the start", "a transcript in an article"],
)
def test_the_last_turn_goes_on_where_others_do(head: str, last: str) -> None:
    """In an article, what follows the last turn is speech only if its words show it."""
    text = f"{head}VAIL: It fell.\n\nI saw it.\n\nROOK: When?\n\nVAIL: So be it.\n\nIt was late."

    assert turns(text)[-1] == last


def test_a_label_with_a_role_may_fill_a_line() -> None:
    """Its turn is the next paragraph."""
    text = "ANN VAIL, HOST:\n\nIt fell.\n\nBEN ROOK: When?\n\nVAIL: On Monday.\n\nROOK: Oh."

    assert turns(text) == ["It fell.", "When?", "On Monday.", "Oh."]
