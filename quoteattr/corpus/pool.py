"""A lazy, ordered map over worker processes that loses nothing when a worker dies."""

import contextlib
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Generic, TypeVar

import attrs
import cloudpickle
from loky import ProcessPoolExecutor

from quoteattr.corpus import worker
from quoteattr.corpus.worker import Spool
from quoteattr.errors import EngineError, WorkerStartError, in_words
from quoteattr.system.capacity import usable_cores

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items per worker that are queued or finished ahead of the caller: enough to keep workers busy,
few enough to bound memory."""
PULSE_S = 0.5
"""Seconds between two reports of the progress of the workers."""
_STARTS = 3
"""Number of times in a row that the workers may die before any of them has taken an item."""


def mapped(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    failed: Callable[[Item, Exception], Result],
    pulse: Callable[[Sequence[float]], object] | None = None,
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in the order of the items.

    An item whose worker dies is tried once more, alone; all other items are done in any case. If
    `items` itself raises, what was taken from it before is yielded first.

    Args:
        work: A callable that can be pickled; every worker loads it once.
        items: Taken only as far ahead as keeps the workers busy.
        workers: Number of processes, each with an equal share of the cores.
        failed: Makes the result of an item that could not be done, because it or its result
            cannot be pickled, the work raised, or it killed two workers.
        pulse: Called every `PULSE_S` while a result is awaited, with the share, from 0 to 1, that
            is done of each item not yet yielded, in order; see `worker.report`.

    Raises:
        WorkerStartError: The work cannot be sent to the workers, or they cannot start.
    """
    with (
        _spool(work) as spool,
        contextlib.closing(_Pool(spool, workers, failed, pulse)) as pool,
    ):
        source, problem = iter(items), None
        while problem is None:
            try:
                pool.submit(next(source))
            except Exception as error:  # noqa: BLE001  raised again below
                problem = error
            if pool.is_full:
                yield pool.next_result()
        while pool.waiting:
            yield pool.next_result()
        if not isinstance(problem, StopIteration):
            raise problem


@contextlib.contextmanager
def _spool(work: Callable[[Item], Result]) -> Iterator[Spool]:
    """Create the folder that the workers share, with the pickled work in it, and remove it."""
    with tempfile.TemporaryDirectory(prefix="quoteattr-", ignore_cleanup_errors=True) as folder:
        spool = Spool(Path(folder))
        try:
            spool.work.write_bytes(cloudpickle.dumps(work))
        except OSError as error:
            message = f"the temporary folder {folder}: {in_words(error)}; set TMPDIR to another"
            raise WorkerStartError(message) from error
        except Exception as error:
            message = f"the work cannot be sent to other processes ({error}); use workers=1"
            raise WorkerStartError(message) from error
        yield spool


@attrs.define(eq=False)
class _Job(Generic[Item]):
    """An item in the pool."""

    number: int
    """Its position among all items, from 0."""
    item: Item
    """The item."""
    future: Future[None] | None = None
    """Completed when the item is done; None once the item has killed a second worker."""

    @property
    def was_lost(self) -> bool:
        """Whether the pool broke before the item was done."""
        if self.future is None or not self.future.done():
            return False
        return isinstance(self.future.exception(), BrokenProcessPool)


@attrs.define(eq=False)
class _Pool(Generic[Item, Result]):
    """The worker processes, and the jobs whose results have not been returned."""

    spool: Spool
    workers: int
    failed: Callable[[Item, Exception], Result]
    pulse: Callable[[Sequence[float]], object] | None
    waiting: deque[_Job[Item]] = attrs.field(factory=deque, init=False)
    """The jobs in the order of their items."""
    _executor: ProcessPoolExecutor = attrs.field(init=False)
    _submitted: int = attrs.field(default=0, init=False)
    _failed_starts: int = attrs.field(default=0, init=False)

    @_executor.default
    def _new_executor(self) -> ProcessPoolExecutor:
        """Return an executor; its processes start with the first job."""
        threads = max(1, usable_cores() // self.workers)
        return ProcessPoolExecutor(
            self.workers,
            initializer=worker.start,
            initargs=(self.spool.folder, os.getpid()),
            # PyTorch reads it when it is imported. Threads of several workers on one core slow
            # each other down.
            env={"OMP_NUM_THREADS": str(threads)},
        )

    @property
    def is_full(self) -> bool:
        """Whether no more items may be taken ahead."""
        return len(self.waiting) >= self.workers * AHEAD

    def close(self) -> None:
        """End the processes, even if they are busy."""
        self._executor.shutdown(wait=True, kill_workers=True)

    def submit(self, item: Item) -> None:
        """Give an item to the workers."""
        job = _Job(self._submitted, item)
        self._submitted += 1
        self.waiting.append(job)
        self._start(job)

    def next_result(self) -> Result:
        """Wait for the first of the waiting jobs and return its result."""
        job = self.waiting[0]
        while True:
            error = self._wait(job)
            if not job.was_lost:
                break
            self._recover(error)
        self.waiting.popleft()
        if error is not None:
            return self.failed(job.item, error)
        self._failed_starts = 0
        result: Result = self.spool.take_result(job.number)
        return result

    def _wait(self, job: _Job[Item]) -> Exception | None:
        """Wait for a job, and return its error, None if it succeeded."""
        if job.future is None:
            return EngineError(
                "its worker process was killed twice; it may need more memory than there is"
            )
        while self.pulse and not job.future.done():
            self.pulse([self.spool.share(one.number) for one in self.waiting])
            wait([job.future], PULSE_S)
        try:
            job.future.result()
        except Exception as error:  # noqa: BLE001  whatever pickling or the work raised
            return error
        return None

    def _start(self, job: _Job[Item]) -> None:
        try:
            job.future = self._executor.submit(worker.run, job.number, job.item)
        except BrokenProcessPool as error:  # another job broke the pool, which is not yet handled
            job.future = Future()
            job.future.set_exception(error)

    def _recover(self, error: Exception | None) -> None:
        """Replace a broken pool: retry the items of dead workers alone, then the others."""
        lost = [job for job in self.waiting if job.was_lost]
        begun = [job for job in lost if self.spool.marker(job.number).exists()]
        if not begun:
            self._check_start(error)
        self._renew()
        for job in begun:
            self._retry(job)
        for job in lost:
            if job not in begun:
                self._start(job)

    def _retry(self, job: _Job[Item]) -> None:
        """Do a job once more while nothing else runs, so that nothing else can kill the worker."""
        self.spool.marker(job.number).unlink(missing_ok=True)
        self._start(job)
        self._wait(job)
        if job.was_lost:
            job.future = None
            self._renew()

    def _check_start(self, error: Exception | None) -> None:
        """Give up if workers die before they take an item.

        Raises:
            WorkerStartError: They could not load the work, or died several times in a row.
        """
        self._failed_starts += 1
        if self.spool.start_error.exists():
            reason = self.spool.start_error.read_text(encoding="utf-8")
        elif self._failed_starts < _STARTS:
            return
        else:
            reason = str(error).partition("\n")[0]
        message = f"the worker processes could not start ({reason}); use fewer workers, or one"
        raise WorkerStartError(message) from error

    def _renew(self) -> None:
        self.close()
        self._executor = self._new_executor()
