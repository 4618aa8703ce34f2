"""The rule, the source and the speaker of a quotation agree."""

from importlib.resources import files

import attrs
import pytest

from benchmarks.corpora.challenge import read_challenge
from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.pipeline import load
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.conversation.marginals import DecodedSpeakers
from quoteattr.resolve.decision import decide
from quoteattr.resolve.resolve import decide_speakers, resolve, resolve_mentions
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Quote, QuoteKind, SpeakerKind
from quoteattr.schema.rules import AttributedBy
from tests.golden import Case, golden_cases
from tests.parses import read_parse
from tests.scenes import attributions

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
CASES = golden_cases(__file__, "resolve.txt")
PARTNER = Weights(speaker={"spoke before": 9.0, "spoke last": 9.0})
"""Weights by which a speaker of an earlier turn speaks again, whatever the words say."""
_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())
WORDLESS = {
    AttributedBy.NONE,
    AttributedBy.ALTERNATION,
    AttributedBy.SAME_PARAGRAPH,
    AttributedBy.CONVERSATION,
}


def quotations(annotated: AnnotatedText, weights: Weights | None = None) -> tuple[Quote, ...]:
    """Return the quotations of a parse."""
    return resolve(annotated, attributions(annotated), weights=weights)[0]


def name(quote: Quote) -> str | None:
    """Return the name of the speaker."""
    return quote.speaker.name if quote.speaker else None


def test_the_words_that_decide_are_the_source() -> None:
    """The rule is the one that found them."""
    quote = quotations(read_parse(BEAT))[1]

    assert (name(quote), quote.source and quote.source.text) == ("Thomas", "Thomas")
    assert quote.rule.endswith("/beat-before")


def test_overruled_words_are_not_the_source() -> None:
    """The rule is the conversation, which decides where a name is used often."""
    often = "Emma|PROPN|2|nsubj sat|VERB|0|root .\n" * 6
    quote = quotations(read_parse(f"{often}{BEAT}"), PARTNER)[1]

    assert (name(quote), quote.source) == ("Emma", None)
    assert quote.rule.endswith(f"/{AttributedBy.CONVERSATION}")


def test_a_pronoun_refers_to_the_decoded_speaker() -> None:
    """It remains the source, and becomes a mention of the speaker."""
    assert (
        name(quotations(read_parse(PRONOUN), Weights(speaker={"pronoun: is meant": 9.0}))[1])
        == "Jane"
    )

    quote = quotations(read_parse(PRONOUN), PARTNER)[1]

    assert quote.speaker
    assert quote.source
    assert (name(quote), quote.source.text) == ("Emma", "she")
    assert quote.source in quote.speaker.mentions


def test_a_speaker_without_mentions_is_dropped() -> None:
    """Where one source names the speaker of two utterances, both follow the decoded speaker."""
    annotated = read_parse(
        """
Ada|PROPN|2|nsubj rose|VERB|0|root .
“ Hush ! ” cried|VERB|0|root a|DET|7|det voice|NOUN|5|nsubj loudly|ADV|5|advmod .
"""
    )
    (turn,) = attributions(annotated)
    report = attrs.evolve(turn, utterance=attrs.evolve(turn.utterance, kind=QuoteKind.INDIRECT))
    state = resolve_mentions(annotated, [turn, report], weights=Weights())
    first, second = state.utterances()
    (ada,) = state.names.clusters
    assert state.participants.speaker_of[second] is not ada

    decisions = decide(state, DecodedSpeakers({first: ada}))

    assert [decision.speaker for decision in decisions] == [ada, ada]


@pytest.mark.parametrize("weights", [None, PARTNER], ids=["shipped", "partner"])
@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_rule_source_and_speaker_agree(case: Case, weights: Weights | None) -> None:
    """A quotation has a source if its rule found words, and the source mentions the speaker."""
    for quote in quotations(read_parse(case.given), weights):
        is_wordless = quote.rule.rpartition("/")[2] in WORDLESS
        assert is_wordless == (quote.source is None)
        if quote.source and quote.speaker:
            places = [part for one in quote.speaker.mentions for part in one.parts]
            assert any(part.overlaps(one) for part in quote.source.parts for one in places)


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_rule_source_and_speaker_agree_on_the_challenge_set() -> None:
    """The shipped models agree on longer texts as well, conversations among them."""
    pipeline = load(acts="all")
    passages = list(read_challenge())

    for passage in passages:
        annotated = pipeline.annotator(passage.text)
        utterances, _ = find(annotated, pipeline.lexicon)
        found = attribute(annotated, utterances, pipeline.lexicon)
        state = resolve_mentions(annotated, found, weights=pipeline.weights)
        decisions = decide_speakers(state, pipeline.weights)
        for index, decision in zip(state.utterances(), decisions, strict=True):
            is_wordless = decision.attributed_by in WORDLESS
            assert is_wordless == (decision.source is None), passage.id
            source = state.discourse.source_of(index)
            is_mention = source is not None and source.kind is not SpeakerKind.DOCUMENT
            if source and is_mention and decision.source and decision.speaker:
                assert source.head in decision.speaker.evidence.mentions, passage.id
    assert len(passages) > 300
