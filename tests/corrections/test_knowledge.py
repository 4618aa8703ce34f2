"""What corrections say of people is known to a new run."""

import pytest

from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import SpeakerKind
from tests.corrections.scene import corrections, scene

SCENE = scene("“Late!” {=Ned}\n“Never.” {=Edmund Vale}\n")


@pytest.mark.parametrize(
    ("lines", "known", "expected"),
    [
        ("merge-speakers Vale = Ned = he", [], [Character("Vale", ("Ned",))]),
        (
            "merge-speakers Vale = Ned",
            [Character("Ned", ("Eddie",), "he")],
            [Character("Vale", ("Ned", "Eddie"), "he")],
        ),
        ("rename-speaker the cook = Mrs. Pratt", [], [Character("Mrs. Pratt", ("the cook",))]),
        ("rename-speaker she = Ann", [], [Character("Ann")]),
        (
            "split-speaker Vale = Edmund = Ned",
            [Character("Vale", ("Ned", "Edmund", "Mr. Vale"))],
            [Character("Vale", ("Mr. Vale",)), Character("Edmund", ("Ned",))],
        ),
        ("set-speaker “Late!” Ned", [], []),
        ("set-kind “Late!” mixed", [Character("Ann")], [Character("Ann")]),
    ],
    ids=["merge", "merge known", "rename", "rename pronoun", "split", "speaker", "kind"],
)
def test_characters(lines: str, known: list[Character], expected: list[Character]) -> None:
    """Names that are one, and names that are two."""
    assert corrections(lines, SCENE).characters(known) == tuple(expected)


def test_a_new_speaker_with_traits_is_known() -> None:
    """Somebody took the trouble to say who it is; a mere name is found in the text anyway."""
    from quoteattr.corrections.actions import SetAddressee, SpeakerReference
    from quoteattr.corrections.anchoring import anchor_to
    from quoteattr.corrections.corrections import Corrections

    anchor = anchor_to(SCENE.quotes[0].parts, SCENE.text)
    added = SpeakerReference("The mill", kind=SpeakerKind.PERSON)

    asked = Corrections(
        (SetAddressee(anchor, added), SetAddressee(anchor, SpeakerReference("Bob")))
    )

    assert asked.characters() == (Character("The mill"),)
