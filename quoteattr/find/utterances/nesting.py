"""Which utterance stands in which: inside a quotation, or in what somebody reports."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.language.typography import strip
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Span, common_parts, covers
from quoteattr.schema.utterance import Utterance

_T = TypeVar("_T")


@attrs.frozen
class Draft:
    """An utterance before its parent is known, with the level that its cue stands on."""

    utterance: Utterance
    level: int
    """Position of the stretch that it stands in, or `NARRATION`."""
    stretches: frozenset[int] = frozenset()
    """Positions of the stretches that it is made of."""


def with_parents(levels: Levels, drafts: Iterable[Draft]) -> tuple[Utterance, ...]:
    """Return the utterances in text order, each with the position of the one that it stands in.

    An utterance inside a quotation ends with the quotation, and the same words are one utterance.

    Args:
        levels: The stretches over the text.
        drafts: The utterances in any order.
    """
    ordered = sorted(_once(_fitted(levels, drafts)), key=_place)
    owner = {
        stretch: position for position, draft in enumerate(ordered) for stretch in draft.stretches
    }
    utterances: list[Utterance] = []
    enclosing: list[int] = []
    for position, draft in enumerate(ordered):
        while enclosing and ordered[enclosing[-1]].utterance.end <= draft.utterance.start:
            enclosing.pop()
        around = (other for other in reversed(enclosing) if _holds(ordered[other], draft))
        parent = _around(levels, draft.level, owner)
        parent = next(around, None) if parent is None else parent
        utterances.append(attrs.evolve(draft.utterance, parent=parent))
        enclosing.append(position)
    return tuple(utterances)


def _place(draft: Draft) -> tuple[int, int, int]:
    """Sort key: the longer utterance is outside, or the one with more words in the same extent."""
    utterance = draft.utterance
    return utterance.start, -utterance.end, -sum(map(len, utterance.parts))


def _fitted(levels: Levels, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, each cut to the quotation that contains it.

    The parser ignores quotation marks, so a clause may extend past them, or a token across them.
    """
    owner: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda draft: levels.depth_of[draft.level]):
        around = _around(levels, draft.level, owner)
        utterance = draft.utterance
        if around and not covers(around.utterance.parts, utterance.parts):
            common = common_parts(around.utterance.parts, utterance.parts)
            text = levels.annotated.text
            parts = tuple(span for own in common if (span := strip(text, own.start, own.end)))
            if not parts:
                continue
            utterance = attrs.evolve(utterance, parts=parts)
        fitted = attrs.evolve(draft, utterance=utterance)
        owner |= dict.fromkeys(draft.stretches, fitted)
        yield fitted


def _once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts; of those with the same words, only the most certain.

    Two cues can govern one content: "wanted to know" and "know", "disputes" and "the idea".
    """
    same: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        other = same.setdefault(draft.utterance.parts, draft)
        if other is not draft:
            surest = max(other, draft, key=lambda one: one.utterance.confidence)
            stretches = other.stretches | draft.stretches
            same[draft.utterance.parts] = attrs.evolve(surest, stretches=stretches)
    yield from same.values()


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether what one reports is that somebody reports another: "said that Bob told them A"."""
    reports = QuoteKind.DIRECT not in {outer.utterance.kind, inner.utterance.kind}
    cue = inner.utterance.cue
    if not reports or cue is None or outer.level != inner.level:
        return False
    return covers(outer.utterance.parts, (cue.extent.parts[0], *inner.utterance.parts))


def _around(levels: Levels, level: int, owner: Mapping[int, _T]) -> _T | None:
    """Return the owner of the innermost stretch at a level or around it that has one."""
    while level != NARRATION:
        if level in owner:
            return owner[level]
        level = levels.around(level)
    return None
