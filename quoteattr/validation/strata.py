"""The strata of a sample: quotations of one kind and of similar confidence."""

from bisect import bisect_right
from itertools import pairwise

BOUNDS = (0.0, 0.5, 0.7, 0.9, 1.0)
"""The bounds of the bands of confidence. Chosen so that no band of news or novels is nearly empty,
and fixed, so that two samples can be compared."""
BANDS = tuple(f"{low}-{high}" for low, high in pairwise(BOUNDS))
"""The bands by name, from the lowest: `0.5-0.7` has what is at least .5 and less than .7."""


def band(confidence: float) -> str:
    """Return the band of a confidence from 0 to 1."""
    return BANDS[bisect_right(BOUNDS[1:-1], confidence)]


def stratum(kind: str, confidence: float) -> str:
    """Return the stratum of a quotation, as in `direct 0.5-0.7`."""
    return f"{kind} {band(confidence)}"


def kind_and_band(stratum: str) -> tuple[str, str]:
    """Return what a stratum has in common."""
    kind, _, name = stratum.partition(" ")
    return kind, name


def order(stratum: str) -> tuple[str, int]:
    """Return what sorts strata by kind and confidence; unknown bands come last."""
    kind, name = kind_and_band(stratum)
    return kind, BANDS.index(name) if name in BANDS else len(BANDS)
