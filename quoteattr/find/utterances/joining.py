"""Which quoted stretches are one quotation: those that the narrator only interrupts."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.reporting_clauses import (
    CLAUSE_END,
    Place,
    ReportingClause,
    clause_after,
)
from quoteattr.schema.indexes import StretchIndex

_BREAKS = frozenset({",", "—", "–", "--", "-"})
"""Tokens that set off the narrator's words within a sentence."""


def find_continuations(levels: Levels) -> frozenset[StretchIndex]:
    """Return the stretches that continue the sentence of an earlier one.

    `“First you find it; then,” and here he held up two fingers, “you mend it.”`
    """
    found: set[StretchIndex] = set()
    for siblings in _by_level(levels, levels.indexes):
        for first, second in pairwise(siblings):
            is_open = first in found or levels.opens_sentence(first)
            if is_open and _continues_sentence(levels, first, second):
                found.add(second)
    return frozenset(found)


def group_stretches(
    levels: Levels,
    clauses: Mapping[StretchIndex, ReportingClause],
    continuations: Collection[StretchIndex],
    *,
    excluded: Collection[StretchIndex],
) -> list[list[StretchIndex]]:
    """Group the stretches that are one quotation: "A," she said, "B.".

    Args:
        levels: The stretches over the text.
        clauses: The reporting clause of each stretch that has one.
        continuations: The stretches that continue the sentence of an earlier one.
        excluded: The stretches that belong to no quotation, because they are in a mixed content.
    """
    groups: list[list[StretchIndex]] = []
    included = (stretch for stretch in levels.indexes if stretch not in excluded)
    for siblings in _by_level(levels, included):
        groups.append([siblings[0]])
        for first, second in pairwise(siblings):
            # The narrator may report both: “Every year”—she added—“every year, it floods.”
            both_reported = first in clauses and second in clauses
            continues = second in continuations and not both_reported
            if continues or _is_interrupted(levels, first, second, clauses):
                groups[-1].append(second)
            else:
                groups.append([second])
    return sorted(groups)


def _by_level(levels: Levels, stretches: Iterable[StretchIndex]) -> Collection[list[StretchIndex]]:
    """Return the stretches of each level, in text order."""
    by_level: dict[StretchIndex, list[StretchIndex]] = {}
    for stretch in stretches:
        by_level.setdefault(levels.around(stretch), []).append(stretch)
    return by_level.values()


def _is_interrupted(
    levels: Levels,
    first: StretchIndex,
    second: StretchIndex,
    clauses: Mapping[StretchIndex, ReportingClause],
) -> bool:
    """Whether only the reporting clause of `first` is between two stretches."""
    clause, other = clauses.get(first), clauses.get(second)
    if clause is None or clause.place is not Place.AFTER:
        return False
    if other and other.report.cue.head != clause.report.cue.head:
        return False
    if not _share_paragraph(levels, first, second):
        return False
    return len(levels.between(first, second)) <= len(clause_after(levels, first)) + 1


def _continues_sentence(levels: Levels, first: StretchIndex, second: StretchIndex) -> bool:
    """Whether `second` continues the sentence of `first` after words of the narrator."""
    text = levels.annotated.text
    between = levels.between(first, second)
    return (
        bool(between)
        and _share_paragraph(levels, first, second)
        and levels.stretches[first].parts[-1].of(text)[-1] not in CLAUSE_END
        and levels.stretches[second].parts[0].of(text)[0].islower()
        and between[-1].text in _BREAKS
        and not any(token.text in CLAUSE_END for token in between)
    )


def _share_paragraph(levels: Levels, first: StretchIndex, second: StretchIndex) -> bool:
    end, start = levels.stretches[first].end, levels.stretches[second].start
    return levels.annotated.paragraph_at(end) == levels.annotated.paragraph_at(start)
