"""How a quotation is said."""

import attrs
import pytest

from quoteattr.export.columns.manner import manner
from quoteattr.language.word_lists import read_classes, read_entries
from quoteattr.schema.quote import Cue
from quoteattr.schema.span import Span
from tests.corrections.scene import scene


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("“Late!” she whispered.", "whispered", ("soft",)),
        ("“Late!” she sobbed.", "sobbed", ("tearful",)),
        ("“Late!” she said softly. Loudly it rained.", "said", ("soft",)),
        ("“Late!” said Ann, in a low\nvoice.", "said", ("soft",)),
        ("“Late!” she barked angrily.", "barked", ("loud", "angry")),
        ("Angrily Ann said, “Late!”", "said", ("angry",)),
        ("She shouted angrily. Ann said: “Late!” Bob laughed.", "said", ()),
        ("“Late!” said Ann; softly it rained.", "said", ()),
        ("“Late!” she said.", "said", ()),
        ("“Late!” she said, drawing herself up stiffly.", "said", ()),
        ("“Late!” she said and closed the door softly.", "said", ()),
    ],
)
def test_manner(text: str, cue: str, expected: tuple[str, ...]) -> None:
    """Of the cue and the words beside it, but not beyond its clause."""
    document = scene(text)
    start = text.index(cue)
    quote = attrs.evolve(document.quotes[0], cue=Cue((Span(start, start + len(cue)),), cue))

    assert manner(quote, text) == expected


def test_without_a_cue_there_is_no_manner() -> None:
    """What else happens is not how it is said."""
    document = scene("“Late!” She laughed.")

    assert manner(document.quotes[0], document.text) == ()


def test_every_word_is_a_verb_or_a_phrase() -> None:
    """And has a manner."""
    forms = read_classes("manners.txt")

    words = {entry.columns[0] for entry in read_entries("manners.txt")}
    assert forms["verb"] | forms["phrase"] == words
    assert not forms["verb"] & forms["phrase"]
    assert set().union(*(forms[name] for name in forms.keys() - {"verb", "phrase"})) == words
