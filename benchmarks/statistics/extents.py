"""Extents as letters and digits: marks and white space at the edges never count."""

from collections.abc import Iterable, Mapping

from quoteattr.schema.span import Span

Counts = Mapping[str, float]
"""Counts of a measure by name; those of several documents are summed."""
Measures = dict[str, float]
"""Results by name, each from 0 to 1."""


def letters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """Return the offsets of all letters and digits in the spans."""
    return frozenset(
        offset
        for span in spans
        for offset in range(span.start, min(span.end, len(text)))
        if text[offset].isalnum()
    )


def edges(span: Span, text: str) -> tuple[int, int] | None:
    """Return the offsets of the first and the last letter or digit, None if there is none."""
    offsets = range(span.start, min(span.end, len(text)))
    first = next((offset for offset in offsets if text[offset].isalnum()), None)
    if first is None:
        return None
    return first, next(offset for offset in reversed(offsets) if text[offset].isalnum())


def all_edges(spans: Iterable[Span], text: str) -> frozenset[tuple[int, int]]:
    """Return the edges of every span that has a letter or digit."""
    return frozenset(found for span in spans if (found := edges(span, text)))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the intersection over the union."""
    return len(one & other) / len(one | other) if one and other else 0.0


def ratio(part: float, whole: float) -> float:
    """Return the share, 0 of nothing."""
    return part / whole if whole else 0.0


def precision_recall(name: str, right: float, predicted: float, gold: float) -> Measures:
    """Return precision, recall and their harmonic mean under the names `NAME P`, R and F."""
    precision, recall = ratio(right, predicted), ratio(right, gold)
    return {
        f"{name} P": precision,
        f"{name} R": recall,
        f"{name} F": ratio(2 * precision * recall, precision + recall),
    }
