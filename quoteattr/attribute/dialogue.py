"""The speaker by conversation: turns alternate, and who is addressed does not speak."""

from quoteattr.attribute.positional import is_turn
from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language.vocatives import vocatives

_LONGEST_PAUSE = 3
"""A conversation goes on over so many paragraphs without a turn."""


def alternation(scene: Scene, position: int) -> Finding | None:
    """`"..." said Ann. / "..." / "[...]"`: the turn before last has the same speaker."""
    if not is_turn(scene, position):
        return None
    last = turn_before(scene, position)
    if last is None:
        return None
    return Finding(same_as=turn_before(scene, last), reply_to=last)


def turn_before(scene: Scene, position: int) -> int | None:
    """Return the position of the turn before, in a paragraph above; None opens a conversation."""
    here = scene.paragraph_of(position)
    for other in range(position - 1, -1, -1):
        if not is_turn(scene, other):
            continue
        pause = here - scene.paragraph_of(other)
        if pause > _LONGEST_PAUSE + 1:
            return None
        if pause > 0:
            return other
    return None


def addressee(scene: Scene, position: int) -> Finding | None:
    """`"Come here, [Ann]," said Bob.`: whom the quotation calls by name."""
    utterance = scene.utterances[position]
    for part in utterance.parts:
        for extent in vocatives(scene.annotated, part):
            return Finding(addressee=extent)
    return None
