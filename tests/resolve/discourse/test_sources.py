"""Sources as mentions."""

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mention that names the speaker is that of the file."""
    annotated = read_parse(given)

    source = read_discourse(annotated, attributions(annotated)).source_of(0)

    assert source is not None
    assert source.span.of(annotated.text) == expected


def test_a_source_is_a_mention_once() -> None:
    """Two quotations with one source make one mention of it."""
    annotated = read_parse(
        "“ Rain , ” said|VERB|0|root the|DET|7|det flyer|NOUN|5|nsubj , “ and snow . ”"
    )

    mentions = read_discourse(annotated, attributions(annotated)).mentions

    assert [one.form for one in mentions] == [MentionForm.NOMINAL]
