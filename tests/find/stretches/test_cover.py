"""Which offsets are inside quotation marks."""

import pytest

from quoteattr.find.stretches.cover import Cover
from tests.find.stretches.finding import stretches

TEXT = "She: “No ‘no’ at all” and “yes”."


@pytest.mark.parametrize(
    ("words", "expected"),
    [("She", False), ("“No", True), ("no’", True), ("at all", True), ("and", False), ("yes", True)],
)
def test_an_offset_is_quoted(words: str, *, expected: bool) -> None:
    """Nested quotations and the marks themselves count."""
    assert Cover(stretches(TEXT)).contains(TEXT.index(words)) is expected


def test_a_stretch_starts_with_its_mark() -> None:
    """Its first letter is not the start."""
    cover = Cover(stretches(TEXT))

    assert cover.starts_at(TEXT.index("“No"))
    assert not cover.starts_at(TEXT.index("No"))
