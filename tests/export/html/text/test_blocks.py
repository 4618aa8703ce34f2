"""A text in paragraphs and chunks."""

from hypothesis import given

from quoteattr.export.html.text.blocks import blocks, chunks
from tests.strategies import texts


@given(texts())
def test_blocks_cover_the_text(text: str) -> None:
    """Every character is in one of them."""
    assert "".join(block.span.of(text) for block in blocks(text)) == text


def test_a_long_text_is_in_chunks() -> None:
    """Each contains some paragraphs, and together they contain all."""
    text = "It rained all day long.\n\n" * 1_000
    found = list(chunks(blocks(text)))

    assert 3 < len(found) < 10
    assert [block for chunk in found for block in chunk] == list(blocks(text))


def test_verse_keeps_its_lines() -> None:
    """Hard-wrapped prose does not: it is wrapped anew for each screen."""
    prose = "The rain had not stopped for a week and the river was about to rise\nover the wall."
    verse = "The rain, the rain,\nthe long long rain"

    assert [block.keeps_lines for block in blocks(f"{prose}\n\n{verse}")] == [False, True]
