"""The strata of a sample: quotations of one kind and of similar confidence."""

from bisect import bisect_right
from itertools import pairwise

BOUNDS = (0.0, 0.5, 0.7, 0.9, 1.0)
"""The bounds of the bands of confidence: fixed, so that samples can be compared, and chosen so that
no band is nearly empty in news or novels."""
BANDS = tuple(f"{low}-{high}" for low, high in pairwise(BOUNDS))
"""The names of the bands, the lowest first: `0.5-0.7` is from .5 up to, but not including, .7."""


def band(confidence: float) -> str:
    """Return the band of a confidence from 0 to 1."""
    return BANDS[bisect_right(BOUNDS[1:-1], confidence)]


def stratum(kind: str, confidence: float) -> str:
    """Return the stratum of a quotation, as in `direct 0.5-0.7`."""
    return f"{kind} {band(confidence)}"


def kind_and_band(stratum: str) -> tuple[str, str]:
    """Return the kind and the band of a stratum."""
    kind, _, name = stratum.partition(" ")
    return kind, name


def order(stratum: str) -> tuple[str, int]:
    """Return the key that sorts strata by kind and band; unknown bands come last."""
    kind, name = kind_and_band(stratum)
    return kind, BANDS.index(name) if name in BANDS else len(BANDS)
