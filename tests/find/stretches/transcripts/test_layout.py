"""How far the turns of transcripts extend."""

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs


@pytest.mark.parametrize(
    "gap", ["\n", "\n\n    "], ids=["on the next line", "indented after a blank line"]
)
def test_a_turn_goes_on_where_the_layout_shows_it(gap: str) -> None:
    """A paragraph without a label of its own belongs to the turn above."""
    text = f"Vail: I came at six.{gap}It was dark.\n\nRook: And then?\n\nVail: I left."
    first = next(one for one in find_stretches(text, paragraphs(text)) if one.label)

    assert " ".join(part.of(text) for part in first.parts) == "I came at six. It was dark."


@pytest.mark.parametrize(
    "turn",
    [
        "(laughing) It was dark.",
        "It was dark. [Exit.]",
        "It was dark. [Exit.",
        "It was dark. (LAUGHTER)",
    ],
)
def test_directions_at_the_edges_are_not_spoken(turn: str) -> None:
    """Remarks in brackets before and after the words are left out."""
    text = f"VAIL: {turn}\n\nROOK: And then?\n\nVAIL: I left."
    first = next(one for one in find_stretches(text, paragraphs(text)) if one.label)

    assert [part.of(text) for part in first.parts] == ["It was dark."]
