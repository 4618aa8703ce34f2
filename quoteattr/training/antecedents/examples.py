"""Pronouns of annotated texts with their possible antecedents, as a pass over the text has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import attrs

from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, Features, PronounSetting
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.speakers import as_speaker
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Span
from quoteattr.training.turns.labels import gold_of
from quoteattr.training.turns.novels import Novel

_VOTES = {MentionForm.NAME: 100, MentionForm.NOMINAL: 10, MentionForm.PRONOUN: 1}
"""Votes of a mention for the entity of its cluster: a name outvotes descriptions and pronouns."""


@attrs.frozen
class Example:
    """A pronoun with its possible antecedents."""

    setting: PronounSetting
    """Where it is."""
    candidates: tuple[Features, ...]
    """The features of each candidate."""
    is_right: tuple[bool, ...]
    """Whether it refers to each candidate."""


@attrs.frozen
class Recorder(AntecedentWeights):
    """Weights that record the candidates that they rank."""

    rankings: list[tuple[PronounSetting, Mapping[Cluster, Features]]] = attrs.field(factory=list)
    """Setting and candidates of each pronoun that has any, of all passes in their order."""

    def log_probabilities(
        self, setting: PronounSetting, candidates: Mapping[Cluster, Features]
    ) -> dict[Cluster, float]:
        """Return the logarithm of the probability of each candidate for an antecedent."""
        if candidates:
            self.rankings.append((setting, candidates))
        return super().log_probabilities(setting, candidates)


def examples(
    state: State,
    entity_at: Mapping[int, str],
    entity_of: Callable[[Cluster], str | None],
) -> Iterator[Example]:
    """Yield the pronouns of which one candidate, but not the only one, is right.

    Args:
        state: A pass over the text with a `Recorder`.
        entity_at: The entity to which some pronouns refer, by head token.
        entity_of: Returns the entity to which most of the mentions of a cluster refer.
    """
    recorder = state.weights
    if not isinstance(recorder, Recorder):
        raise TypeError("the pass has no recorder")
    heads = [head for head, candidates in state.antecedents_of.items() if candidates]
    # A pronoun is ranked once in a pass; the pass of the state is the last one.
    rankings = recorder.rankings[-len(heads) :] if heads else []
    for head, (setting, candidates) in zip(heads, rankings, strict=True):
        if entity := entity_at.get(head):
            is_right = tuple(entity_of(cluster) == entity for cluster in candidates)
            if any(is_right) and not all(is_right):
                yield Example(setting, tuple(candidates.values()), is_right)


def novel_entities(
    novel: Novel, state: State
) -> tuple[Mapping[int, str], Callable[[Cluster], str | None]]:
    """Return the characters of pronouns, and of clusters, in a novel of PDNC.

    The pronouns are the sources of quotations, and those in quotations.

    Args:
        novel: The novel.
        state: A pass over it.
    """
    discourse = state.discourse
    tokens = ((token.index, token.span) for token in discourse.annotated.tokens)
    found = {index: novel.mentions[span] for index, span in tokens if span in novel.mentions}
    for utterance, speakers in gold_of(novel, discourse.attributions).items():
        if source := discourse.source_of(utterance):
            found[source.head] = Counter(speakers).most_common(1)[0][0]

    @cache
    def character(cluster: Cluster) -> str | None:
        return novel.character(as_speaker(discourse, cluster, 0))

    return found, character


def annotated_entities(
    state: State, entity_of: Mapping[Span, str]
) -> tuple[Mapping[int, str], Callable[[Cluster], str | None]]:
    """Return the entities of pronouns, and of clusters, in a text whose mentions are annotated.

    Args:
        state: A pass over the text.
        entity_of: The entity to which each mention refers.
    """
    annotated = state.discourse.annotated
    innermost = _innermost(annotated, entity_of)
    tokens = ((token.index, token.span) for token in annotated.tokens)
    entity_at = {index: entity_of[span] for index, span in tokens if span in entity_of}

    @cache
    def entity(cluster: Cluster) -> str | None:
        votes: Counter[str] = Counter()
        for mention in cluster.evidence.mentions.values():
            if mention.head in innermost:
                votes[innermost[mention.head]] += _VOTES[mention.form]
        return max(votes, key=votes.__getitem__, default=None)

    return entity_at, entity


def _innermost(annotated: AnnotatedText, entity_of: Mapping[Span, str]) -> Mapping[int, str]:
    """Return the entity of the shortest annotated mention that contains each token."""
    longest_first: Sequence[Span] = sorted(entity_of, key=lambda span: span.start - span.end)
    return {
        index: entity_of[span] for span in longest_first for index in annotated.token_range(span)
    }
