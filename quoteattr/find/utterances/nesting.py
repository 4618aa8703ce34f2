"""The nesting of utterances: those inside a quotation, and reports inside a content."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.language.typography import strip
from quoteattr.schema.indexes import StretchIndex, UtteranceIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Span, common_parts, covers
from quoteattr.schema.utterance import Utterance

_Owner = TypeVar("_Owner")


@attrs.frozen
class UtteranceDraft:
    """An utterance before its parent is known."""

    utterance: Utterance
    """The utterance."""
    level: StretchIndex
    """The level of its cue, or of its marks."""
    stretches: frozenset[StretchIndex] = frozenset()
    """The stretches that it consists of or contains."""


def with_parents(levels: Levels, drafts: Iterable[UtteranceDraft]) -> tuple[Utterance, ...]:
    """Return the utterances in text order, each with the index of its parent.

    An utterance inside a quotation is cut to the quotation; drafts with equal parts become one.

    Args:
        levels: The stretches over the text.
        drafts: The utterances in any order.
    """
    ordered = sorted(_deduplicated(_cut_to_quotations(levels, drafts)), key=_nesting_order)
    owner_of = {
        stretch: UtteranceIndex(index)
        for index, draft in enumerate(ordered)
        for stretch in draft.stretches
    }
    utterances: list[Utterance] = []
    enclosing: list[int] = []
    for index, draft in enumerate(ordered):
        while enclosing and ordered[enclosing[-1]].utterance.end <= draft.utterance.start:
            enclosing.pop()
        parent: int | None = _innermost_owner(levels, draft.level, owner_of)
        if parent is None:
            reporting = (outer for outer in reversed(enclosing) if _reports(ordered[outer], draft))
            parent = next(reporting, None)
        utterances.append(attrs.evolve(draft.utterance, parent=parent))
        enclosing.append(index)
    return tuple(utterances)


def _nesting_order(draft: UtteranceDraft) -> tuple[int, int, int]:
    """Return a sort key: by start, the longer utterance first, then the one with more words."""
    utterance = draft.utterance
    return utterance.start, -utterance.end, -sum(map(len, utterance.parts))


def _cut_to_quotations(
    levels: Levels, drafts: Iterable[UtteranceDraft]
) -> Iterator[UtteranceDraft]:
    """Yield the drafts, each cut to the quotation that contains it.

    The parser ignores quotation marks, so a clause may extend past them, or a token across them.
    """
    owner_of: dict[StretchIndex, UtteranceDraft] = {}
    for draft in sorted(drafts, key=lambda draft: levels.depth_of[draft.level]):
        owner = _innermost_owner(levels, draft.level, owner_of)
        utterance = draft.utterance
        if owner and not covers(owner.utterance.parts, utterance.parts):
            text = levels.annotated.text
            common = common_parts(owner.utterance.parts, utterance.parts)
            stripped = (strip(text, part.start, part.end) for part in common)
            parts = tuple(part for part in stripped if part)
            if not parts:
                continue
            utterance = attrs.evolve(utterance, parts=parts)
        cut = attrs.evolve(draft, utterance=utterance)
        owner_of |= dict.fromkeys(draft.stretches, cut)
        yield cut


def _deduplicated(drafts: Iterable[UtteranceDraft]) -> Iterable[UtteranceDraft]:
    """Return the drafts; of those with equal parts, only the most probable, or the first.

    Two cues can govern one content: "wanted to know" and "know", "disputes" and "the idea".
    """
    by_parts: dict[tuple[Span, ...], UtteranceDraft] = {}
    for draft in drafts:
        parts = draft.utterance.parts
        earlier = by_parts.setdefault(parts, draft)
        if earlier is not draft:
            surest = max(earlier, draft, key=_probability)
            stretches = earlier.stretches | draft.stretches
            by_parts[parts] = attrs.evolve(surest, stretches=stretches)
    return by_parts.values()


def _probability(draft: UtteranceDraft) -> float:
    if draft.utterance.kind is QuoteKind.DIRECT:
        return 1.0
    return draft.utterance.probability or 0.0


def _reports(outer: UtteranceDraft, inner: UtteranceDraft) -> bool:
    """Whether a content contains a report: Ann said *that Bob told them it fell*."""
    cue = inner.utterance.cue
    is_direct = outer.utterance.kind is QuoteKind.DIRECT
    if is_direct or cue is None or outer.level != inner.level:
        return False
    return covers(outer.utterance.parts, (cue.extent.parts[0], *inner.utterance.parts))


def _innermost_owner(
    levels: Levels, level: StretchIndex, owner_of: Mapping[StretchIndex, _Owner]
) -> _Owner | None:
    """Return the owner of the innermost stretch at a level or around it that has one."""
    while level != NARRATION:
        if level in owner_of:
            return owner_of[level]
        level = levels.around(level)
    return None
