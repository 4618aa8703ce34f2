"""The turns of annotated novels with the candidates that are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.reporting import Lexicon
from quoteattr.resolve.conversation.crf import Choice, conversations
from quoteattr.resolve.conversation.weights import Features, Weights
from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.genders import gender_evidence
from quoteattr.resolve.resolve import as_speaker, read_twice
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution
from quoteattr.training.turns.novels import Novel

# A quotation is found if one utterance covers so much of its letters.
_FOUND = 0.5


@attrs.frozen
class Labelled:
    """A turn with its candidates."""

    candidates: tuple[int, ...]
    """Numbers that tell clusters of one novel apart."""
    features: tuple[Features, ...]
    """What speaks for each candidate."""
    context: tuple[str, ...]
    """How the turn follows the one before."""
    is_right: tuple[bool, ...]
    """Which candidates have the name of the gold speaker; none if nothing tells."""
    quotations: int
    """How many gold quotations with a speaker it holds."""


Chain = Sequence[Labelled]
"""The turns of one conversation."""


def label(novel: Novel, annotated: AnnotatedText, weights: Weights) -> list[Chain]:
    """Return the conversations of a novel.

    Args:
        novel: The novel.
        annotated: Its parse.
        weights: By which the first reading decides, on which the second one builds.
    """
    lexicon = Lexicon.load()
    utterances, _ = find(annotated, lexicon)
    attributions = attribute(annotated, utterances, lexicon)
    discourse = read_discourse(annotated, attributions)
    names = cluster_names(discourse.mentions, (), gender_evidence(discourse))
    choices = list(read_twice(discourse, names, weights).conversation())
    clusters = dict.fromkeys(cluster for choice in choices for cluster in choice.candidates)
    numbers = {cluster: number for number, cluster in enumerate(clusters)}
    characters = {
        number: novel.character(as_speaker(discourse, cluster, number))
        for cluster, number in numbers.items()
    }
    gold = gold_of(novel, attributions)

    def labelled(choice: Choice) -> Labelled:
        said = Counter(name for position in choice.positions for name in gold.get(position, ()))
        wanted = max(said, key=said.__getitem__, default=None)
        own = tuple(numbers[cluster] for cluster in choice.candidates)
        return Labelled(
            own,
            tuple(choice.candidates.values()),
            choice.context,
            tuple(wanted is not None and characters[number] == wanted for number in own),
            said.total(),
        )

    return [[labelled(choice) for choice in chain] for chain in conversations(choices)]


def gold_of(novel: Novel, attributions: Sequence[Attribution]) -> Mapping[int, Sequence[str]]:
    """Return the gold speakers of the quotations that each direct utterance covers most of."""
    owner: dict[int, int] = {}
    for position, attribution in enumerate(attributions):
        if attribution.utterance.kind is not QuoteKind.INDIRECT:
            for offset in _letters(attribution.utterance.parts, novel.text):
                owner.setdefault(offset, position)
    found = defaultdict(list)
    for spans, speaker in novel.speakers:
        letters = list(_letters(spans, novel.text))
        votes = Counter(owner[offset] for offset in letters if offset in owner)
        for position, covered in votes.most_common(1):
            if covered >= _FOUND * len(letters):
                found[position].append(speaker)
    return found


def _letters(spans: Sequence[Span], text: str) -> Iterator[int]:
    return (i for span in spans for i in range(span.start, span.end) if text[i].isalnum())
