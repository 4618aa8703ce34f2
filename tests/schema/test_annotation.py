"""The text with its parse."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.schema.annotation import AnnotatedText, Entity

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda span: (span[0], sum(span)))


@given(st.lists(SPANS, max_size=8), st.integers(0, 40))
def test_entities_over_a_place(spans: list[tuple[int, int]], offset: int) -> None:
    """Nested and crossing ones too, the last one first."""
    entities = tuple(Entity(*span, "PER") for span in sorted(spans))
    annotated = AnnotatedText(" " * 40, (), (), (), entities)

    expected = [one for one in entities if one.start <= offset < one.end]
    assert list(annotated.entities_over(offset)) == expected[::-1]
