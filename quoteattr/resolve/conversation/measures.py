"""Measures of a candidate for the speaker of a turn: features with a value.

To add a measure, write one function of a `SpeakerCandidate` and a row in `MEASURES`. The values are
scaled to about 1 at most, so that one penalty suits the weights of all features.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import log, log1p, sqrt

from quoteattr.resolve.conversation.dialogue import SpeakerCandidate
from quoteattr.schema.annotation import AnnotatedText

_FLOOR = 0.02
"""Share of the salience that is added to that of each candidate."""
_AWAY = 50
"""Distance in paragraphs from which distances are not distinguished."""
_STEADY = 3
"""Words added to the length of a turn, so that a few words show little style."""
_LIMIT = 3.0
"""Largest measure of style."""

Measures = Iterator[tuple[str, float]]


def salience(candidate: SpeakerCandidate) -> Measures:
    """Yield the share of the candidate in the salience of all candidates, as a logarithm."""
    scores = candidate.turn.salience
    total = sum(scores.get(one, 0.0) for one in candidate.candidates)
    share = scores.get(candidate.cluster, 0.0) / total if total else 0.0
    yield f"{candidate.kind}: log salience", log(share + _FLOOR) / 4


def mentions(candidate: SpeakerCandidate) -> Measures:
    """Yield the distances to the nearest mentions in narration, and the number of all."""
    turn, dialogue, kind = candidate.turn, candidate.dialogue, candidate.kind
    annotated = dialogue.state.discourse.annotated
    heads = dialogue.narration.heads_of.get(candidate.cluster, ())
    source = turn.source.head if turn.source else None
    middle = bisect_left(heads, turn.first_token)
    nearest = reversed(heads[max(0, middle - 2) : middle])
    above = next((one for one in nearest if one != source), None)
    below = next((one for one in heads[middle : middle + 2] if one != source), None)
    # Who is not mentioned may be just beyond the text: an excerpt says no more.
    first, last = -1, len(annotated.paragraphs)
    if above is not None:
        first = _paragraph(annotated, above)
    if below is not None:
        last = _paragraph(annotated, below)
    since, until = turn.paragraph - first, last - turn.paragraph
    yield f"{kind}: log paragraphs since mention", log1p(min(since, _AWAY)) / 3
    yield f"{kind}: log paragraphs until mention", log1p(min(until, _AWAY)) / 3
    if above is not None:
        yield f"{kind}: log tokens since mention", min(7.0, log1p(turn.first_token - above)) / 6
    yield f"{kind}: log mentions", log1p(len(heads)) / 8


def turns(candidate: SpeakerCandidate) -> Measures:
    """Yield how often words identify the candidate as the speaker, near by and in the text."""
    dialogue, kind = candidate.dialogue, candidate.kind
    found = dialogue.turns_of.get(candidate.cluster, ())
    conversation = candidate.conversation
    known = bisect_left(found, conversation.stop) - bisect_left(found, conversation.start)
    if dialogue.known[candidate.index] is candidate.cluster:
        known -= 1
    yield f"{kind}: log turns in conversation", log1p(known) / 3
    named = dialogue.named_turns.get(candidate.cluster, 0)
    if candidate.turn.is_named and candidate.turn.speaker is candidate.cluster:
        named -= 1
    yield f"{kind}: log turns in text", log1p(named) / 6
    length = log1p(len(dialogue.words[candidate.index])) / 5
    yield f"{kind}: log turns by log words", length * log1p(named) / 6


def style(candidate: SpeakerCandidate) -> Measures:
    """Yield whether the words of the turn are like those of other turns of the candidate."""
    ratio = candidate.dialogue.style(candidate.index, candidate.cluster)
    words = len(candidate.dialogue.words[candidate.index])
    yield "style", max(-_LIMIT, min(_LIMIT, ratio / 3))
    yield "style by length", max(-_LIMIT, min(_LIMIT, ratio / sqrt(words + _STEADY)))


MEASURES: tuple[Callable[[SpeakerCandidate], Measures], ...] = (salience, mentions, turns, style)
"""The functions that yield the measures of a candidate."""


def _paragraph(annotated: AnnotatedText, token: int) -> int:
    return annotated.paragraph_at(annotated.tokens[token].start)
