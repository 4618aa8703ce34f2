"""Passes over hand-made parses."""

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.coreference.text_order import resolve_in_text_order
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.schema.annotation import AnnotatedText
from tests.parses import read_parse
from tests.scenes import attributions


def first_pass(notation: str) -> State:
    """Return the first pass over a parse."""
    annotated = read_parse(notation)
    discourse = read_discourse(annotated, attributions(annotated))
    return resolve_in_text_order(discourse, cluster_names(discourse.mentions))


def second_pass(annotated: AnnotatedText, weights: Weights | None = None) -> State:
    """Return the second pass over a parse, without learned conversation weights by default."""
    return resolve_mentions(annotated, attributions(annotated), weights=weights or Weights())


def shown(state: State, cluster: Cluster | None) -> str | None:
    """Return the first mention of a cluster."""
    if cluster is None:
        return None
    first = min(mention.span for mention in cluster.evidence.mentions.values())
    return first.of(state.discourse.annotated.text)


def speakers(state: State) -> list[str | None]:
    """Return the first mention of each speaker."""
    return [shown(state, state.participants.speaker_of[index]) for index in state.utterances()]


def addressees(state: State) -> list[str | None]:
    """Return the first mention of each addressee."""
    return [shown(state, state.participants.addressee_of[index]) for index in state.utterances()]
