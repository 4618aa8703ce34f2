"""Where the narration around a turn mentions a candidate, as features of the candidate."""

from collections.abc import Iterator, Sequence

from quoteattr.resolve.conversation.dialogue import SpeakerCandidate
from quoteattr.resolve.conversation.narration import NarratedParagraph
from quoteattr.resolve.conversation.turns import Turn


def by_paragraph_above(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield the place of the candidate in the two paragraphs above, if they are narration."""
    dialogue, paragraph = candidate.dialogue, candidate.turn.paragraph
    above = candidate.neighbour(-1)
    last = -1 if above is None else dialogue.turns[above].last_paragraph
    if last < paragraph - 1:
        places = _places_above(dialogue.narration.in_paragraph(paragraph - 1), candidate)
        yield from (f"{candidate.kind}: {place}" for place in places)
    if last < paragraph - 2:
        actors = dialogue.narration.in_paragraph(paragraph - 2).actors
        if any(actor is candidate.cluster for _, actor in actors):
            yield f"{candidate.kind}: acts two above"


def _places_above(paragraph: NarratedParagraph, candidate: SpeakerCandidate) -> Iterator[str]:
    own = paragraph.heads_of.get(candidate.cluster)
    if not own:
        return
    if own[0] == paragraph.heads[0]:
        yield "first above"
    if own[-1] == paragraph.heads[-1]:
        yield "last above"
    if len(own) == len(paragraph.heads):
        yield "alone above"
    actors = {actor for _, actor in paragraph.actors}
    if actors == {candidate.cluster}:
        yield "only actor above"
    elif candidate.cluster not in actors:
        yield "passive above"


def by_paragraphs_of_neighbours(candidate: SpeakerCandidate) -> Iterator[str]:
    """Yield whether the narration beside the turn above or below mentions the candidate.

    The listener is often beside a turn: "..." said Ann, and looked at [Bob].
    """
    dialogue, kind = candidate.dialogue, candidate.kind
    for distance, where in ((-1, "above"), (1, "below")):
        index = candidate.neighbour(distance)
        if index is None:
            continue
        other = dialogue.turns[index]
        is_above = distance < 0
        number = other.last_paragraph if is_above else other.paragraph
        edge = candidate.turn.paragraph if is_above else candidate.turn.last_paragraph
        if number - edge != distance:
            continue
        paragraph = dialogue.narration.in_paragraph(number)
        own = _heads(paragraph, candidate, other)
        if own:
            yield f"{kind}: beside turn {where}"
            if is_above and own[-1] == paragraph.heads[-1]:
                yield f"{kind}: last beside turn above"
            if any(head in own for head, actor in paragraph.actors if actor is candidate.cluster):
                yield f"{kind}: acts beside turn {where}"


def _heads(paragraph: NarratedParagraph, candidate: SpeakerCandidate, turn: Turn) -> Sequence[int]:
    """Return the head tokens of the candidate in a paragraph, except the source of a turn."""
    source = turn.source.head if turn.source else None
    return [head for head in paragraph.heads_of.get(candidate.cluster, ()) if head != source]
