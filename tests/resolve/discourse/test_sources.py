"""Sources as mentions."""

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.quote import MentionForm, SpeakerKind
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


def test_a_noun_that_speaks_is_a_person_throughout() -> None:
    """No list has snails for people, but in a tale one may answer."""
    came = "A|DET|2|det snail|NOUN|3|nsubj came|VERB|0|root ."
    answer = "“ Snow . ” said|VERB|0|root {}|DET|7|det snail|NOUN|5|nsubj ."
    talk = f"{came}\n\n“ Rain ? ”\n\n{answer}\n\n“ Hail ? ”"

    annotated = read_parse(talk.format("the"))
    mentions = read_discourse(annotated, attributions(annotated)).mentions

    assert [(one.span.of(annotated.text), one.kind) for one in mentions] == [
        ("A snail", SpeakerKind.PERSON),
        ("the snail", SpeakerKind.PERSON),
    ]


def test_what_somebody_has_is_no_person() -> None:
    """Whoever gives advice speaks, and not the advice."""
    annotated = read_parse(
        "“ Rain ? ”\n\n“ Snow . ” said|VERB|0|root his|PRON|7|nmod:poss advice|NOUN|5|nsubj ."
    )
    (*_, advice) = read_discourse(annotated, attributions(annotated)).mentions

    assert advice.kind is SpeakerKind.UNKNOWN
