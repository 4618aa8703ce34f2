"""The clue of a report in the sentence before a turn: news quotes whom it has just reported."""

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.state import Referent, State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import Act

_REPORTS_BEFORE = 6
"""Number of utterances before a turn among which reports are looked for; bounds the time."""


def continued_report(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return whom the sentence before a turn reports: "Bell agreed. “Yes,” [the coach] said."."""
    first = state.discourse.annotated.tokens[mention.first].text.lower()
    if not mention.is_one_person or first != "the":
        return None
    return reported_before(state, mention, utterance)


def reported_before(state: State, mention: Markable, turn: UtteranceIndex | None) -> Cluster | None:
    """Return the person whom the sentence before a turn reports by name, in the same paragraph.

    "[Bell] said it had rained. “All night,” he said."

    Args:
        state: The pass so far.
        mention: The source of the turn.
        turn: The turn, None if the mention is the source of none.
    """
    discourse = state.discourse
    if turn is None or not discourse.is_turn(turn) or not discourse.is_narrated(mention):
        return None
    sentence_of = discourse.annotated.sentence_of
    sentence = sentence_of[min(mention.head, discourse.first_token(turn))]
    found: set[Cluster] = set()
    for index in range(turn - 1, max(turn - 1 - _REPORTS_BEFORE, -1), -1):
        source = discourse.source_of(index)
        is_thought = discourse.attributions[index].utterance.act is Act.THOUGHT
        if source is None or is_thought or discourse.is_turn(index):
            continue
        if discourse.paragraph_of(index) != discourse.paragraph_of(turn):
            break
        speaker = state.participants.speaker_of.get(UtteranceIndex(index))
        is_next = sentence_of[source.head] == sentence - 1
        if is_next and discourse.is_narrated(source) and speaker:
            found.add(speaker)
    speaker = found.pop() if len(found) == 1 else None
    is_fitting = speaker and speaker.is_person and speaker.is_named and speaker.fits(mention)
    return speaker if is_fitting else None
