"""Whom the sentence before a turn reports."""

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.coreference.text_order import resolve_in_text_order
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from tests.parses import read_parse
from tests.passes import speakers


@pytest.mark.parametrize(("verb", "speaker"), [("said", "Emma"), ("saw", "the guard")])
def test_whom_the_sentence_before_reports(verb: str, speaker: str) -> None:
    """A description that is new continues a report, and nothing but a report."""
    annotated = read_parse(
        f"""
        Emma|PROPN|2|nsubj {verb}|VERB|0|root|VBD it|PRON|4|nsubj fell|VERB|2|ccomp|VBD .
        “ Rain|NOUN|7|ccomp ! ” the|DET|6|det guard|NOUN|7|nsubj said|VERB|0|root|VBD .
        """
    )
    lexicon = Lexicon.load()
    found, _ = find(annotated, lexicon)
    discourse = read_discourse(annotated, attribute(annotated, found, lexicon))
    state = resolve_in_text_order(discourse, cluster_names(discourse.mentions))

    assert speakers(state)[-1] == speaker
