"""The features of the possible antecedents of a pronoun.

To add a feature, write one function of an `AntecedentCandidate` and a row in `FEATURES`, and learn
its weight with `python -m quoteattr.training antecedents`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from math import log

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.ranking.history import Mentioned
from quoteattr.resolve.coreference.ranking.model import Features, PronounSetting
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import PrecedingTurns
from quoteattr.schema.indexes import UtteranceIndex

Feature = tuple[str, float]
"""The name and the value of a feature."""

_LEAST_SHARE = 1e-4
"""Least share of the salience whose logarithm is a feature; chosen, not tuned."""
_LEAST_LIFT = 0.05
"""Least lift of a gender whose logarithm is a feature; chosen, not tuned."""
_RANKS = ("last mentioned", "last mentioned but one", "last mentioned but two")
_DISTANCES = ((0, "0"), (1, "1"), (2, "2"), (4, "3 to 4"), (8, "5 to 8"))
_FAR = "more"
_NAMES_COUNTED = 2
"""Number of words of names in a quotation that count."""


@attrs.frozen
class Pronoun:
    """A pronoun, with what the features of all its possible antecedents share."""

    state: State
    """The pass so far."""
    mention: Markable
    """The pronoun."""
    utterance: UtteranceIndex | None
    """The turn of which it is the source, None if it is not one."""
    salience: Mapping[Cluster, float]
    """Salience of all possible antecedents."""
    time: int
    """Its time, or that of the beginning of its turn, by the discourse clock."""
    sentence: int
    """Index of the sentence of that time."""
    paragraph: int
    """Index of the paragraph of that time."""
    ranks: Mapping[Cluster, int]
    """Ranks of the possible antecedents by their last mentions, 0 for the last one."""
    total: float
    """Sum of the salience."""
    has_known_gender: bool
    """Whether the gender of some possible antecedent is known."""
    turns: PrecedingTurns
    """The turns before its turn."""
    addressed: Cluster | None
    """The addressee that the last of them names."""
    named: Mapping[Cluster, int]
    """Number of words of the names in its turn, by bearer."""

    @property
    def setting(self) -> PronounSetting:
        """Where it is."""
        if not self.state.discourse.is_narrated(self.mention):
            return PronounSetting.QUOTED
        return PronounSetting.NARRATION if self.utterance is None else PronounSetting.SOURCE


@attrs.frozen
class AntecedentCandidate:
    """A possible antecedent of a pronoun."""

    pronoun: Pronoun
    """The pronoun."""
    cluster: Cluster
    """The candidate."""
    mentioned: Mentioned
    """How it has been mentioned so far."""


def read_pronoun(state: State, mention: Markable, salience: Mapping[Cluster, float]) -> Pronoun:
    """Return a pronoun with what the features of its possible antecedents depend on.

    Args:
        state: The pass so far.
        mention: The pronoun.
        salience: Salience of all possible antecedents.
    """
    discourse = state.discourse
    utterance = state.discourse.turn_of_source.get(mention.head)
    index = mention.head
    turns, addressed, named = PrecedingTurns(), None, Counter[Cluster]()
    if utterance is not None:
        index = min(index, discourse.first_token(utterance))
        turns = state.turns_before(utterance)
        addressed = state.participants.addressed_before(turns)
        named.update(state.named_in(utterance))
    ordered = sorted(salience, key=lambda one: -state.history.of(one).head)
    return Pronoun(
        state,
        mention,
        utterance,
        salience,
        time=discourse.clock[index],
        sentence=discourse.annotated.sentence_of[index],
        paragraph=discourse.annotated.paragraph_at(discourse.annotated.tokens[index].span.start),
        ranks={cluster: rank for rank, cluster in enumerate(ordered)},
        total=sum(salience.values()),
        has_known_gender=any(cluster.gender for cluster in salience),
        turns=turns,
        addressed=addressed,
        named=named,
    )


def features_of(pronoun: Pronoun) -> dict[Cluster, Features]:
    """Return the features of each possible antecedent."""
    found: dict[Cluster, Features] = {}
    for cluster in pronoun.salience:
        candidate = AntecedentCandidate(pronoun, cluster, pronoun.state.history.of(cluster))
        found[cluster] = dict(pair for feature in FEATURES for pair in feature(candidate))
    return found


def by_salience(candidate: AntecedentCandidate) -> Iterator[Feature]:
    """Yield how salient the candidate is, and how often it has been mentioned."""
    pronoun = candidate.pronoun
    share = pronoun.salience[candidate.cluster] / pronoun.total
    yield "salience", log(max(share, _LEAST_SHARE))
    yield "mentions", log(1 + candidate.mentioned.count)


def by_gender(candidate: AntecedentCandidate) -> Iterator[Feature]:
    """Yield how likely a candidate of unknown gender has that of the pronoun."""
    gender = candidate.pronoun.mention.gender
    if candidate.cluster.gender is None and gender:
        yield "gender unknown", 1.0
        yield "gender likely", log(max(candidate.cluster.gender_lift(gender), _LEAST_LIFT))
        if candidate.pronoun.has_known_gender:
            yield "gender unknown, that of others known", 1.0


def by_last_mention(candidate: AntecedentCandidate) -> Iterator[Feature]:
    """Yield how near the last mention of the candidate is, and how it mentions it."""
    pronoun, mentioned = candidate.pronoun, candidate.mentioned
    rank = pronoun.ranks[candidate.cluster]
    if rank < len(_RANKS):
        yield _RANKS[rank], 1.0
    if mentioned.form:
        yield f"last a {mentioned.form.value}", 1.0
    if mentioned.narrated_role:
        yield f"last {mentioned.narrated_role}", 1.0
    distance = _FAR
    if mentioned.narrated_time is not None:
        time = pronoun.time - mentioned.narrated_time
        distance = next((name for most, name in _DISTANCES if time <= most), _FAR)
    yield f"sentences since: {distance}", 1.0


def by_topic(candidate: AntecedentCandidate) -> Iterator[Feature]:
    """Yield whether the narration is about the candidate: its subjects and its last pronouns."""
    pronoun, history = candidate.pronoun, candidate.pronoun.state.history
    if history.topic and history.topic[1] is candidate.cluster:
        yield f"topic {_ago(pronoun.paragraph - history.topic[0])}", 1.0
    last, before = history.last_subject, history.subject_before
    if last and last.cluster is candidate.cluster:
        yield f"subject {_ago(pronoun.sentence - last.sentence)}", 1.0
    if before and before.cluster is candidate.cluster:
        yield "subject before", 1.0
    gender = pronoun.mention.gender
    if gender and (same := history.last_pronoun.get(gender)) and same[1] is candidate.cluster:
        yield f"pronoun {_ago(pronoun.sentence - same[0])}", 1.0


def by_turns(candidate: AntecedentCandidate) -> Iterator[Feature]:
    """Yield whether the turn names the candidate, and what part it took in the turns before."""
    pronoun, cluster = candidate.pronoun, candidate.cluster
    if cluster is pronoun.turns.last:
        yield "spoke last", 1.0
    if cluster is pronoun.turns.last_but_one:
        yield "spoke before", 1.0
    if cluster is pronoun.addressed:
        yield "called", 1.0
    if words := pronoun.named.get(cluster):
        yield "named inside", float(min(_NAMES_COUNTED, words))


FEATURES: tuple[Callable[[AntecedentCandidate], Iterator[Feature]], ...] = (
    by_salience,
    by_gender,
    by_last_mention,
    by_topic,
    by_turns,
)
"""The functions that yield the features of a candidate."""


def _ago(units: int) -> str:
    """Return in words how many sentences or paragraphs ago something was."""
    if units <= 0:
        return "here"
    return "above" if units == 1 else "far above"
