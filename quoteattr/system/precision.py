"""Which precision the network is to have: that of the results of others, or the fastest here."""

from pathlib import Path
from typing import Final

from quoteattr.errors import InvalidOptionError

FLOAT32: Final = "float32"
BFLOAT16: Final = "bfloat16"
AUTO: Final = "auto"
PRECISIONS = (FLOAT32, BFLOAT16, AUTO)
"""What one may ask for."""

_PROCESSORS = Path("/proc/cpuinfo")
_MULTIPLY_BFLOAT16 = frozenset({"avx512_bf16", "amx_bf16"})
"""Flags of x86 processors with products of bfloat16. The others have to convert each number, and
take eight times as long as with single precision."""


def precision_here(asked: str, processors: Path = _PROCESSORS) -> str:
    """Return the precision for what was asked for: `bfloat16` for `auto` where it is faster.

    The processor decides, and not a measurement, so that all processes on a machine, and a run that
    is started again, agree.

    Args:
        asked: One of `PRECISIONS`.
        processors: The file in which Linux describes the processors. Other systems have none, and
            `float32`.

    Raises:
        InvalidOptionError: There is no such precision.
    """
    if asked not in PRECISIONS:
        known = ", ".join(PRECISIONS)
        raise InvalidOptionError(f"precision must be one of {known}, got {asked!r}")
    if asked != AUTO:
        return asked
    try:
        lines = processors.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return FLOAT32
    flags = next((line for line in lines if line.startswith("flags")), "")
    return BFLOAT16 if _MULTIPLY_BFLOAT16.intersection(flags.split()) else FLOAT32
