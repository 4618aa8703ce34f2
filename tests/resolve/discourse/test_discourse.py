"""The text before coreference resolution."""

import pytest

from quoteattr.resolve.discourse.reading import read_discourse
from tests.parses import read_parse
from tests.scenes import attributions

TWO = """
Emma|PROPN|2|nsubj rose|VERB|0|root . “ Rain . Rain ! ” she|PRON|10|nsubj said|VERB|0|root .

“ I|PRON|3|nsubj see|VERB|0|root . ”
""".strip()


def test_narration_and_quotations() -> None:
    """A mention in quotation marks is not narrated."""
    annotated = read_parse(TWO)
    discourse = read_discourse(annotated, attributions(annotated))

    narrated = {
        one.span.of(annotated.text): discourse.is_narrated(one) for one in discourse.mentions
    }

    assert narrated == {"Emma": True, "she": True, "I": False}


def test_paragraphs_of_utterances() -> None:
    """An utterance is in the paragraph in which it starts."""
    annotated = read_parse(TWO)
    discourse = read_discourse(annotated, attributions(annotated))

    assert [discourse.paragraph_of(index) for index in (0, 1)] == [0, 1]
    assert discourse.last_paragraph_of(0) == 0


@pytest.mark.parametrize(
    ("answer", "has_replies"),
    [
        ("No|INTJ|0|root .", True),
        ("Rain|PROPN|0|root , sir|NOUN .", True),
        ("We|PRON|2|nsubj wait|VERB|0|root .", False),
    ],
)
def test_an_answer_to_a_question_is_a_reply(answer: str, *, has_replies: bool) -> None:
    """Even if both turns have words that name a speaker; who asks may also go on."""
    annotated = read_parse(
        "“ Snow|PROPN|0|root ? ” he|PRON|6|nsubj asked|VERB|0|root .\n\n"
        f"“ {answer} ” he|PRON said|VERB|0|root ."
    )

    assert read_discourse(annotated, attributions(annotated)).has_replies is has_replies
