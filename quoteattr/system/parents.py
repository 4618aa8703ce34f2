"""Processes that end with their parent, even if it is killed and cannot stop them."""

import os
import signal
import threading
import time
from collections.abc import Callable

_SECONDS_BETWEEN_CHECKS = 0.5
"""Longest time for which a worker outlives its parent."""


def depend_on_parent(parent: int, clean_up: Callable[[], None] | None = None) -> None:
    """Make this process end soon after its parent, and leave Ctrl-C to the parent.

    Args:
        parent: Process id of the parent.
        clean_up: Called before the process ends with its parent.
    """
    # Ctrl-C reaches the whole process group, but only the parent handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(parent, clean_up), daemon=True).start()


def _end_with_parent(parent: int, clean_up: Callable[[], None] | None) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_CHECKS)
    if clean_up is not None:
        clean_up()
    os._exit(1)
