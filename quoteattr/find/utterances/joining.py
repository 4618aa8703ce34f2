"""Which quoted stretches are one quotation: those that the narrator only interrupts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.framing import SENTENCE_END, Framing, Place, clause_after
from quoteattr.find.utterances.terms import opens_sentence

_BREAKS = frozenset({",", "—", "–", "--", "-"})
"""What sets the narrator's words off from a sentence that goes on after them."""


def continuations(levels: Levels) -> frozenset[int]:
    """Return the stretches in which a sentence goes on that an earlier one has opened.

    `“First you find it; then,” and here he held up two fingers, “you mend it.”`
    """
    found: set[int] = set()
    for siblings in _siblings(levels, taken=()):
        for first, second in pairwise(siblings):
            if (first in found or opens_sentence(levels, first)) and _goes_on(
                levels, first, second
            ):
                found.add(second)
    return frozenset(found)


def joined(
    levels: Levels,
    framings: Mapping[int, Framing],
    continuing: Collection[int],
    taken: Collection[int],
) -> list[list[int]]:
    """Group the stretches that are one quotation: "A," she said, "B.".

    Args:
        levels: The stretches over the text.
        framings: The reporting clause of each stretch that has one.
        continuing: The stretches that go on with the one before.
        taken: Stretches that belong to a mixed content; none of them is joined or returned.
    """
    groups: list[list[int]] = []
    for siblings in _siblings(levels, taken):
        groups.append([siblings[0]])
        for first, second in pairwise(siblings):
            # The narrator may frame it meanwhile: “Every year”—she added—“every year, it floods.”
            framed_twice = first in framings and second in framings
            goes_on = second in continuing and not framed_twice
            if goes_on or _interrupted(levels, first, second, framings):
                groups[-1].append(second)
            else:
                groups.append([second])
    return sorted(groups)


def _siblings(levels: Levels, taken: Collection[int]) -> Iterator[Sequence[int]]:
    """Yield the stretches of each level, in text order."""
    by_level: dict[int, list[int]] = {}
    for position in range(len(levels.stretches)):
        if position not in taken:
            by_level.setdefault(levels.around(position), []).append(position)
    yield from by_level.values()


def _interrupted(levels: Levels, first: int, second: int, framings: Mapping[int, Framing]) -> bool:
    """Whether nothing but the reporting clause of `first` stands between two stretches."""
    framing = framings.get(first)
    if framing is None or framing.place is not Place.AFTER:
        return False
    if (own := framings.get(second)) and own.report.cue.head != framing.report.cue.head:
        return False
    if not _share_paragraph(levels, first, second):
        return False
    return len(levels.between(first, second)) <= len(clause_after(levels, first)) + 1


def _goes_on(levels: Levels, first: int, second: int) -> bool:
    """Whether a sentence that `first` breaks off goes on in `second`, after the narrator."""
    text = levels.annotated.text
    between = levels.between(first, second)
    return (
        bool(between)
        and _share_paragraph(levels, first, second)
        and levels.stretches[first].parts[-1].of(text)[-1] not in SENTENCE_END
        and levels.stretches[second].parts[0].of(text)[0].islower()
        and between[-1].text in _BREAKS
        and not any(token.text in SENTENCE_END for token in between)
    )


def _share_paragraph(levels: Levels, first: int, second: int) -> bool:
    end, start = levels.stretches[first].end, levels.stretches[second].start
    return levels.annotated.paragraph_at(end) == levels.annotated.paragraph_at(start)
