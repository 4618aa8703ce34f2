"""How often a pronoun of GAP is put into one cluster with the name that it refers to.

A name is predicted to be the antecedent if the engine puts it and the pronoun into one cluster.
The names serve to score an answer only: the engine finds all mentions by itself.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.corpora.gap import GENDERS, Example
from benchmarks.statistics.extents import Counts, Measures, precision_recall, ratio
from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.resolve import decide_speakers, resolve_mentions
from quoteattr.schema.span import Span

Resolver = Callable[[str], State]
"""What resolves the mentions of a text."""


def load_resolver(pipeline: Pipeline) -> Resolver:
    """Return the coreference resolution of a pipeline, which texts without quotations have too."""
    weights = Weights.load()

    def resolver(text: str) -> State:
        annotated = pipeline.annotator(text)
        utterances, _ = find(annotated, pipeline.lexicon)
        attributions = attribute(annotated, utterances, pipeline.lexicon)
        state = resolve_mentions(annotated, attributions, weights=weights)
        decide_speakers(state, weights)
        return state

    return resolver


def count(example: Example, state: State) -> Counts:
    """Return the counts of one example: its two pairs of a pronoun and a name."""
    referents = set(_clusters_in(state, example.pronoun))
    counts: Counter[str] = Counter()
    for name, is_gold in zip(example.names, example.is_antecedent, strict=True):
        is_predicted = not referents.isdisjoint(_clusters_in(state, name))
        counts[f"{example.gender} right"] += is_gold and is_predicted
        counts[f"{example.gender} predicted"] += is_predicted
        counts[f"{example.gender} gold"] += is_gold
    return counts


def measures(counts: Counts) -> Measures:
    """Return precision, recall and F by gender and overall, and F of "she" over F of "he"."""

    def scores(name: str, genders: tuple[str, ...]) -> Measures:
        right, predicted, gold = (
            sum(counts.get(f"{gender} {kind}", 0.0) for gender in genders)
            for kind in ("right", "predicted", "gold")
        )
        return precision_recall(name, right, predicted, gold)

    masculine, feminine = ((gender,) for gender in GENDERS)
    found = {**scores(GENDERS[0], masculine), **scores(GENDERS[1], feminine)}
    found |= scores("all", GENDERS)
    return found | {"bias": ratio(found["feminine F"], found["masculine F"])}


def _clusters_in(state: State, span: Span) -> Iterator[Cluster]:
    for index in state.discourse.annotated.token_range(span):
        mention = state.discourse.by_token.get(index)
        if mention and (cluster := state.cluster_of.get(mention.head)):
            yield cluster
