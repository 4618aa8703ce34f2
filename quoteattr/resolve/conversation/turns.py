"""The turns of a text, as one pass over it leaves them."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from quoteattr.mentions.markable import GrammaticalPerson, Markable, Number
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.preceding_turns import LONGEST_PAUSE, chain_root
from quoteattr.schema.indexes import TurnIndex, UtteranceIndex
from quoteattr.schema.quote import Act, Gender, MentionForm
from quoteattr.schema.rules import AttributedBy

_UNCERTAIN = frozenset(
    {AttributedBy.BEAT_BEFORE, AttributedBy.BEAT_AFTER, AttributedBy.BESIDE, AttributedBy.COLON}
    | {AttributedBy.DESCRIBED_NOUN, AttributedBy.PARAGRAPH_ABOVE}
)
"""Rules of attribution after which even a name does not settle the speaker."""
_CERTAIN = frozenset(
    {AttributedBy.SUBJECT, AttributedBy.BESIDE, AttributedBy.BEAT_BEFORE, AttributedBy.BEAT_AFTER}
)
"""Rules of attribution that find the speaker in the paragraph of the turn."""


class TurnForm(StrEnum):
    """How words identify the speaker of a turn."""

    SETTLED = "settled"
    """By words that leave no doubt: a name, "I", a group, "a boy" who has not been mentioned."""
    BEAT = "beat"
    """By a name nearby that is not the subject of a cue."""
    DESCRIPTION = "description"
    """By a nominal."""
    PRONOUN = "pronoun"
    """By "he" or "she"."""
    OPEN = "open"
    """No words identify the speaker."""


@attrs.frozen
class Turn:
    """One or more quotations in a paragraph with the same speaker."""

    utterances: tuple[UtteranceIndex, ...]
    """The quotations."""
    root: UtteranceIndex
    """The quotation whose source decides the speaker."""
    paragraph: int
    """Index of the paragraph in which it begins."""
    last_paragraph: int
    """Index of the paragraph in which it ends."""
    first_token: int
    """Index of the first token."""
    form: TurnForm
    """How words identify the speaker."""
    source: Markable | None
    """The mention that names the speaker."""
    antecedent: Cluster | None
    """Referent of the source by its own context."""
    is_certain: bool
    """Whether the source, in the paragraph of the turn, is a name or repeats a description."""
    speaker: Cluster | None
    """The speaker by the pass over the text."""
    possessor: Cluster | None
    """The possessor in a description that is the source: "[her] mother said"."""
    addressee: Cluster | None
    """The addressee that the turn names."""
    named: frozenset[Cluster]
    """Those whom the turn names."""
    is_question: bool
    """Whether it ends in a question mark."""
    salience: Mapping[Cluster, float]
    """Salience of each person in the narration before the turn."""

    @property
    def is_named(self) -> bool:
        """Whether a name, or words as clear, identify the speaker."""
        return self.form in {TurnForm.SETTLED, TurnForm.BEAT} and self.speaker is not None


def read_turns(state: State) -> list[Turn]:
    """Return the turns of a text in text order."""
    groups: dict[UtteranceIndex, list[UtteranceIndex]] = {}
    for utterance in state.participants.turns:
        root = chain_root(state.discourse, utterance)
        groups.setdefault(root, []).append(utterance)
    has_replies = state.discourse.has_replies
    turns = sorted(
        (_turn(state, root, group, has_replies=has_replies) for root, group in groups.items()),
        key=lambda turn: turn.utterances,
    )
    is_open = [turn.form is TurnForm.OPEN for turn in turns]
    return [
        attrs.evolve(turn, form=TurnForm.SETTLED)
        if _continues_report(state, turn) and not any(is_open[i] for i in neighbours(turns, index))
        else turn
        for index, turn in enumerate(turns)
    ]


def opens_conversation(turns: Sequence[Turn], index: TurnIndex) -> bool:
    """Whether a turn opens a conversation."""
    return index == 0 or paragraphs_between(turns, index) > LONGEST_PAUSE + 1


def paragraphs_between(turns: Sequence[Turn], index: TurnIndex) -> int:
    """Return the number of paragraphs from the end of the turn before to the start of a turn."""
    return turns[index].paragraph - turns[index - 1].last_paragraph


def neighbours(turns: Sequence[Turn], index: int) -> Iterator[int]:
    """Yield the indexes of the turns in the paragraphs above and below that of a turn."""
    for above in (index, index + 1):
        if 0 < above < len(turns) and paragraphs_between(turns, TurnIndex(above)) <= 1:
            yield above - 1 if above == index else above


def _turn(
    state: State, root: UtteranceIndex, group: Sequence[UtteranceIndex], *, has_replies: bool
) -> Turn:
    discourse = state.discourse
    utterances = tuple(sorted({root, *group}))
    source = discourse.source_of(root)
    speaker = state.participants.speaker_of.get(root)
    # Where no turn replies to another, there is no alternation that could overrule words.
    is_settled = source is not None and (not has_replies or source.head in state.given)
    is_settled = is_settled or (source is None and state.stated_speaker(root) is not None)
    # Whoever was introduced as "a porter" is nobody else as "[the porter]".
    repeated = _repeated(state, root, source) if source else None
    is_settled = is_settled or (
        repeated is not None and nominal_traits.is_indefinite(discourse, repeated)
    )
    addressees = (state.participants.named_addressee_of.get(utterance) for utterance in group)
    return Turn(
        utterances,
        root,
        paragraph=discourse.paragraph_of(min(group)),
        last_paragraph=max(map(discourse.last_paragraph_of, group)),
        first_token=discourse.first_token(utterances[0]),
        form=TurnForm.SETTLED
        if is_settled
        else _form(discourse, source, discourse.attributions[root].attributed_by),
        source=source,
        antecedent=state.antecedent_of.get(source.head, speaker) if source else None,
        is_certain=source is not None and _is_certain(state, root, source),
        speaker=speaker,
        possessor=state.described.possessor_of.get(source.head) if source else None,
        addressee=next((cluster for cluster in addressees if cluster), None),
        is_question=discourse.asks(utterances[-1]),
        named=frozenset(one for utterance in utterances for one in state.named_in(utterance)),
        salience=state.participants.salience_at.get(utterances[0], {}),
    )


def _repeated(state: State, root: UtteranceIndex, source: Markable) -> Markable | None:
    """Return the first description of somebody without a name that a source repeats."""
    discourse, speaker = state.discourse, state.participants.speaker_of.get(root)
    by_subject = discourse.attributions[root].attributed_by is AttributedBy.SUBJECT
    if source.form is not MentionForm.NOMINAL or not by_subject or speaker is None:
        return None
    first = min(speaker.evidence.mentions.values(), key=lambda one: one.span, default=source)
    noun = nominal_traits.head_lemma(discourse, source)
    is_repeated = (
        not speaker.is_identified
        and first.form is MentionForm.NOMINAL
        and first.span < source.span
        and nominal_traits.head_lemma(discourse, first) == noun
        and discourse.is_narrated(first)
        and not nominal_traits.is_generic(noun)
    )
    return first if is_repeated else None


def _is_certain(state: State, root: UtteranceIndex, source: Markable) -> bool:
    """Whether a source in the paragraph of a turn is a name, or repeats an earlier description.

    "“No.” [Bell] rose.", "“No,” said [the porter]"
    """
    discourse, speaker = state.discourse, state.participants.speaker_of.get(root)
    if discourse.attributions[root].attributed_by not in _CERTAIN or speaker is None:
        return False
    if source.form is not MentionForm.NOMINAL:
        return source.form is MentionForm.NAME
    noun = nominal_traits.head_lemma(discourse, source)
    return source.head not in speaker.evidence.guessed and any(
        mention.form is MentionForm.NOMINAL
        and mention.span < source.span
        and nominal_traits.head_lemma(discourse, mention) == noun
        for mention in speaker.evidence.mentions.values()
    )


def _continues_report(state: State, turn: Turn) -> bool:
    """Whether a pronoun refers to the source of what is reported just above in its paragraph.

    Somebody reported and then quoted does not take turns: "Ann denied it. “Never,” [she] said."
    """
    if turn.form is not TurnForm.PRONOUN or turn.antecedent is None:
        return False
    attributions = state.discourse.attributions
    earlier = map(UtteranceIndex, range(turn.utterances[0] - 1, -1, -1))
    above = next((one for one in earlier if attributions[one].utterance.parent is None), None)
    if above is None or state.discourse.paragraph_of(above) != turn.paragraph:
        return False
    source = state.discourse.source_of(above)
    return (
        not state.discourse.is_turn(above)
        and attributions[above].utterance.act is not Act.THOUGHT
        and source is not None
        and source.form is not MentionForm.PRONOUN
        and state.participants.speaker_of.get(above) is turn.antecedent
    )


def _form(discourse: Discourse, source: Markable | None, rule: AttributedBy) -> TurnForm:
    if source is None:
        return TurnForm.OPEN
    if source.form is MentionForm.NAME:
        return TurnForm.BEAT if rule in _UNCERTAIN else TurnForm.SETTLED
    if (
        source.person is GrammaticalPerson.FIRST
        or source.number is Number.PLURAL
        or source.kind in COLLECTIVES
    ):
        return TurnForm.SETTLED
    if source.form is MentionForm.NOMINAL:
        if rule is AttributedBy.SUBJECT and nominal_traits.is_indefinite(discourse, source):
            return TurnForm.SETTLED
        return TurnForm.DESCRIPTION
    return TurnForm.PRONOUN if source.gender in {Gender.HE, Gender.SHE} else TurnForm.SETTLED
