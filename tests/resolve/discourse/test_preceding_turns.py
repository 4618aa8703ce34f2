"""The turns that precede an utterance."""

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import chain_root, preceding_turns
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import SpeakerKind
from tests.parses import read_parse
from tests.scenes import attributions

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)
TALK = "“ Rain . ”\n\n“ Snow . ”\n\n“ Hail . ” “ Ice . ”\n\n“ Sun . ”"
PAUSE = "“ Rain . ”\n\n" + 4 * "It rained .\n\n" + "“ Oh . ”"
FIRST, SECOND, THIRD, FOURTH, FIFTH = map(UtteranceIndex, range(5))


def test_one_turn_of_each_paragraph() -> None:
    """Only the last turn of each of the two paragraphs above counts."""
    annotated = read_parse(TALK)
    discourse = read_discourse(annotated, attributions(annotated))

    order = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
    turns = preceding_turns(discourse, FIFTH, order, {SECOND: ANN, FOURTH: BOB})

    assert turns.utterance_indexes == (FOURTH, SECOND)
    assert (turns.last, turns.last_but_one) == (BOB, ANN)


def test_a_long_pause_ends_a_conversation() -> None:
    """After four paragraphs without a turn no turn precedes."""
    annotated = read_parse(PAUSE)
    discourse = read_discourse(annotated, attributions(annotated))

    assert preceding_turns(discourse, SECOND, (FIRST, SECOND), {FIRST: ANN}).last is None


def test_chain_root() -> None:
    """The root of a chain is the first utterance of one speaker, even if the chain is circular."""
    annotated = read_parse(TALK)
    first, *others = attributions(annotated)
    chained = [attrs.evolve(one, same_as=index, reply_to=None) for index, one in enumerate(others)]
    discourse = read_discourse(annotated, [attrs.evolve(first, same_as=None), *chained])

    assert chain_root(discourse, 3) == 0
