"""What speaks for each candidate of a turn, and how the turn follows the one before."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.conversation.candidates import candidates, opens, pause_before
from quoteattr.resolve.conversation.crf import Choice
from quoteattr.resolve.conversation.narration import Narration, Surroundings
from quoteattr.resolve.conversation.turns import Form, Turn, read_turns
from quoteattr.resolve.conversation.weights import Features
from quoteattr.resolve.coreference.state import Reading
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import Gender, MentionForm

_POLITE = {
    "sir": Gender.HE,
    "madam": Gender.SHE,
    "ma'am": Gender.SHE,
    "ma’am": Gender.SHE,
    "madame": Gender.SHE,
}
"""What tells the gender of who is spoken to."""
_LONG_PAUSE = 3
"""A turn so many paragraphs below the one before may belong to another exchange."""
_RANKS = 2
"""So many are told apart by how salient they are."""
_END = 3
"""A question mark may stand so many tokens before the end of a quotation."""


def choices(reading: Reading) -> Iterator[Choice]:
    """Yield the turns of a text with those who may have spoken them.

    One by one, because what speaks for each candidate of each turn takes much memory.

    Args:
        reading: A reading that has come to the end of the text.
    """
    turns = read_turns(reading)
    narration = Narration(reading, turns)
    conversation = _Conversation(reading, turns)
    for place, turn in enumerate(turns):
        around = narration.around(turn)
        able = candidates(turns, place, around)
        told: dict[Cluster, Features] = {one: {} for one in able}
        if len(able) > 1:
            for one in able:
                told[one] = dict.fromkeys(conversation.features(place, one, around), 1.0)
        context: Iterator[str] = iter(())
        if not (is_first := opens(turns, place)):
            form = turn.form if len(able) > 1 else Form.SETTLED
            context = conversation.context(place, form, around)
        yield Choice(turn.positions, told, tuple(context), is_first)


class _Conversation:
    """The turns of a text, asked one by one what speaks for whom."""

    def __init__(self, reading: Reading, turns: Sequence[Turn]) -> None:
        self._reading = reading
        self._turns = turns
        self._polite = [_polite(reading, turn) for turn in turns]
        self._asks = [_asks(reading, turn) for turn in turns]
        self._spoken = _spoken(turns)
        self._first: dict[Cluster, Markable | None] = {}

    def features(self, place: int, cluster: Cluster, around: Surroundings) -> Iterator[str]:
        """Yield what is true of a candidate of the turn at `place`."""
        turn = self._turns[place]
        if turn.source is not None:
            yield from self._by_source(turn, turn.source, cluster)
        yield from _by_narration(turn.form, cluster, around)
        conversation = self._spoken[place]
        if conversation.last_named.get(cluster, -1) > place:
            yield "named later"
        if conversation.first_told.get(cluster, place) < place:
            yield "spoke before"
        yield from self._by_own_words(place, cluster)
        if not opens(self._turns, place):
            yield from self._by_last_turn(place, cluster)
        if place + 1 < len(self._turns) and not opens(self._turns, place + 1):
            following = self._turns[place + 1]
            if following.called is cluster:
                is_next = pause_before(self._turns, place + 1) == 1
                yield "called below" if is_next else "called after a pause"

    def context(self, place: int, form: Form, around: Surroundings) -> Iterator[str]:
        """Yield how a turn follows the one before."""
        last = self._turns[place - 1]
        gap = pause_before(self._turns, place)
        yield f"{form}: next paragraph" if gap == 1 else f"{form}: other paragraph"
        if gap == 0:
            yield "same paragraph"
        if gap >= _LONG_PAUSE:
            yield "long pause"
        if around.before:
            yield "narration before"
        if last.form in {Form.OPEN, Form.SETTLED}:
            yield f"last {last.form}"
        if self._asks[place - 1]:
            yield "last asks"

    def _by_source(self, turn: Turn, source: Markable, cluster: Cluster) -> Iterator[str]:
        is_meant = cluster is turn.meant
        discourse = self._reading.discourse
        if is_meant:
            yield f"{turn.form}: is meant"
            yield f"{discourse.attributions[turn.root].attributed_by}: is meant"
        if source.gender and cluster.gender is None:
            yield f"{turn.form}: gender unknown"
        if turn.form is Form.DESCRIPTION:
            if nominal_traits.head_lemma(discourse, source) in cluster.evidence.roles:
                yield "described so"
            if is_meant:
                yield from (f"{kind}: is meant" for kind in self._kinds(turn, source))

    def _kinds(self, turn: Turn, source: Markable) -> Iterator[str]:
        """Yield of what kinds a description is."""
        discourse = self._reading.discourse
        is_generic = nominal_traits.is_generic(nominal_traits.head_lemma(discourse, source))
        yield "generic noun" if is_generic else "specific noun"
        token = discourse.annotated.tokens[source.head]
        if token.text[:1].isupper():
            yield "capital"
        if any(child.deprel == "nmod:poss" for child in discourse.annotated.dependents(token)):
            yield "possessed"
        if turn.meant is None:
            return
        if source.head in turn.meant.evidence.guessed:
            yield "guessed"
        first = self._first_mention(turn.meant) or source
        if first.form is MentionForm.NOMINAL and first.span < source.span:
            yield "repeated"

    def _first_mention(self, cluster: Cluster) -> Markable | None:
        if cluster not in self._first:
            mentions = cluster.evidence.mentions.values()
            self._first[cluster] = min(mentions, key=attrgetter("span"), default=None)
        return self._first[cluster]

    def _by_own_words(self, place: int, cluster: Cluster) -> Iterator[str]:
        turn = self._turns[place]
        if cluster in turn.inside:
            yield "named inside"
        if cluster is turn.called:
            yield "called"
        if (polite := self._polite[place]) and cluster.gender:
            yield "polite to own gender" if polite is cluster.gender else "polite to other gender"

    def _by_last_turn(self, place: int, cluster: Cluster) -> Iterator[str]:
        last = self._turns[place - 1]
        is_next = pause_before(self._turns, place) == 1
        if last.called is cluster:
            yield "called above" if is_next else "called before a pause"
        elif cluster in last.inside:
            yield "named above"
        if is_next and (polite := self._polite[place - 1]) and cluster.gender:
            agrees = polite is cluster.gender
            yield "polite above to own gender" if agrees else "polite above to other gender"
        if not opens(self._turns, place - 1) and self._turns[place - 2].called is cluster:
            yield "called two turns above"


def _by_narration(form: Form, cluster: Cluster, around: Surroundings) -> Iterator[str]:
    if cluster.is_narrator:
        yield f"{form}: narrator"
    elif not cluster.names:
        yield f"{form}: only described"
    rank = around.ranks.get(cluster)
    if rank is None:
        yield "not in narration"
    elif rank < _RANKS:
        yield f"{form}: most salient" if rank == 0 else "second most salient"
    acting = {"before": around.acts_before, "after": around.acts_after, "above": around.acts_above}
    yield from (f"{form}: acts {where}" for where, one in acting.items() if one is cluster)
    if cluster is around.acts_below:
        yield "acts below"
    present = {"before": around.before, "after": around.after, "above": around.above}
    yield from (f"stands {where}" for where, some in present.items() if cluster in some)


@attrs.frozen
class _Spoken:
    """Where people speak in one conversation, as numbers of turns."""

    first_told: dict[Cluster, int] = attrs.field(factory=dict)
    """The first turn of each whose speaker is named by words."""
    last_named: dict[Cluster, int] = attrs.field(factory=dict)
    """The last turn of each that is settled, or nearly so."""


def _spoken(turns: Sequence[Turn]) -> list[_Spoken]:
    """Return for each turn who speaks where in its conversation."""
    found: list[_Spoken] = []
    for place, turn in enumerate(turns):
        found.append(_Spoken() if opens(turns, place) else found[-1])
        if turn.speaker and turn.form is not Form.OPEN:
            found[-1].first_told.setdefault(turn.speaker, place)
        if turn.speaker and turn.is_named:
            found[-1].last_named[turn.speaker] = place
    return found


def _polite(reading: Reading, turn: Turn) -> Gender | None:
    """Return the gender of who is called "sir" or "madam" in a turn."""
    annotated = reading.discourse.annotated
    for position in turn.positions:
        for part in reading.discourse.attributions[position].utterance.parts:
            for index in annotated.token_range(part):
                if gender := _POLITE.get(annotated.tokens[index].text):
                    return gender
    return None


def _asks(reading: Reading, turn: Turn) -> bool:
    """Whether a turn ends in a question."""
    last = reading.discourse.attributions[turn.positions[-1]].utterance.parts[-1]
    words = reading.discourse.annotated.token_range(last)[-_END:]
    return any(reading.discourse.annotated.tokens[index].text[:1] == "?" for index in words)
