"""The text before coreference resolution."""

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
