"""The turns of annotated novels with their candidates and the gold speakers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.conversation.crf import (
    Features,
    TurnFeatures,
    Weights,
    split_conversations,
)
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.resolve.speakers import as_speaker
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Attribution
from quoteattr.training.turns.novels import Novel

_FOUND = 0.5
"""Share of the letters of a quotation that one utterance covers if it is found."""


@attrs.frozen
class LabelledTurn:
    """A turn with its candidates and the gold speaker."""

    candidates: tuple[int, ...]
    """Numbers of the candidates among the clusters of the novel."""
    features: tuple[Features, ...]
    """Features of each candidate."""
    context: Features
    """Features of how the turn follows the one before."""
    is_right: tuple[bool, ...]
    """Whether each candidate has the name of the gold speaker; none has if nobody is annotated."""
    quotations: int
    """Number of gold quotations with a speaker in the turn."""


Chain = Sequence[LabelledTurn]
"""The turns of one conversation."""


@attrs.frozen
class AttributedNovel:
    """A novel with what its labels draw on that does not depend on weights."""

    novel: Novel
    """The novel."""
    annotated: AnnotatedText
    """Its parse."""
    attributions: Sequence[Attribution]
    """Its utterances with the words that name their speakers."""
    gold: Mapping[int, Sequence[str]]
    """The gold speakers of the quotations that each utterance covers."""

    @classmethod
    def of(cls, novel: Novel, annotated: AnnotatedText) -> AttributedNovel:
        """Find and attribute the utterances of a novel.

        Args:
            novel: The novel.
            annotated: Its parse.
        """
        lexicon = Lexicon.load()
        utterances, _ = find(annotated, lexicon)
        attributions = attribute(annotated, utterances, lexicon)
        return cls(novel, annotated, attributions, gold_of(novel, attributions))


def label(attributed: AttributedNovel, weights: Weights) -> list[Chain]:
    """Return the conversations of a novel with their gold speakers.

    Args:
        attributed: The novel.
        weights: The weights that decide in the first pass, on which the second one builds.
    """
    state = resolve_mentions(attributed.annotated, attributed.attributions, weights=weights)
    turns = list(turn_features(state))
    clusters = dict.fromkeys(cluster for turn in turns for cluster in turn.candidates)
    numbers = {cluster: number for number, cluster in enumerate(clusters)}
    characters = {
        number: attributed.novel.character(as_speaker(state.discourse, cluster, number))
        for cluster, number in numbers.items()
    }

    def labelled(turn: TurnFeatures) -> LabelledTurn:
        gold = (attributed.gold.get(index, ()) for index in turn.utterances)
        speakers = Counter(name for names in gold for name in names)
        speaker = max(speakers, key=speakers.__getitem__, default=None)
        candidates = tuple(numbers[cluster] for cluster in turn.candidates)
        return LabelledTurn(
            candidates,
            tuple(turn.candidates.values()),
            turn.context,
            tuple(speaker is not None and characters[number] == speaker for number in candidates),
            speakers.total(),
        )

    return [[labelled(turn) for turn in chain] for chain in split_conversations(turns)]


def gold_of(novel: Novel, attributions: Sequence[Attribution]) -> Mapping[int, Sequence[str]]:
    """Return, for direct utterances, the gold speakers of the quotations that each covers."""
    owner: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        if attribution.utterance.kind is not QuoteKind.INDIRECT:
            for offset in _letters(attribution.utterance.parts, novel.text):
                owner.setdefault(offset, index)
    found = defaultdict(list)
    for spans, speaker in novel.speakers:
        letters = list(_letters(spans, novel.text))
        votes = Counter(owner[offset] for offset in letters if offset in owner)
        for index, covered in votes.most_common(1):
            if covered >= _FOUND * len(letters):
                found[index].append(speaker)
    return found


def _letters(spans: Sequence[Span], text: str) -> Iterator[int]:
    return (i for span in spans for i in range(span.start, span.end) if text[i].isalnum())
