"""The speaker by conversation: turns alternate, and who is addressed does not speak."""

from quoteattr.attribute.positional import is_turn, paragraph_span
from quoteattr.attribute.scene import Finding, Scene
from quoteattr.language.vocatives import vocatives

_LONGEST_PAUSE = 3
"""A conversation goes on over so many paragraphs without a turn."""


def alternation(scene: Scene, position: int) -> Finding | None:
    """`"..." said Ann. / "..." / "[...]"`: the turn before last has the same speaker."""
    if not is_turn(scene, position):
        return None
    beside = _beside(scene, position)
    if beside is not None:
        return Finding(same_as=beside)
    last = turn_before(scene, position)
    if last is None:
        return None
    return Finding(same_as=turn_before(scene, last), reply_to=last)


def _beside(scene: Scene, position: int) -> int | None:
    """Return the position of the turn that opens the same paragraph, None if this one does."""
    around = scene.utterances_in(paragraph_span(scene, position))
    before = [other for other in around if other < position and is_turn(scene, other)]
    return before[0] if before else None


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
