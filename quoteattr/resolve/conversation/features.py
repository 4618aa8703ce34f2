"""The features of a candidate for the speaker of a turn, and of how the turn follows another.

To add a feature, write one function of a `SpeakerCandidate` and a row in `FEATURES`, and learn its
weight with `python -m quoteattr.training turns`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from quoteattr.language import syntax
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.conversation.candidates import find_candidates
from quoteattr.resolve.conversation.crf import Features, TurnFeatures
from quoteattr.resolve.conversation.dialogue import Dialogue, SpeakerCandidate
from quoteattr.resolve.conversation.measures import MEASURES
from quoteattr.resolve.conversation.narration import Narration
from quoteattr.resolve.conversation.placement import (
    by_paragraph_above,
    by_paragraphs_of_neighbours,
)
from quoteattr.resolve.conversation.transitions import transition_features
from quoteattr.resolve.conversation.turns import (
    TurnForm,
    opens_conversation,
    paragraphs_between,
    read_turns,
)
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex
from quoteattr.schema.quote import MentionForm

_RANKS = 2
"""Number of salience ranks that are features of their own."""
_FAR = 5
"""Distance in turns from which distances are not distinguished."""


def by_source(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield how well the source of the turn fits the candidate."""
    turn, source = candidate.turn, candidate.turn.source
    if source is None:
        return
    discourse = candidate.dialogue.state.discourse
    is_meant = candidate.cluster is turn.antecedent
    if is_meant:
        yield f"{turn.form}: is meant"
        yield f"{discourse.attributions[turn.root].attributed_by}: is meant"
    if source.gender and candidate.cluster.gender is None:
        yield f"{turn.form}: gender unknown"
    if turn.form is TurnForm.DESCRIPTION:
        if nominal_traits.head_lemma(discourse, source) in candidate.cluster.evidence.roles:
            yield "described so"
        if is_meant:
            kinds = _kinds_of_description(candidate.dialogue, source, candidate.cluster)
            yield from (f"{kind}: is meant" for kind in kinds)


def by_salience(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield whether the candidate has a name, and its salience in the narration before."""
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


def by_narration(candidate: SpeakerCandidate) -> Iterator[str]:
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


def by_other_turns(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield how far the nearest turns are in which words identify the candidate as the speaker."""
    turns = candidate.dialogue.turns_of.get(candidate.cluster, ())
    conversation, index = candidate.conversation, candidate.index
    above, below = bisect_left(turns, index) - 1, bisect_right(turns, index)
    kind = candidate.kind
    if above >= 0 and turns[above] in conversation:
        yield f"{kind}: spoke {_distance(index - turns[above])} above"
        yield "spoke before"
    if below < len(turns) and turns[below] in conversation:
        yield f"{kind}: speaks {_distance(turns[below] - index)} below"


def by_guesses(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield at which distances the candidate is the likely speaker of turns without words."""
    for distance in (-3, -2, -1, 1, 2, 3):
        other = candidate.neighbour(distance)
        if other is not None:
            turn = candidate.dialogue.turns[other]
            if turn.form is TurnForm.OPEN and turn.speaker is candidate.cluster:
                yield f"{candidate.kind}: guessed at {distance}"


def by_own_words(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield whether the turn itself names or addresses the candidate."""
    if candidate.cluster in candidate.turn.named:
        yield "named inside"
    if candidate.cluster is candidate.turn.addressee:
        yield "called"
    if (polite := candidate.dialogue.polite[candidate.index]) and candidate.cluster.gender:
        agrees = polite is candidate.cluster.gender
        yield "polite to own gender" if agrees else "polite to other gender"


def by_turn_above(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield whether the two turns above name or address the candidate."""
    turns, above = candidate.dialogue.turns, TurnIndex(candidate.index - 1)
    if opens_conversation(turns, candidate.index):
        return
    is_next = paragraphs_between(turns, candidate.index) == 1
    if turns[above].addressee is candidate.cluster:
        yield "called above" if is_next else "called before a pause"
    elif candidate.cluster in turns[above].named:
        yield "named above"
    if is_next and (polite := candidate.dialogue.polite[above]) and candidate.cluster.gender:
        agrees = polite is candidate.cluster.gender
        yield "polite above to own gender" if agrees else "polite above to other gender"
    if not opens_conversation(turns, above) and turns[above - 1].addressee is candidate.cluster:
        yield "called two turns above"


def by_turn_below(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield whether the turn below addresses the candidate."""
    turns, below = candidate.dialogue.turns, TurnIndex(candidate.index + 1)
    if below == len(turns) or opens_conversation(turns, below):
        return
    if turns[below].addressee is candidate.cluster:
        is_next = paragraphs_between(turns, below) == 1
        yield "called below" if is_next else "called after a pause"
    elif candidate.cluster in turns[below].named:
        yield "named below"


def by_pronouns(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield which turns nearby refer to the candidate as "he" or "she", as to the absent."""
    for distance, where in ((-2, "two turns above"), (-1, "above"), (0, "inside"), (1, "below")):
        other = candidate.neighbour(distance)
        if other is not None and candidate.cluster in candidate.dialogue.spoken_of[other]:
            yield f"spoken of {where}"


FEATURES: tuple[Callable[[SpeakerCandidate], Iterator[str]], ...] = (
    by_source,
    by_salience,
    by_narration,
    by_paragraph_above,
    by_paragraphs_of_neighbours,
    by_other_turns,
    by_guesses,
    by_own_words,
    by_turn_above,
    by_turn_below,
    by_pronouns,
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
    dialogue = Dialogue(state, turns, narration)
    for index, turn in ((TurnIndex(number), turn) for number, turn in enumerate(turns)):
        nearby = narration.around(turn)
        clusters = find_candidates(turns, index, nearby)
        candidates: dict[Cluster, Features] = {cluster: {} for cluster in clusters}
        if len(clusters) > 1:
            for cluster in clusters:
                candidate = SpeakerCandidate(dialogue, index, nearby, cluster, clusters)
                names = (name for feature in FEATURES for name in feature(candidate))
                values = (pair for measure in MEASURES for pair in measure(candidate))
                candidates[cluster] = dict.fromkeys(names, 1.0) | dict(values)
        context: Features = {}
        if not (opens := opens_conversation(turns, index)):
            form = turn.form if len(clusters) > 1 else TurnForm.SETTLED
            context = transition_features(dialogue, index, form, nearby)
        yield TurnFeatures(turn.utterances, candidates, context, opens)


def _distance(turns: int) -> str:
    """Return a distance in turns; long ones are not distinguished."""
    return str(turns) if turns < _FAR else f"{_FAR} or more"


def _kinds_of_description(
    dialogue: Dialogue, source: Markable, antecedent: Cluster
) -> Iterator[str]:
    """Yield the kinds to which a description and its antecedent belong."""
    discourse = dialogue.state.discourse
    is_generic = nominal_traits.is_generic(nominal_traits.head_lemma(discourse, source))
    yield "generic noun" if is_generic else "specific noun"
    token = discourse.annotated.tokens[source.head]
    if token.text[:1].isupper():
        yield "capital"
    if any(syntax.possessors(discourse.annotated, token)):
        yield "possessed"
    if source.head in antecedent.evidence.guessed:
        yield "guessed"
    first = dialogue.first_mention(antecedent) or source
    if first.form is MentionForm.NOMINAL and first.span < source.span:
        yield "repeated"
