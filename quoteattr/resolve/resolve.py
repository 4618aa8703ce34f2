"""From attributions to quotations: names, then coreference, conversation and speakers."""

from collections.abc import Callable, Sequence

import attrs

from quoteattr.resolve.confidence import Confidence, QuoteEvidence
from quoteattr.resolve.conversation.crf import Weights, decode
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.conversation.marginals import decode_with_probabilities
from quoteattr.resolve.coreference.state import Earlier, State
from quoteattr.resolve.coreference.text_order import resolve_in_text_order
from quoteattr.resolve.decision import Decision, decide
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.introductions import find_introductions
from quoteattr.resolve.kinship import find_families
from quoteattr.resolve.names.address import merge_names_of_address
from quoteattr.resolve.names.aliases import merge_aliases
from quoteattr.resolve.names.animacy import infer_people
from quoteattr.resolve.names.chains import merge_chained_names
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.company import names_in_company
from quoteattr.resolve.names.genders import gender_evidence
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.resolve.names.narrator import identify_narrator
from quoteattr.resolve.speakers import as_quotes
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Quote, Speaker
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Attribution


def resolve(
    annotated: AnnotatedText,
    attributions: Sequence[Attribution],
    *,
    characters: Sequence[Character] = (),
    chains: Sequence[Sequence[Span]] = (),
    weights: Weights | None = None,
    confidence: Callable[[QuoteEvidence], float] | None = None,
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Return the quotations with their speakers, and all speakers and addressees.

    Args:
        annotated: The text with its parse.
        attributions: The utterances with the words that name their speakers, in text order.
        characters: Speakers known beforehand.
        chains: Coreference chains known beforehand, which replace those of the engine.
        weights: The weights that decide on speakers in conversations, None for the package's own.
        confidence: Computes the confidence of a quotation, None for the package's own.
    """
    if not attributions:
        return (), ()
    weights = Weights.load() if weights is None else weights
    state = resolve_mentions(
        annotated, attributions, characters=characters, chains=chains, weights=weights
    )
    confidence = Confidence.load() if confidence is None else confidence
    return as_quotes(state, decide_speakers(state, weights), confidence)


def resolve_mentions(
    annotated: AnnotatedText,
    attributions: Sequence[Attribution],
    *,
    characters: Sequence[Character] = (),
    chains: Sequence[Sequence[Span]] = (),
    weights: Weights,
) -> State:
    """Return the second of two passes over a text; the first gathers what it needs to know.

    Args:
        annotated: The text with its parse.
        attributions: The utterances with the words that name their speakers, in text order.
        characters: Speakers known beforehand.
        chains: Coreference chains known beforehand, which replace those of the engine.
        weights: The weights that decide on speakers in conversations.
    """
    if chains:
        extents = tuple(tuple(Extent((span,)) for span in chain) for chain in chains)
        annotated = attrs.evolve(annotated, chains=extents)
    discourse = read_discourse(annotated, attributions)
    names = _read_names(discourse, characters, joined=bool(chains))
    first = resolve_in_text_order(discourse, names, weights=weights.antecedents)
    decoded = decode(turn_features(first), weights)
    earlier = Earlier(decoded, find_introductions(first, decoded), find_families(first, decoded))
    names, renewed = names.for_next_pass()
    return resolve_in_text_order(
        discourse, names, earlier.renewed(renewed), weights=weights.antecedents
    )


def decide_speakers(state: State, weights: Weights) -> tuple[Decision, ...]:
    """Return the decision on the speaker of each utterance, from words and from all turns together.

    Args:
        state: A complete pass over the text, which is updated by the decisions.
        weights: The weights that decide on speakers in conversations.
    """
    return decide(state, decode_with_probabilities(turn_features(state), weights))


def _read_names(
    discourse: Discourse, characters: Sequence[Character], *, joined: bool
) -> NameClusters:
    """Return the clusters of the names of a text; given chains decide them if `joined`."""
    names = cluster_names(
        discourse.mentions,
        characters,
        gender_evidence(discourse),
        names_in_company(discourse),
    )
    if joined:
        names = merge_chained_names(discourse, names)
    else:
        names = merge_names_of_address(discourse, merge_aliases(discourse, names))
    return infer_people(discourse, identify_narrator(discourse, names))
