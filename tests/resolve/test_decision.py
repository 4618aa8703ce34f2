"""Answer and evidence belong together: rule, source and speaker of a quotation agree."""

from importlib.resources import files

import pytest

from benchmarks.challenge import read_challenge
from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.pipeline import load
from quoteattr.resolve.conversation.crf import decode
from quoteattr.resolve.conversation.weights import Weights
from quoteattr.resolve.decision import settle
from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.genders import gender_evidence
from quoteattr.resolve.resolve import read_twice, resolve
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Quote, SpeakerKind
from quoteattr.schema.rules import AttributedBy
from tests.resolve.test_resolve import CASES
from tests.scenes import attributions, story

BEAT = """
“ Rain ! ” said|VERB|0|root Emma|PROPN|5|nsubj .

Thomas|PROPN|2|nsubj stopped|VERB|0|root . “ Where ? ”

“ Here . ”
"""
PRONOUN = """
“ Rain ! ” said|VERB|0|root Emma|PROPN|5|nsubj .

Jane|PROPN|2|nsubj stopped|VERB|0|root .

“ Where ? ” she|PRON|6|nsubj asked|VERB|0|root .

“ Here . ”
"""
PARTNER = Weights(speaker={"spoke before": 9.0, "spoke last": 9.0})
"""Weights by which whoever spoke already goes on, whatever the words say."""
_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())
WORDLESS = {
    AttributedBy.NONE,
    AttributedBy.ALTERNATION,
    AttributedBy.SAME_PARAGRAPH,
    AttributedBy.CONVERSATION,
}


def quotations(annotated: AnnotatedText, weights: Weights | None = None) -> tuple[Quote, ...]:
    """Return the quotations of a story."""
    return resolve(annotated, attributions(annotated), weights=weights)[0]


def name(quote: Quote) -> str | None:
    """Return who speaks."""
    return quote.speaker.name if quote.speaker else None


def test_words_that_decide_are_the_source() -> None:
    """The rule is the one that read them."""
    quote = quotations(story(BEAT))[1]

    assert (name(quote), quote.source and quote.source.text) == ("Thomas", "Thomas")
    assert quote.rule.endswith("/beat-before")


def test_overruled_words_are_no_source() -> None:
    """The conversation decided, and says so."""
    quote = quotations(story(BEAT), PARTNER)[1]

    assert (name(quote), quote.source) == ("Emma", None)
    assert quote.rule.endswith(f"/{AttributedBy.CONVERSATION}")


def test_a_pronoun_follows_the_conversation() -> None:
    """Its words are the source still, and a mention of whoever speaks."""
    assert (
        name(quotations(story(PRONOUN), Weights(speaker={"pronoun: is meant": 9.0}))[1]) == "Jane"
    )

    quote = quotations(story(PRONOUN), PARTNER)[1]

    assert quote.speaker
    assert quote.source
    assert (name(quote), quote.source.text) == ("Emma", "she")
    assert quote.source in quote.speaker.mentions


@pytest.mark.parametrize("weights", [None, PARTNER], ids=["shipped", "partner"])
@pytest.mark.parametrize(("title", "notation"), [case[:2] for case in CASES])
def test_rule_source_and_speaker_agree(title: str, notation: str, weights: Weights | None) -> None:
    """Words stand where a rule read words, and they are the speaker's."""
    for quote in quotations(story(notation), weights):
        is_wordless = quote.rule.rpartition("/")[2] in WORDLESS
        assert is_wordless == (quote.source is None), title
        if quote.source and quote.speaker:
            places = [part for one in quote.speaker.mentions for part in one.parts]
            assert any(part.overlaps(one) for part in quote.source.parts for one in places), title


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_rule_source_and_speaker_agree_on_the_challenge_set() -> None:
    """Also where the shipped models read real prose, conversations among it."""
    pipeline = load(acts="all")
    passages = list(read_challenge())

    for passage in passages:
        annotated = pipeline.annotator(passage.text)
        utterances, _ = find(annotated, pipeline.lexicon)
        discourse = read_discourse(annotated, attribute(annotated, utterances, pipeline.lexicon))
        names = cluster_names(discourse.mentions, (), gender_evidence(discourse))
        walk = read_twice(discourse, names, pipeline.weights)
        decoded = decode(walk.conversation(), pipeline.weights)
        for position, one in enumerate(settle(walk.reading, walk.certainty_of, decoded)):
            is_wordless = one.attributed_by in WORDLESS
            assert is_wordless == (one.source is None), passage.id
            source = discourse.source_of(position)
            if one.source and one.speaker and source and source.kind is not SpeakerKind.DOCUMENT:
                assert source.head in one.speaker.evidence.mentions, passage.id
    assert len(passages) > 300
