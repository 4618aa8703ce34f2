"""Stretches laid over the tokens of a text."""

import pytest

from quoteattr.annotate.builder import AnnotationBuilder
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.indexes import StretchIndex
from tests.find.stretches.finding import stretches
from tests.parses import read_parse

NOTATION = """
Ann|PROPN|2|nsubj said|VERB|0|root , “|5 No|INTJ|2|obj ‘|7 no|INTJ|5|appos ’|7 now|ADV|5|advmod ,|5
  ”|5 and|CCONJ|13|cc left|VERB|2|conj .
“ Well|INTJ|0|root . ”
"""
OUTER, INNER, LAST = map(StretchIndex, range(3))


@pytest.fixture
def levels() -> Levels:
    """Return the levels of a text with a nested quotation and another one."""
    annotated = read_parse(NOTATION)
    return Levels(annotated, stretches(annotated.text))


def test_each_token_has_the_level_of_the_innermost_stretch(levels: Levels) -> None:
    """Marks belong to their stretch."""
    expected = [NARRATION] * 3 + [OUTER] * 2 + [INNER] * 3 + [OUTER] * 3 + [NARRATION] * 3

    assert list(levels.of_token) == expected + [LAST] * 4


def test_depth_counts_the_quotations_around(levels: Levels) -> None:
    """The narration has none."""
    assert levels.depth_of == {NARRATION: 0, OUTER: 1, INNER: 2, LAST: 1}


def test_narration_ends_at_the_next_stretch(levels: Levels) -> None:
    """It is yielded away from the stretch."""
    assert [token.text for token in levels.before(OUTER)] == [",", "said", "Ann"]
    assert [token.text for token in levels.after(OUTER)] == ["and", "left", "."]
    assert [token.text for token in levels.between(OUTER, LAST)] == ["and", "left", "."]


def test_the_stretch_directly_on_a_level(levels: Levels) -> None:
    """The token is inside the inner one."""
    inside = levels.of_token.index(INNER)

    assert levels.child_at(inside, NARRATION) == OUTER
    assert levels.child_at(inside, OUTER) == INNER
    assert levels.child_at(0, NARRATION) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Is it shut?” asked Ann.\n\n“No.”\n\n“Why?”", True),
        ("“Is it shut?” asked Ann.\n\n“No.”\n\nShe left.", False),
        ("“Is it shut?” asked Ann.\n\n“No,” said Bob.\n\n“Why?”", False),
        ("“It is shut.\n\n“It will stay shut.\n\n“So it will.”", False),
        ("Ann rose.\n\n“No.”\n\nBob rose.\n\n“Yes.”", False),
    ],
    ids=["two replies", "one reply", "one with words", "one speech", "apart"],
)
def test_a_conversation_has_replies_without_narration(text: str, *, expected: bool) -> None:
    """Each follows the paragraph of a quotation that is over."""
    annotated = AnnotationBuilder(text, paragraphs(text)).build()

    assert Levels(annotated, stretches(text)).has_conversation is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [("“ He|PRON|2|nsubj said|VERB|0|root , ‘ No|INTJ ! ’ ”", "!"), ("“ No|INTJ|0|root ”", "o")],
    ids=["before nested marks", "last"],
)
def test_the_last_character(notation: str, expected: str) -> None:
    """The marks of a nested quotation do not count."""
    annotated = read_parse(notation)
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    assert levels.last_character_of(StretchIndex(0)) == expected
