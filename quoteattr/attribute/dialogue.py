"""The speaker by conversation: turns alternate, and who is addressed does not speak."""

from bisect import bisect_left
from itertools import pairwise

import attrs

from quoteattr.attribute.positional import answers, can_speak, is_turn, paragraph_span
from quoteattr.attribute.scene import Finding, Scene, last_within, named_by, within
from quoteattr.language.reporting import Frame
from quoteattr.mentions.vocatives import vocatives
from quoteattr.schema.annotation import Token

_LONGEST_PAUSE = 3
"""A conversation goes on over so many paragraphs without a turn."""
_NEIGHBOURS = 12
"""How many utterances on both sides tell whether there is a conversation."""
_CONVERSATION_SHARE = 0.3
"""Share of the paragraphs with turns that follow right upon another one; it is below this in 19 of
20 articles of PolNeAR dev, and above it in all PDNC novels."""


@attrs.frozen
class _Turns:
    """The turns of a document in text order."""

    positions: tuple[int, ...]
    """Positions of the utterances."""
    paragraphs: tuple[int, ...]
    """The paragraphs in which they start."""


def _turns(scene: Scene) -> _Turns:
    positions = tuple(n for n in range(len(scene.utterances)) if is_turn(scene, n))
    return _Turns(positions, tuple(map(scene.paragraph_of, positions)))


def alternation(scene: Scene, position: int) -> Finding | None:
    """`"..." said Ann. / "..." / "[...]"`: the turn before last has the same speaker."""
    if not is_turn(scene, position):
        return None
    if beside := _beside(scene, position):
        first, nearest = beside
        if answers(scene, nearest, position):
            return Finding(same_as=turn_before(scene, nearest), reply_to=nearest)
        return Finding(same_as=first)
    last = turn_before(scene, position)
    if last is None:
        return None
    if not _is_conversation(scene, position):
        goes_on = scene.paragraph_of(position) - scene.paragraph_of(last) == 1
        return Finding(same_as=last) if goes_on else None
    return Finding(same_as=turn_before(scene, last), reply_to=last)


def _is_addressed(scene: Scene, cue: Token, child: Token) -> bool:
    """Whether a dependent of a reporting verb is who is spoken to: told [her], said to [her]."""
    if scene.quotation_of[child.index] is not None:
        return False
    if child.relation in {"obj", "iobj"}:
        word = scene.lexicon.verb(cue.lemma.lower())
        return word is not None and word.takes(Frame.ADDRESSEE)
    return child.relation == "obl" and any(
        case.relation == "case" and case.text.lower() in {"to", "of"}
        for case in scene.annotated.dependents(child)
    )


def _is_conversation(scene: Scene, position: int) -> bool:
    """Whether people talk to each other here, rather than being quoted one after the other."""
    around = range(max(0, position - _NEIGHBOURS), position + _NEIGHBOURS + 1)
    paragraphs = sorted(
        {
            scene.paragraph_of(other)
            for other in around
            if other < len(scene.utterances) and is_turn(scene, other)
        }
    )
    beside = sum(after - before == 1 for before, after in pairwise(paragraphs))
    return beside >= _CONVERSATION_SHARE * len(paragraphs)


def _beside(scene: Scene, position: int) -> tuple[int, int] | None:
    """Return the first and the last turn before this one in the same paragraph."""
    around = scene.utterances_in(paragraph_span(scene, position))
    before = range(around.start, min(position, around.stop))
    turns = scene.once(_turns).positions
    last = last_within(turns, before)
    return None if last is None else (next(within(turns, before)), last)


def turn_before(scene: Scene, position: int) -> int | None:
    """Return the position of the turn before, in a paragraph above; None opens a conversation."""
    turns = scene.once(_turns)
    here = scene.paragraph_of(position)
    place = bisect_left(turns.paragraphs, here) - 1
    if place < 0 or here - turns.paragraphs[place] > _LONGEST_PAUSE + 1:
        return None
    return turns.positions[place]


def addressee(scene: Scene, position: int) -> Finding | None:
    """`"Come here, [Ann]," said Bob.`, `"...," he said to [Ann]`: who is spoken to."""
    utterance = scene.utterances[position]
    if utterance.cue is not None:
        cue = scene.annotated.tokens[utterance.cue.head]
        for child in scene.annotated.dependents(cue):
            if _is_addressed(scene, cue, child) and can_speak(scene, child):
                return Finding(addressee=named_by(scene.annotated, child).extent)
    for part in utterance.parts:
        for extent in vocatives(scene.annotated, part):
            return Finding(addressee=extent)
    return None
