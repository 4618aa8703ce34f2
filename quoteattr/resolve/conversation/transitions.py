"""Features of how a turn follows the one before: whether its speaker is the same, or alternates."""

from collections.abc import Iterator
from math import log1p

from quoteattr.resolve.conversation.crf import Features
from quoteattr.resolve.conversation.dialogue import Dialogue
from quoteattr.resolve.conversation.narration import NearbyNarration
from quoteattr.resolve.conversation.turns import TurnForm, paragraphs_between
from quoteattr.schema.indexes import TurnIndex

_LONG_PAUSE = 3
"""Number of paragraphs between two turns from which they may be of different exchanges."""
_NEAR = 6
"""Distance in turns up to which speakers are present."""
_MANY = 4
"""Number of speakers from which larger numbers are not distinguished."""
_UNFINISHED = tuple(",;:—-")


def transition_features(
    dialogue: Dialogue, index: TurnIndex, form: TurnForm, narration: NearbyNarration
) -> Features:
    """Return how a turn follows the one before.

    Args:
        dialogue: The turns of the text.
        index: The turn, which opens no conversation.
        form: How words identify its speaker; settled if there is one candidate.
        narration: The narration around it.
    """
    names = (*_places(dialogue, index, form, narration), *_words(dialogue, index))
    last, words = (log1p(len(dialogue.words[i])) / 5 for i in (index - 1, index))
    return dict.fromkeys(names, 1.0) | {"log words last": last, "log words": words}


def _places(
    dialogue: Dialogue, index: TurnIndex, form: TurnForm, narration: NearbyNarration
) -> Iterator[str]:
    """Yield what is between the two turns, and how many people speak there."""
    turn, last = dialogue.turns[index], dialogue.turns[index - 1]
    gap = paragraphs_between(dialogue.turns, index)
    is_next = gap == 1
    next_or_not = "next" if is_next else "not next"
    yield f"{form}: next paragraph" if is_next else f"{form}: other paragraph"
    if gap == 0:
        yield "same paragraph"
        yield f"{form}: same paragraph"
    if gap >= _LONG_PAUSE:
        yield "long pause"
    if narration.before:
        yield "narration before"
    yield f"last {last.form}: {next_or_not}"
    speakers = set(dialogue.known[max(index - _NEAR, 0) : index + _NEAR]) - {None}
    yield f"{min(len(speakers), _MANY)} speakers: {next_or_not}"
    if gap > 1:
        between = map(
            dialogue.narration.in_paragraph, range(last.last_paragraph + 1, turn.paragraph)
        )
        actors = {actor for paragraph in between for _, actor in paragraph.actors}
        yield f"{min(len(actors), 2)} actors between"
    elif is_next:
        heads = dialogue.narration.in_paragraph(last.last_paragraph).heads
        source = last.source.head if last.source else None
        if any(head > last.first_token and head != source for head in heads):
            yield "narration after last"


def _words(dialogue: Dialogue, index: TurnIndex) -> Iterator[str]:
    """Yield what the words of the two turns show of a question, its answer and an interruption."""
    last, tokens = dialogue.tokens[index - 1], dialogue.tokens[index]
    if dialogue.asks[index - 1]:
        yield "last asks"
    if any(token[:1] == "?" for token in last):
        yield "last contains a question"
    if dialogue.asks[index]:
        yield "asks"
    if last and last[-1].startswith(_UNFINISHED):
        yield "last is unfinished"
    if tokens and tokens[0][:1].islower():
        yield "starts in lower case"
