"""The text before coreference resolution."""

from quoteattr.resolve.discourse.reading import read_discourse
from tests.parses import read_parse
from tests.scenes import attributions

TWO = """
Emma|PROPN|2|nsubj rose|VERB|0|root . “ Rain . Rain ! ” she|PRON|10|nsubj said|VERB|0|root .

“ I|PRON|3|nsubj see|VERB|0|root . ”
""".strip()


def test_the_clock_counts_sentences_and_quotations() -> None:
    """A quotation is one time, however many sentences it has; the end of the text has a time."""
    annotated = read_parse("Emma|PROPN|2|nsubj rose|VERB|0|root .\n“ Rain .\nRain ! ” said Ann .")
    discourse = read_discourse(annotated, attributions(annotated))
    rain, again = (index for index, one in enumerate(annotated.tokens) if one.text == "Rain")

    assert discourse.clock[0] < discourse.clock[rain] == discourse.clock[again]
    assert len(discourse.clock) == len(annotated.tokens) + 1


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


def test_every_word_of_a_name_leads_to_its_mention() -> None:
    """Other mentions are found by their head only."""
    annotated = read_parse("Emma|PROPN|3|nsubj Bell|PROPN|1|flat left|VERB|0|root .")
    discourse = read_discourse(annotated, ())

    assert discourse.by_token[0] is discourse.by_token[1]
