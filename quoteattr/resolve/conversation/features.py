"""The features of a candidate for the speaker of a turn, and of how the turn follows another.

A feature is added as one function of a `Candidate` and one row in `FEATURES`; its weight is learned
by `python -m quoteattr.training turns`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

import attrs

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.conversation.candidates import find_candidates
from quoteattr.resolve.conversation.crf import Features, TurnFeatures
from quoteattr.resolve.conversation.narration import Narration, NearbyNarration
from quoteattr.resolve.conversation.turns import (
    Form,
    Turn,
    opens_conversation,
    paragraphs_between,
    read_turns,
)
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex
from quoteattr.schema.quote import Gender, MentionForm

_LONG_PAUSE = 3
"""Paragraphs below the turn before from which a turn may belong to another exchange."""
_RANKS = 2
"""Number of salience ranks that are features of their own."""
_END = 3
"""Number of tokens at the end of a quotation among which a question mark makes it a question."""


@attrs.frozen
class _Speakers:
    """The turns of each speaker in one conversation."""

    first_known: dict[Cluster, TurnIndex] = attrs.field(factory=dict)
    """The first turn of each in which words identify the speaker."""
    last_named: dict[Cluster, TurnIndex] = attrs.field(factory=dict)
    """The last turn of each in which a name, or words as clear, identify the speaker."""


@attrs.frozen
class _Conversations:
    """The turns of a text, with what the features of all of them draw on."""

    state: State
    turns: Sequence[Turn]
    polite: Sequence[Gender | None]
    """Gender of the addressee of each turn, as "sir" or "madam" states it."""
    asks: Sequence[bool]
    """Whether each turn ends in a question."""
    speakers: Sequence[_Speakers]
    """The speakers of the conversation of each turn."""
    _first_mentions: dict[Cluster, Markable | None] = attrs.field(factory=dict)

    def first_mention(self, cluster: Cluster) -> Markable | None:
        """Return the first mention of a cluster, looked for once."""
        if cluster not in self._first_mentions:
            mentions = cluster.evidence.mentions.values()
            self._first_mentions[cluster] = min(mentions, key=attrgetter("span"), default=None)
        return self._first_mentions[cluster]


@attrs.frozen
class Candidate:
    """A candidate for the speaker of a turn, with what its features depend on."""

    conversations: _Conversations
    """The turns of the text."""
    index: TurnIndex
    """The turn."""
    narration: NearbyNarration
    """The narration around it."""
    cluster: Cluster
    """The candidate."""

    @property
    def turn(self) -> Turn:
        """The turn."""
        return self.conversations.turns[self.index]


def by_source(candidate: Candidate) -> Iterator[str]:
    """Yield how well the source of the turn fits the candidate."""
    turn, source = candidate.turn, candidate.turn.source
    if source is None:
        return
    discourse = candidate.conversations.state.discourse
    is_meant = candidate.cluster is turn.antecedent
    if is_meant:
        yield f"{turn.form}: is meant"
        yield f"{discourse.attributions[turn.root].attributed_by}: is meant"
    if source.gender and candidate.cluster.gender is None:
        yield f"{turn.form}: gender unknown"
    if turn.form is Form.DESCRIPTION:
        if nominal_traits.head_lemma(discourse, source) in candidate.cluster.evidence.roles:
            yield "described so"
        if is_meant:
            kinds = _kinds_of_description(candidate.conversations, source, candidate.cluster)
            yield from (f"{kind}: is meant" for kind in kinds)


def by_salience(candidate: Candidate) -> Iterator[str]:
    """Yield whether the candidate has a name, and how salient it is in the narration before."""
    form = candidate.turn.form
    if candidate.cluster.is_narrator:
        yield f"{form}: narrator"
    elif not candidate.cluster.names:
        yield f"{form}: only described"
    rank = candidate.narration.ranks.get(candidate.cluster)
    if rank is None:
        yield "not in narration"
    elif rank < _RANKS:
        yield f"{form}: most salient" if rank == 0 else "second most salient"


def by_narration(candidate: Candidate) -> Iterator[str]:
    """Yield where the narration around the turn mentions the candidate, and where it acts."""
    narration = candidate.narration
    actors = {
        f"{candidate.turn.form}: acts before": narration.acts_before,
        f"{candidate.turn.form}: acts after": narration.acts_after,
        f"{candidate.turn.form}: acts above": narration.acts_above,
        "acts below": narration.acts_below,
    }
    yield from (feature for feature, actor in actors.items() if actor is candidate.cluster)
    mentioned = {"before": narration.before, "after": narration.after, "above": narration.above}
    yield from (
        f"stands {where}" for where, people in mentioned.items() if candidate.cluster in people
    )


def by_other_turns(candidate: Candidate) -> Iterator[str]:
    """Yield whether the candidate speaks elsewhere in the conversation."""
    speakers = candidate.conversations.speakers[candidate.index]
    if speakers.last_named.get(candidate.cluster, -1) > candidate.index:
        yield "named later"
    if speakers.first_known.get(candidate.cluster, candidate.index) < candidate.index:
        yield "spoke before"


def by_own_words(candidate: Candidate) -> Iterator[str]:
    """Yield whether the turn itself names or addresses the candidate."""
    if candidate.cluster in candidate.turn.named:
        yield "named inside"
    if candidate.cluster is candidate.turn.addressee:
        yield "called"
    if (polite := candidate.conversations.polite[candidate.index]) and candidate.cluster.gender:
        agrees = polite is candidate.cluster.gender
        yield "polite to own gender" if agrees else "polite to other gender"


def by_turn_above(candidate: Candidate) -> Iterator[str]:
    """Yield whether the two turns above name or address the candidate."""
    turns, above = candidate.conversations.turns, TurnIndex(candidate.index - 1)
    if opens_conversation(turns, candidate.index):
        return
    is_next = paragraphs_between(turns, candidate.index) == 1
    if turns[above].addressee is candidate.cluster:
        yield "called above" if is_next else "called before a pause"
    elif candidate.cluster in turns[above].named:
        yield "named above"
    if is_next and (polite := candidate.conversations.polite[above]) and candidate.cluster.gender:
        agrees = polite is candidate.cluster.gender
        yield "polite above to own gender" if agrees else "polite above to other gender"
    if not opens_conversation(turns, above) and turns[above - 1].addressee is candidate.cluster:
        yield "called two turns above"


def by_turn_below(candidate: Candidate) -> Iterator[str]:
    """Yield whether the turn below addresses the candidate."""
    turns, below = candidate.conversations.turns, TurnIndex(candidate.index + 1)
    if below == len(turns) or opens_conversation(turns, below):
        return
    if turns[below].addressee is candidate.cluster:
        is_next = paragraphs_between(turns, below) == 1
        yield "called below" if is_next else "called after a pause"


FEATURES: tuple[Callable[[Candidate], Iterator[str]], ...] = (
    by_source,
    by_salience,
    by_narration,
    by_other_turns,
    by_own_words,
    by_turn_above,
    by_turn_below,
)
"""The functions that yield the features of a candidate."""


def turn_features(state: State) -> Iterator[TurnFeatures]:
    """Yield the turns of a text with the features of their candidates.

    One by one, because the features of all candidates of all turns take much memory.

    Args:
        state: A complete pass over the text.
    """
    turns = read_turns(state)
    narration = Narration(state, turns)
    conversations = _Conversations(
        state,
        turns,
        [_polite_gender(state, turn) for turn in turns],
        [_asks(state, turn) for turn in turns],
        _speakers(turns),
    )
    for index, turn in ((TurnIndex(number), turn) for number, turn in enumerate(turns)):
        nearby = narration.around(turn)
        clusters = find_candidates(turns, index, nearby)
        candidates: dict[Cluster, Features] = {cluster: {} for cluster in clusters}
        if len(clusters) > 1:
            for cluster in clusters:
                candidate = Candidate(conversations, index, nearby, cluster)
                names = (name for feature in FEATURES for name in feature(candidate))
                candidates[cluster] = dict.fromkeys(names, 1.0)
        context: tuple[str, ...] = ()
        if not (opens := opens_conversation(turns, index)):
            form = turn.form if len(clusters) > 1 else Form.SETTLED
            context = tuple(_context(conversations, index, form, nearby))
        yield TurnFeatures(turn.utterances, candidates, context, opens)


def _context(
    conversations: _Conversations, index: TurnIndex, form: Form, narration: NearbyNarration
) -> Iterator[str]:
    """Yield how a turn follows the one before."""
    last = conversations.turns[index - 1]
    gap = paragraphs_between(conversations.turns, index)
    yield f"{form}: next paragraph" if gap == 1 else f"{form}: other paragraph"
    if gap == 0:
        yield "same paragraph"
    if gap >= _LONG_PAUSE:
        yield "long pause"
    if narration.before:
        yield "narration before"
    if last.form in {Form.OPEN, Form.SETTLED}:
        yield f"last {last.form}"
    if conversations.asks[index - 1]:
        yield "last asks"


def _kinds_of_description(
    conversations: _Conversations, source: Markable, antecedent: Cluster
) -> Iterator[str]:
    """Yield the kinds to which a description and its antecedent belong."""
    discourse = conversations.state.discourse
    is_generic = nominal_traits.is_generic(nominal_traits.head_lemma(discourse, source))
    yield "generic noun" if is_generic else "specific noun"
    token = discourse.annotated.tokens[source.head]
    if token.text[:1].isupper():
        yield "capital"
    if any(child.deprel == "nmod:poss" for child in discourse.annotated.dependents(token)):
        yield "possessed"
    if source.head in antecedent.evidence.guessed:
        yield "guessed"
    first = conversations.first_mention(antecedent) or source
    if first.form is MentionForm.NOMINAL and first.span < source.span:
        yield "repeated"


def _speakers(turns: Sequence[Turn]) -> list[_Speakers]:
    """Return for each turn the speakers of its conversation."""
    found: list[_Speakers] = []
    for index, turn in ((TurnIndex(number), turn) for number, turn in enumerate(turns)):
        found.append(_Speakers() if opens_conversation(turns, index) else found[-1])
        if turn.speaker and turn.form is not Form.OPEN:
            found[-1].first_known.setdefault(turn.speaker, index)
        if turn.speaker and turn.is_named:
            found[-1].last_named[turn.speaker] = index
    return found


def _polite_gender(state: State, turn: Turn) -> Gender | None:
    """Return the gender of the addressee whom a turn calls "sir" or "madam"."""
    annotated = state.discourse.annotated
    for utterance in turn.utterances:
        for part in state.discourse.attributions[utterance].utterance.parts:
            for index in annotated.token_range(part):
                if gender := _polite_forms().get(annotated.tokens[index].text):
                    return gender
    return None


@cache
def _polite_forms() -> Mapping[str, Gender]:
    genders = read_classes("polite_forms.txt").items()
    return {word: Gender(gender) for gender, words in genders for word in words}


def _asks(state: State, turn: Turn) -> bool:
    """Whether a turn ends in a question."""
    annotated = state.discourse.annotated
    last = state.discourse.attributions[turn.utterances[-1]].utterance.parts[-1]
    words = annotated.token_range(last)[-_END:]
    return any(annotated.tokens[index].text[:1] == "?" for index in words)
