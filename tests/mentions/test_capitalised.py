"""Common nouns that a text writes as names."""

from quoteattr.mentions.capitalised import capitalised_nouns
from quoteattr.schema.annotation import AnnotatedText
from tests.parses import read_parse

CAPITAL = "said|VERB the|DET Badger|NOUN|1|nsubj .\n"
LOWER = "said|VERB the|DET badger|NOUN|1|nsubj .\n"


def words(annotated: AnnotatedText) -> list[str]:
    """Return the words of each noun that is written as a name."""
    return [
        " ".join(annotated.tokens[index].text for index in name)
        for name in capitalised_nouns(annotated)
    ]


def test_a_noun_that_is_mostly_capitalised_is_a_name() -> None:
    """Whatever its tags, with the capitalised words before it."""
    annotated = read_parse(CAPITAL * 2 + LOWER + "saw|VERB the|DET Grey|ADJ Badger|PROPN|1|obj .")

    assert words(annotated) == ["Badger", "Badger", "Grey Badger"]


def test_a_noun_that_is_capitalised_now_and_then_is_not() -> None:
    """Three times of five show nothing."""
    assert words(read_parse(CAPITAL * 3 + LOWER * 2)) == []


def test_a_noun_before_a_name_is_not_a_name() -> None:
    """It is a part of the name after it: "the Badger Lund"."""
    annotated = read_parse(CAPITAL * 3 + "met|VERB the|DET Badger|NOUN Lund|PROPN|1|obj .")

    assert words(annotated) == ["Badger"] * 3


def test_a_noun_for_a_thing_is_not_a_name() -> None:
    """Only people, and animals that act as people, speak."""
    assert words(read_parse("saw|VERB the|DET Harbour|NOUN|1|obj .\n" * 3)) == []
