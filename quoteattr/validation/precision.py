"""Precision in all results, estimated from a stratified sample that people have labelled.

Each stratum counts by its size in the results. The interval is that of Wilson with the effective
size of the sample in the place of its size, which Franco, Little, Louis and Slud 2019, Comparative
study of confidence intervals for proportions in complex sample surveys, recommend. In simulated
samples of 200 quotations from twelve strata, with a precision from .55 to .995, 94 to 95 % of the
intervals had the true precision; in samples of 60, 82 to 95 %.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import attrs

from quoteattr.validation.labelled import Judgement

LEVEL = 0.95
"""Share of samples whose interval has the true precision."""
_Z = 1.959964
"""The quantile of the normal distribution for this level."""
_NOISE = 1e-9
"""A variance that is smaller, beside the largest possible one, is an error of rounding."""


class Verdict(NamedTuple):
    """What a label says of a quotation."""

    counts: bool
    """Whether the measure is about it: only a quotation with a speaker has a right or wrong one."""
    is_right: bool
    """Whether it is right."""


def _quotation(one: Judgement) -> Verdict | None:
    return None if one.is_quotation is None else Verdict(counts=True, is_right=one.is_quotation)


def _extent(one: Judgement) -> Verdict | None:
    return _if_quotation(one, "extent_right", counts=True)


def _speaker(one: Judgement) -> Verdict | None:
    return _if_quotation(one, "speaker_right", counts=one.has_speaker)


def _if_quotation(one: Judgement, column: str, *, counts: bool) -> Verdict | None:
    label = one.labels[column] if one.is_quotation else one.is_quotation
    if one.is_quotation is not None and not counts:
        return Verdict(counts=False, is_right=False)
    return None if label is None else Verdict(counts=True, is_right=label)


Measure = Callable[[Judgement], Verdict | None]
"""Returns what is right; None without a label."""
MEASURES: Mapping[str, Measure] = {
    "quotation": _quotation,
    "extent": _extent,
    "speaker": _speaker,
}
"""What is measured: whether it is a quotation, and then whether all its words and no others are in
it, and whether its speaker is right. What is no quotation has neither right."""


@attrs.frozen
class Precision:
    """An estimate."""

    value: float
    """The share that is right, in all results."""
    low: float
    """Lower bound of the interval."""
    high: float
    """Upper bound of the interval."""
    rows: int
    """Number of labelled rows that it is about."""
    confidence: float
    """Mean confidence, weighted like the share that is right."""
    without: tuple[str, ...] = ()
    """Strata without a labelled row, which the estimate leaves out."""


class _Counted(NamedTuple):
    """The labelled rows of a stratum."""

    weight: float
    """Its size."""
    verdicts: Sequence[tuple[Verdict, float]]
    """With the confidence of each."""


def precision(judgements: Iterable[Judgement], measure: Measure) -> Precision | None:
    """Return the precision of all results that some rows of a sheet represent.

    Args:
        judgements: All rows of some strata, also those without a label.
        measure: What is measured.

    Returns:
        The estimate, None if no labelled row is about it.
    """
    strata: dict[str, list[Judgement]] = {}
    for one in judgements:
        strata.setdefault(one.stratum, []).append(one)
    counted = {name: _count(rows, measure) for name, rows in strata.items()}
    without = tuple(name for name, found in counted.items() if not found.verdicts)
    labelled = [found for found in counted.values() if found.verdicts]
    rows = sum(verdict.counts for found in labelled for verdict, _ in found.verdicts)
    if not rows:
        return None
    total = _total(labelled, lambda verdict, _: verdict.counts)
    share = _total(labelled, lambda verdict, _: verdict.is_right) / total
    confidence = _total(labelled, lambda verdict, own: verdict.counts * own) / total
    size = _effective_size(labelled, share, total)
    low, high = wilson(share, size) if size else (share, share)
    return Precision(share, low, high, rows, confidence, without)


def wilson(share: float, size: float) -> tuple[float, float]:
    """Return the interval of a share (Wilson 1927).

    Args:
        share: The observed share.
        size: Number of observations, not necessarily a whole number.
    """
    centre = share + _Z**2 / (2 * size)
    half = _Z * sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2))
    scale = 1 + _Z**2 / size
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def _count(rows: Sequence[Judgement], measure: Measure) -> _Counted:
    pairs = ((measure(one), one.confidence) for one in rows)
    verdicts = [(verdict, own) for verdict, own in pairs if verdict is not None]
    return _Counted(rows[0].stratum_size, verdicts)


def _total(strata: Iterable[_Counted], value: Callable[[Verdict, float], float]) -> float:
    """Return the estimated sum of a value over all results."""
    return sum(
        found.weight * sum(value(*pair) for pair in found.verdicts) / len(found.verdicts)
        for found in strata
    )


def _effective_size(strata: Sequence[_Counted], share: float, total: float) -> float:
    """Return the size of a simple random sample with the same variance; 0 if there is none.

    The share is a ratio of two estimated sums, whose variance is that of its linearization
    (Cochran 1977, Sampling techniques, 6.11, with the correction for finite populations).
    """
    variance, unequal = 0.0, 0.0
    for found in strata:
        size = len(found.verdicts)
        unsampled = max(0.0, 1 - size / found.weight)
        residuals = [verdict.is_right - share * verdict.counts for verdict, _ in found.verdicts]
        mean = sum(residuals) / size
        spread = sum((one - mean) ** 2 for one in residuals) / max(1, size - 1)
        variance += found.weight**2 * unsampled * spread / size
        counting = sum(verdict.counts for verdict, _ in found.verdicts) / size
        unequal += found.weight**2 * unsampled * counting / size
    if variance > _NOISE * unequal:
        return share * (1 - share) * total**2 / variance
    # Where the rows of each stratum agree, their variance is unknown, and only unequal weights
    # count (Kish 1965).
    return total**2 / unequal if unequal else 0.0
