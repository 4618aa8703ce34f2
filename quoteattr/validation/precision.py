"""Precision in all results, estimated from a stratified sample that people have labelled.

Each stratum is weighted by its size in the results. The interval is Wilson's, with the effective
sample size instead of the sample size, as Franco, Little, Louis and Slud 2019, Comparative study of
confidence intervals for proportions in complex sample surveys, recommend. In simulated samples of
200 quotations from twelve strata, with a precision from .55 to .995, 94 to 95 % of the intervals
contained the true precision; in samples of 60, 82 to 95 %.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import attrs

from quoteattr.validation.labelled import Judgement

LEVEL = 0.95
"""Share of samples whose interval contains the true precision."""
_Z = 1.959964
"""Quantile of the normal distribution for this level."""
_NOISE = 1e-9
"""Share of the largest possible variance below which a variance is a rounding error."""


class Verdict(NamedTuple):
    """What the labels of a row say about a measure."""

    applies: bool
    """Whether the measure applies: that of speakers applies to quotations with a speaker only."""
    is_right: bool
    """Whether the result is right; False if the measure does not apply."""


def _quotation(row: Judgement) -> Verdict | None:
    return None if row.is_quotation is None else Verdict(applies=True, is_right=row.is_quotation)


def _extent(row: Judgement) -> Verdict | None:
    return _if_quotation(row, "extent_right", applies=True)


def _speaker(row: Judgement) -> Verdict | None:
    return _if_quotation(row, "speaker_right", applies=row.has_speaker)


def _if_quotation(row: Judgement, column: str, *, applies: bool) -> Verdict | None:
    label = row.labels[column] if row.is_quotation else row.is_quotation
    if row.is_quotation is not None and not applies:
        return Verdict(applies=False, is_right=False)
    return None if label is None else Verdict(applies=True, is_right=label)


Measure = Callable[[Judgement], Verdict | None]
"""Returns what the labels of a row say; None without a label."""
MEASURES: Mapping[str, Measure] = {
    "quotation": _quotation,
    "extent": _extent,
    "speaker": _speaker,
}
"""What is measured: whether it is a quotation, whether its extent is exact, and whether its speaker
is right. If it is not a quotation, extent and speaker are wrong, too."""


@attrs.frozen
class Precision:
    """An estimate of a precision."""

    value: float
    """The share that is right, in all results."""
    low: float
    """Lower bound of the interval."""
    high: float
    """Upper bound of the interval."""
    rows: int
    """Number of labelled rows to which the measure applies."""
    confidence: float
    """Mean confidence, weighted like the share that is right."""
    without: tuple[str, ...] = ()
    """Strata without a labelled row, which are not in the estimate."""


class _Stratum(NamedTuple):
    """A stratum with its labelled rows."""

    size: float
    """Number of quotations in the results."""
    verdicts: Sequence[tuple[Verdict, float]]
    """What the labels of each row say, with the confidence of the quotation."""


def precision(judgements: Iterable[Judgement], measure: Measure) -> Precision | None:
    """Return the precision of all results that the rows of a sheet represent.

    Args:
        judgements: All rows of each stratum that is estimated, including those without a label.
        measure: What is measured.

    Returns:
        The estimate, None if the measure applies to no labelled row.
    """
    strata: dict[str, list[Judgement]] = {}
    for row in judgements:
        strata.setdefault(row.stratum, []).append(row)
    measured = {name: _measured(rows, measure) for name, rows in strata.items()}
    without = tuple(name for name, stratum in measured.items() if not stratum.verdicts)
    labelled = [stratum for stratum in measured.values() if stratum.verdicts]
    rows = sum(verdict.applies for stratum in labelled for verdict, _ in stratum.verdicts)
    if not rows:
        return None
    total = _total(labelled, lambda verdict, _: verdict.applies)
    share = _total(labelled, lambda verdict, _: verdict.is_right) / total
    confidence = _total(labelled, lambda verdict, stated: verdict.applies * stated) / total
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


def _measured(rows: Sequence[Judgement], measure: Measure) -> _Stratum:
    pairs = ((measure(row), row.confidence) for row in rows)
    verdicts = [(verdict, confidence) for verdict, confidence in pairs if verdict is not None]
    return _Stratum(rows[0].stratum_size, verdicts)


def _total(strata: Iterable[_Stratum], value: Callable[[Verdict, float], float]) -> float:
    """Return the estimated sum of a value over all results."""
    return sum(
        stratum.size * sum(value(*pair) for pair in stratum.verdicts) / len(stratum.verdicts)
        for stratum in strata
    )


def _effective_size(strata: Sequence[_Stratum], share: float, total: float) -> float:
    """Return the size of a simple random sample with the same variance; 0 if there is none.

    The share is a ratio of two estimated sums, whose variance is that of its linearization
    (Cochran 1977, Sampling techniques, 6.11, with the correction for finite populations).
    """
    variance, unequal = 0.0, 0.0
    for stratum in strata:
        rows = len(stratum.verdicts)
        unsampled = max(0.0, 1 - rows / stratum.size)
        residuals = [verdict.is_right - share * verdict.applies for verdict, _ in stratum.verdicts]
        mean = sum(residuals) / rows
        spread = sum((residual - mean) ** 2 for residual in residuals) / max(1, rows - 1)
        variance += stratum.size**2 * unsampled * spread / rows
        applicable = sum(verdict.applies for verdict, _ in stratum.verdicts) / rows
        unequal += stratum.size**2 * unsampled * applicable / rows
    if variance > _NOISE * unequal:
        return share * (1 - share) * total**2 / variance
    # If the rows within each stratum agree, their variance is unknown, and the effective size is
    # that of unequal weights alone (Kish 1965).
    return total**2 / unequal if unequal else 0.0
