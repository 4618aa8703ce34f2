"""The speakers of a conversation, decided for all its turns together.

Words that name a speaker constrain turns far away, through the alternation of the turns between.
The best sequence is found by dynamic programming over pairs of speakers (Viterbi decoding of a
second-order chain); the weights are those of a conditional random field (Lafferty, McCallum and
Pereira 2001).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import attrs

from quoteattr.language.word_lists import packaged_lines, parse_weight_tables
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, PronounSetting
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex

_FILE = "weights.txt"

Features = Mapping[str, float]
"""Values of features by name; a feature that is absent is 0."""


@attrs.frozen
class Weights:
    """The weights of a log-linear model."""

    speaker: Mapping[str, float] = attrs.field(factory=dict)
    """Weights of the features of a candidate."""
    again: Mapping[str, float] = attrs.field(factory=dict)
    """Weights of speaking twice in a row, by the features of the context."""
    back: Mapping[str, float] = attrs.field(factory=dict)
    """Weights of speaking every other turn, by the features of the context."""
    antecedents: AntecedentWeights = attrs.field(factory=AntecedentWeights.load)
    """Weights of the possible antecedents of pronouns, whose probabilities are features here."""

    @classmethod
    @cache
    def load(cls) -> "Weights":
        """Return the weights of the package."""
        return cls.parse(packaged_lines("quoteattr.resolve.conversation", _FILE))

    @classmethod
    def parse(cls, lines: Iterable[str]) -> "Weights":
        """Read weights: `TABLE  FEATURE  NUMBER` a line, separated by two spaces or more.

        Without a line for antecedents, their weights are those of the package.

        Raises:
            LexiconError: A line has another format.
        """
        names = ("speaker", "again", "back", *PronounSetting)
        tables = parse_weight_tables(lines, "the weights", names)
        found = cls(tables["speaker"], tables["again"], tables["back"])
        settings = {setting: tables[setting] for setting in PronounSetting}
        if not any(settings.values()):
            return found
        return attrs.evolve(found, antecedents=AntecedentWeights(settings))

    def score(self, features: Features) -> float:
        """Return the score of a candidate."""
        return sum(self.speaker.get(name, 0.0) * value for name, value in features.items())

    def transition(self, context: Features) -> tuple[float, float]:
        """Return the scores of speaking twice in a row and of alternating."""
        again = sum(self.again.get(name, 0.0) * value for name, value in context.items())
        return again, sum(self.back.get(name, 0.0) * value for name, value in context.items())


@attrs.frozen
class TurnFeatures:
    """The candidates for the speaker of one turn, and the features by which one is chosen."""

    utterances: tuple[UtteranceIndex, ...]
    """The utterances of the turn: quotations in one paragraph with the same speaker."""
    candidates: Mapping[Cluster, Features]
    """The features of each candidate; empty if there is no candidate."""
    context: Features = attrs.field(factory=dict)
    """Features of the context: how the turn follows the one before."""
    opens: bool = False
    """Whether it opens a conversation."""


def decode(turns: Iterable[TurnFeatures], weights: Weights) -> dict[UtteranceIndex, Cluster]:
    """Return the speaker of each utterance in turns that have candidates.

    Args:
        turns: The turns of a document in text order.
        weights: The weights of their features.
    """
    found: dict[UtteranceIndex, Cluster] = {}
    for conversation in split_conversations(turns):
        path = best_path([ScoredTurn.of(turn, weights) for turn in conversation])
        for turn, speaker in zip(conversation, path, strict=True):
            if speaker is not None:
                found.update(dict.fromkeys(turn.utterances, speaker))
    return found


def split_conversations(turns: Iterable[TurnFeatures]) -> Iterator[list[TurnFeatures]]:
    """Yield the turns of a document by conversation."""
    current: list[TurnFeatures] = []
    for turn in turns:
        if current and turn.opens:
            yield current
            current = []
        current.append(turn)
    if current:
        yield current


@attrs.frozen
class ScoredTurn:
    """A turn of the chain, with its scores."""

    scores: Mapping[Cluster | None, float]
    """The score of each candidate by itself; None alone, for nobody, if there is no candidate."""
    again: float
    """Score of the speaker of the previous turn."""
    back: float
    """Score of the speaker of the turn before the previous one."""

    @classmethod
    def of(cls, turn: TurnFeatures, weights: Weights) -> "ScoredTurn":
        """Return a turn with the scores that the weights give it."""
        scores: dict[Cluster | None, float] = {
            one: weights.score(features) for one, features in turn.candidates.items()
        }
        return cls(scores or {None: 0.0}, *weights.transition(turn.context))


_Pair = tuple[Cluster | None, Cluster | None]
"""The speakers of two turns in a row; None for a turn without candidates, or before the first."""


def best_path(turns: Sequence[ScoredTurn]) -> list[Cluster | None]:
    """Return the best sequence of speakers, None for a turn without candidates."""
    best: dict[_Pair, float] = {(None, None): 0.0}
    backpointers: list[dict[_Pair, Cluster | None]] = []
    for turn in turns:
        step: dict[_Pair, float] = {}
        origin: dict[_Pair, Cluster | None] = {}
        for cluster, own in turn.scores.items():
            for (before, previous), score in best.items():
                total = score + own
                if cluster is not None:
                    total += turn.again if cluster is previous else 0.0
                    total += turn.back if cluster is before else 0.0
                pair = (previous, cluster)
                if pair not in step or total > step[pair]:
                    step[pair], origin[pair] = total, before
        best = step
        backpointers.append(origin)
    return _trace(best, backpointers)


def _trace(
    best: Mapping[_Pair, float], back: Sequence[Mapping[_Pair, Cluster | None]]
) -> list[Cluster | None]:
    pair = max(best, key=lambda one: best[one])
    path: list[Cluster | None] = []
    for origin in reversed(back):
        path.append(pair[1])
        pair = (origin[pair], pair[0])
    return path[::-1]
