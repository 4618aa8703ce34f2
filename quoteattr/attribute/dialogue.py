"""The speaker by conversation: turns alternate, and the addressee does not speak."""

from bisect import bisect_left
from itertools import pairwise

import attrs

from quoteattr.attribute.actors import can_speak
from quoteattr.attribute.displayed import displayed_quotations
from quoteattr.attribute.scene import (
    Finding,
    Scene,
    indexes_in,
    last_index_in,
    mention_at,
    once_per_scene,
)
from quoteattr.language import syntax
from quoteattr.language.reporting import Frame
from quoteattr.mentions.vocatives import names_of_addressee, vocatives
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.span import Extent

_LONGEST_PAUSE = 3
"""Largest number of paragraphs without a turn over which a conversation continues."""
_NEIGHBOURS = 12
"""Number of utterances on either side by which a conversation is recognised."""
_CONVERSATION_SHARE = 0.3
"""In a conversation, the least share of the paragraphs with turns that directly follow another such
paragraph. The share is lower in 19 of 20 articles of PolNeAR dev, and higher in all PDNC novels."""


@attrs.frozen
class _Turns:
    """The turns of a document in text order."""

    indexes: tuple[UtteranceIndex, ...]
    """The turns."""
    paragraphs: tuple[int, ...]
    """The paragraphs in which they start."""


@once_per_scene
def _turns(scene: Scene) -> _Turns:
    displayed = displayed_quotations(scene)
    indexes = tuple(
        index
        for index in scene.indexes
        if scene.utterances[index].is_turn and index not in displayed
    )
    return _Turns(indexes, tuple(map(scene.paragraph_of, indexes)))


def alternation(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"..." said Ann. / "..." / "[...]"`: the turn before last has the same speaker."""
    paragraph = scene.utterances_in(scene.paragraphs_of(index))
    earlier = range(paragraph.start, min(index, paragraph.stop))
    nearest = last_index_in(_turns(scene).indexes, earlier)
    if nearest is not None:
        if scene.are_adjacent(nearest, index):
            return Finding(same_as=_turn_before(scene, nearest), reply_to=nearest)
        return Finding(same_as=next(indexes_in(_turns(scene).indexes, earlier)))
    previous = _turn_before(scene, index)
    if previous is None:
        return None
    if _is_conversation(scene, index):
        return Finding(same_as=_turn_before(scene, previous), reply_to=previous)
    in_next_paragraph = scene.paragraph_of(index) - scene.paragraph_of(previous) == 1
    return Finding(same_as=previous) if in_next_paragraph else None


def _turn_before(scene: Scene, index: UtteranceIndex) -> UtteranceIndex | None:
    """Return the last turn in a paragraph above, None if this turn opens a conversation."""
    turns, paragraph = _turns(scene), scene.paragraph_of(index)
    position = bisect_left(turns.paragraphs, paragraph) - 1
    if position < 0 or paragraph - turns.paragraphs[position] > _LONGEST_PAUSE + 1:
        return None
    return turns.indexes[position]


def _is_conversation(scene: Scene, index: UtteranceIndex) -> bool:
    """Whether people talk to each other around a turn, rather than being quoted one by one."""
    around = range(max(0, index - _NEIGHBOURS), index + _NEIGHBOURS + 1)
    turns = indexes_in(_turns(scene).indexes, around)
    paragraphs = sorted({scene.paragraph_of(turn) for turn in turns})
    adjacent = sum(after - before == 1 for before, after in pairwise(paragraphs))
    return adjacent >= _CONVERSATION_SHARE * len(paragraphs)


def addressee(scene: Scene, index: UtteranceIndex) -> Extent | None:
    """Return the words for the addressee.

    `"Come here, [Ann]," said Bob.`, `"Are you [Ann]?"`, `"...," he said to [Ann]`
    """
    utterance = scene.utterances[index]
    if utterance.cue is not None:
        cue = scene.annotated.tokens[utterance.cue.head]
        for child in scene.annotated.dependents(cue):
            if _is_addressed(scene, cue, child) and can_speak(scene, child):
                return mention_at(scene, child).extent
    for find in (vocatives, names_of_addressee):
        called = (extent for part in utterance.parts for extent in find(scene.annotated, part))
        if extent := next(called, None):
            return extent
    return None


def _is_addressed(scene: Scene, cue: Token, child: Token) -> bool:
    """Whether a dependent of a reporting verb is the addressee: told [her], said to [her]."""
    if scene.quotation_of[child.index] is not None:
        return False
    if child.relation in {"obj", "iobj"}:
        word = scene.lexicon.verb(cue.lemma.lower())
        return word is not None and word.takes(Frame.ADDRESSEE)
    return child.relation == "obl" and syntax.has_preposition(scene.annotated, child, {"to", "of"})
