"""Quoted stretches that do not have the form of speech."""

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.terms import has_form_of_speech
from quoteattr.schema.indexes import StretchIndex
from tests.golden import golden
from tests.parses import read_parse


def test_an_item_with_a_signature_is_speech() -> None:
    """A dash and a name are after it on its line."""
    annotated = read_parse("“ A joy ” – Ada")
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    assert has_form_of_speech(levels, StretchIndex(0))


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretch has the form of speech or not, as in the file."""
    annotated = read_parse(given)
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    assert has_form_of_speech(levels, StretchIndex(0)) is (expected == "speech")
