"""Passages of novels of which not every quotation is labelled: what is outside does not count."""

from collections.abc import Callable
from typing import TypeVar

import attrs

from benchmarks.corpora.texts import FictionText
from benchmarks.measures import fiction
from benchmarks.statistics.extents import Counts, Measures
from quoteattr.schema.document import Document

_MEASURED = frozenset({"quotations found", "speaker", "speaker when answered"})
_Score = TypeVar("_Score")


def in_passage(
    score: Callable[[FictionText, Document], _Score],
) -> Callable[[FictionText, Document], _Score]:
    """Return a function that scores only the quotations of a passage.

    Args:
        score: Scores all quotations of a text.
    """
    return lambda gold, predicted: score(gold, _passage(gold, predicted))


def measures(counts: Counts) -> Measures:
    """Return the measures that need no label of every quotation of a novel."""
    found = fiction.measures(counts)
    return {name: value for name, value in found.items() if name in _MEASURED or "B3" in name}


def _passage(gold: FictionText, predicted: Document) -> Document:
    """Return a document with only those quotations that overlap a labelled one."""
    spans = [part for quotation in gold.quotations for part in quotation.parts]
    return attrs.evolve(
        predicted,
        quotes=tuple(
            quote
            for quote in predicted.quotes
            if any(
                part.start < own.end and own.start < part.end
                for part in quote.parts
                for own in spans
            )
        ),
    )
