"""The precision of the network: the same on every machine, or the fastest on this one."""

from pathlib import Path
from typing import Final

from quoteattr.errors import InvalidOptionError

FLOAT32: Final = "float32"
BFLOAT16: Final = "bfloat16"
AUTO: Final = "auto"
PRECISIONS = (FLOAT32, BFLOAT16, AUTO)
"""What a user may request."""

_PROCESSORS = Path("/proc/cpuinfo")
_MULTIPLY_BFLOAT16 = frozenset({"avx512_bf16", "amx_bf16"})
"""Flags of x86 processors that multiply bfloat16 natively. Others have to convert each number, and
take eight times as long as with single precision."""


def precision_here(requested: str, processors: Path = _PROCESSORS) -> str:
    """Return the precision to use: for `auto`, `bfloat16` if this processor is faster with it.

    This depends on the processor and not on a measurement, so that all processes on a machine, and
    a run that is continued later, use the same precision.

    Args:
        requested: One of `PRECISIONS`.
        processors: The file in which Linux describes the processors; without it, as on other
            systems, `auto` is `float32`.

    Raises:
        InvalidOptionError: There is no such precision.
    """
    if requested not in PRECISIONS:
        known = ", ".join(PRECISIONS)
        raise InvalidOptionError(f"precision must be one of {known}, got {requested!r}")
    if requested != AUTO:
        return requested
    try:
        lines = processors.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return FLOAT32
    flags = next((line for line in lines if line.startswith("flags")), "")
    return BFLOAT16 if _MULTIPLY_BFLOAT16.intersection(flags.split()) else FLOAT32
