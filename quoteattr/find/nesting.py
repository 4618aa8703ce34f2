"""Which utterance stands in which: inside a quotation, or in what somebody reports."""

from collections.abc import Iterable, Mapping

import attrs

from quoteattr.find.levels import NARRATION, Levels
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.utterance import Utterance


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

    Args:
        levels: The stretches over the text.
        drafts: The utterances in any order.
    """
    ordered = sorted(drafts, key=lambda draft: (draft.utterance.start, -draft.utterance.end))
    owner = {
        stretch: position for position, draft in enumerate(ordered) for stretch in draft.stretches
    }
    utterances: list[Utterance] = []
    enclosing: list[int] = []
    for position, draft in enumerate(ordered):
        while enclosing and ordered[enclosing[-1]].utterance.end <= draft.utterance.start:
            enclosing.pop()
        around = (other for other in reversed(enclosing) if _holds(ordered[other], draft))
        parent = _parent(levels, draft.level, owner)
        parent = next(around, None) if parent is None else parent
        utterances.append(attrs.evolve(draft.utterance, parent=parent))
        enclosing.append(position)
    return tuple(utterances)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether what one reports is that somebody reports another: "said that Bob told them A"."""
    reports = QuoteKind.DIRECT not in {outer.utterance.kind, inner.utterance.kind}
    cue = inner.utterance.cue
    if not reports or cue is None or outer.level != inner.level:
        return False
    return any(part.contains(cue.parts[0]) for part in outer.utterance.parts)


def _parent(levels: Levels, level: int, owner: Mapping[int, int]) -> int | None:
    while level != NARRATION:
        if level in owner:
            return owner[level]
        level = levels.around(level)
    return None
