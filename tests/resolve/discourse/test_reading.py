"""How a discourse is read."""

from quoteattr.resolve.discourse.reading import read_discourse
from tests.parses import read_parse
from tests.scenes import attributions


def test_the_clock_counts_sentences_and_quotations() -> None:
    """A quotation is one time, however many sentences it has; the end of the text has a time."""
    annotated = read_parse("Emma|PROPN|2|nsubj rose|VERB|0|root .\n“ Rain .\nRain ! ” said Ann .")
    discourse = read_discourse(annotated, attributions(annotated))
    rain, again = (index for index, one in enumerate(annotated.tokens) if one.text == "Rain")

    assert discourse.clock[0] < discourse.clock[rain] == discourse.clock[again]
    assert len(discourse.clock) == len(annotated.tokens) + 1


def test_every_word_of_a_name_leads_to_its_mention() -> None:
    """Other mentions are found by their head only."""
    annotated = read_parse("Emma|PROPN|3|nsubj Bell|PROPN|1|flat left|VERB|0|root .")
    discourse = read_discourse(annotated, ())

    assert discourse.by_token[0] is discourse.by_token[1]


def test_the_names_that_speakers_state() -> None:
    """They are read with the discourse, by the utterance that decides the speaker."""
    annotated = read_parse("“ I|PRON|4|nsubj am|AUX|4|cop Bo|PROPN|0|root . ”")
    discourse = read_discourse(annotated, attributions(annotated))

    assert {index: mention.head for index, mention in discourse.stated_names.items()} == {0: 3}
