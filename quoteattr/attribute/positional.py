"""The speaker by position: who acts beside a quotation without a reporting clause."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from quoteattr.attribute.actors import first_actor, last_actor
from quoteattr.attribute.scene import Finding, Scene, indexes_in, mention_at
from quoteattr.language import syntax
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.span import Span
from quoteattr.schema.words import Words

_VOICES = read_classes("speaking.txt")["voice"]
"""Nouns whose possessor is the speaker of the words beside them."""
_FARTHEST_REPLY_NOUN = 8
"""Tokens from a quotation to the noun that names it as an answer."""
_PARAGRAPHS_ABOVE = 3
"""Number of paragraphs above a quotation that may name who opens the conversation."""


def same_paragraph(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"..." said Ann. She rose. "[...]"`: one paragraph, one speaker.

    Adjacent quotations have different speakers: `"May I ..." "No," said Ann.`
    """
    sourced = scene.sourced_turns
    in_paragraph = scene.utterances_in(scene.paragraphs_of(index))
    if (partner := _turn_but_one(scene, index, in_paragraph)) is not None:
        return Finding(same_as=partner)
    position = bisect_left(sourced, index)
    # Of the two nearest turns on either side, at most one is adjacent.
    before, after = sourced[max(0, position - 2) : position], sourced[position : position + 3]
    for other in (*reversed(before), *after):
        pair = sorted((other, index))
        if other != index and other in in_paragraph and not scene.are_adjacent(*pair):
            return Finding(same_as=other)
    return None


def _turn_but_one(
    scene: Scene, index: UtteranceIndex, in_paragraph: range
) -> UtteranceIndex | None:
    """Return a turn with a source that is separated from this one by exactly one other turn.

    `— Where? — asked Ann. — *There!* — Which one? — *The tall one,* — said Bob.`
    """
    for step in (-1, 1):
        middle, other = UtteranceIndex(index + step), UtteranceIndex(index + 2 * step)
        if (
            other in in_paragraph
            and other in scene.sourced_turns
            and all(
                scene.are_adjacent(min(pair), max(pair))
                for pair in ((index, middle), (middle, other))
            )
        ):
            return other
    return None


def reply_noun(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"..." was [her] answer`: the narrator calls the quotation somebody's answer or voice."""
    annotated = scene.annotated
    end = scene.utterances[index].end
    after = annotated.token_range(Span(end, max(end, scene.paragraphs_of(index).end)))
    narration = islice(indexes_in(scene.quotation_of.narrated, after), _FARTHEST_REPLY_NOUN)
    tokens = (annotated.tokens[token] for token in narration)
    words = [token for token in tokens if token.upos != "PUNCT"]
    if (voice := _voice(scene, words)) is not None:
        return Finding(source=voice)
    if not words or words[0].text.lower() not in {"was", "is", "came", "were"}:
        return None
    nouns = (
        token
        for token in words[1:]
        if token.upos == "NOUN" and scene.lexicon.noun(token.lemma.lower()) is not None
    )
    owners = (owner for noun in nouns for owner in syntax.possessors(annotated, noun))
    owner = next(owners, None)
    return None if owner is None else Finding(source=mention_at(scene, owner))


def _voice(scene: Scene, words: Sequence[Token]) -> Words | None:
    """Return whose voice is the subject right after a quotation: "[Ann]'s voice shook"."""
    for token in words:
        if token.lemma.lower() in _VOICES and token.relation == "nsubj":
            owners = syntax.possessors(scene.annotated, token)
            return next((mention_at(scene, owner) for owner in owners), None)
        if token.upos in {"VERB", "AUX"}:
            return None
    return None


def beat_before(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[Ann] shook her head. "..."`: who acts in the paragraph before the quotation."""
    start, paragraph = scene.utterances[index].start, scene.paragraphs_of(index)
    if start <= paragraph.start:
        return None
    return _finding(last_actor(scene, Span(paragraph.start, start)))


def beat_after(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`"..." [Ann] shook her head.`: who acts in the paragraph after the quotation."""
    # What is reported inside the quotation is not the next one.
    later = (scene.utterances[other] for other in range(index + 1, len(scene.utterances)))
    end, paragraph = scene.utterances[index].end, scene.paragraphs_of(index)
    start = next((other.start for other in later if other.start >= end), None)
    if start is not None and not any(map(str.isalnum, scene.annotated.text[end:start])):
        return None
    actor = first_actor(scene, Span(end, paragraph.end)) if end < paragraph.end else None
    if actor is None or (following := _next_turn(scene, index)) is None:
        return _finding(actor)
    between = last_actor(scene, Span(paragraph.start, scene.utterances[following].start))
    is_same = between is not None and between.head == actor.head
    return Finding(source=actor, same_as=following if is_same else None)


def _next_turn(scene: Scene, index: UtteranceIndex) -> UtteranceIndex | None:
    """Return the next turn in the same paragraph if a rule has found a source for it."""
    position = bisect_left(scene.sourced_turns, index + 1)
    following = scene.sourced_turns[position : position + 1]
    in_paragraph = scene.utterances_in(scene.paragraphs_of(index))
    return following[0] if following and following[0] in in_paragraph else None


def paragraph_above(scene: Scene, index: UtteranceIndex) -> Finding | None:
    """`[Ann] turned round at last.` and then the quotation alone, which opens a conversation."""
    paragraph = scene.paragraph_of(index)
    above = scene.annotated.paragraphs[max(0, paragraph - _PARAGRAPHS_ABOVE) : paragraph]
    near = takewhile(lambda span: not _is_heading(scene, span), reversed(above))
    actors = (last_actor(scene, span) for span in near)
    return _finding(next(filter(None, actors), None))


def _is_heading(scene: Scene, paragraph: Span) -> bool:
    """Whether a paragraph ends like a heading, in a letter or digit, so that a new scene starts."""
    return paragraph.of(scene.annotated.text).rstrip()[-1:].isalnum()


def _finding(source: Words | None) -> Finding | None:
    return Finding(source=source) if source else None
