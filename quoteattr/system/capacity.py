"""The number of worker processes that pay off for some texts and fit into memory."""

import os
import sys

_WORTH_STARTING = 100_000
"""Length of text, in characters, from which several processes are faster than one, although each of
them has to load the models first; on two cores, the measured length is 92,000."""
_MEMORY_PER_WORKER = 2 * 2**30
"""Bytes of memory that the machine must have for each worker, if the user names no number: a worker
takes about 750 MB, and up to twice that for a long novel."""


def usable_cores() -> int:
    """Return the number of processor cores that this process may use, at least 1.

    Respects affinity masks and container limits, unlike `os.cpu_count`.
    """
    from loky import cpu_count  # slow to import

    return int(cpu_count())


def default_workers(size: int, texts: int) -> int:
    """Return the number of processes that finish some texts in the least time.

    Args:
        size: Length of all texts in bytes or characters.
        texts: Number of texts.
    """
    if size < _WORTH_STARTING:
        return 1
    return max(1, min(usable_cores(), texts, _memory() // _MEMORY_PER_WORKER))


def _memory() -> int:
    """Return the bytes of memory of the machine; a large number if that is unknown."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf
        return sys.maxsize
