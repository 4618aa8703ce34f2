"""A lazy, ordered map over processes that each hold their own copy of the work."""

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from quoteattr.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items a worker that wait to be done or fetched: enough that none idles, few enough for memory."""

_state: dict[str, Callable[[Any], Any]] = {}
"""What this worker process does; empty in the process that owns the pool."""


def mapped(
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in the order of the items.

    Args:
        work: A callable that can be pickled; every process gets it once.
        items: Taken only as far ahead as keeps the workers busy.
        workers: Number of processes.

    Raises:
        EngineError: A process died, as it does when memory runs out.
    """
    # A forked torch hangs in its thread pool; a spawned process starts clean everywhere.
    with ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=(pickle.dumps(work),),
    ) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(_run, item))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError(
                f"a worker died, perhaps for want of memory: try fewer than {workers} workers"
            ) from error
        finally:
            for future in waiting:
                future.cancel()


def _start(pickled: bytes) -> None:
    # Several threads in each process get in each other's way; torch reads this when it is loaded.
    os.environ["OMP_NUM_THREADS"] = "1"
    _state["work"] = pickle.loads(pickled)  # noqa: S301  made by this very program


def _run(item: Any) -> Any:  # noqa: ANN401  any work on any item
    return _state["work"](item)
