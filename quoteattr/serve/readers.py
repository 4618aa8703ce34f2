"""Processes that read texts for the server, and are replaced when a text takes too long."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable
from concurrent.futures.process import BrokenProcessPool

import attrs
import cloudpickle
from loky import ProcessPoolExecutor

from quoteattr.errors import EngineError
from quoteattr.system.parents import depend_on_parent

Work = Callable[[str, str, str], str]
"""Takes a text, the name of its document and the format of the answer, and returns the answer."""

MOST_WAITING = 32
"""Number of texts that may wait for a process. The server refuses any more, because their senders
would give up before their turn comes."""
_state: dict[str, Work] = {}
"""The work of this process under the key `work`; empty in the process of the server."""
_faults: list[str] = []
"""Why this process could not load its work; empty if it could."""


class BusyError(Exception):
    """Too many texts are waiting."""


class TimeLimitError(Exception):
    """A text took longer than the time limit."""


@attrs.define(eq=False)
class _Reader:
    """One process, which is started when it is needed, and again after it was ended."""

    load: bytes
    """The pickled function that returns the work."""
    _executor: ProcessPoolExecutor | None = None
    """The process, None while it is not running."""

    async def warm_up(self) -> None:
        """Start the process and wait until it has loaded its models.

        Raises:
            EngineError: It could not load them.
        """
        try:
            fault = await asyncio.wrap_future(self._running().submit(_start_fault))
        except BrokenProcessPool as error:
            await self.end()
            message = "the process that reads texts was killed while it loaded the models"
            raise EngineError(message) from error
        if fault is not None:
            await self.end()
            raise EngineError(fault)

    async def read(self, text: str, id: str, answer_format: str, limit: float) -> str:
        """Return the answer for a text.

        Raises:
            TimeLimitError: The text is not done within `limit` seconds; its process is ended.
            EngineError: The process was killed.
        """
        if self._executor is None:  # loading the models does not count towards the limit
            await self.warm_up()
        try:
            future = self._running().submit(_run, text, id, answer_format)
            return await asyncio.wait_for(asyncio.wrap_future(future), limit)
        except TimeoutError as error:
            await self.end()
            raise TimeLimitError from error
        except BrokenProcessPool as error:
            await self.end()
            message = "the process that read the text was killed; it may need more memory"
            raise EngineError(message) from error
        except asyncio.CancelledError:  # the client has disconnected
            await self.end()
            raise

    async def end(self) -> None:
        """End the process, even if it is busy."""
        executor, self._executor = self._executor, None
        if executor is not None:
            await asyncio.to_thread(executor.shutdown, wait=True, kill_workers=True)

    def _running(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                1, initializer=_initialise, initargs=(self.load, os.getpid())
            )
        return self._executor


@attrs.define(eq=False)
class Readers:
    """A pool of processes, each of which reads one text at a time."""

    load: Callable[[], Work]
    """Returns the work; has to be picklable, since every process calls it once."""
    count: int
    """Number of processes."""
    limit: float
    """Time limit for a text in seconds, from the moment that a process takes it."""
    _idle: asyncio.Queue[_Reader] = attrs.field(init=False, factory=asyncio.Queue)
    """The processes that are not reading a text."""
    _waiting: int = attrs.field(init=False, default=0)
    """Number of texts that wait for a process."""

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Start the processes, wait until all have loaded their models, and end them on exit."""
        load = cloudpickle.dumps(self.load)
        readers = [_Reader(load) for _ in range(self.count)]
        try:
            await asyncio.gather(*(reader.warm_up() for reader in readers))
            for reader in readers:
                self._idle.put_nowait(reader)
            yield
        finally:
            await asyncio.gather(*(reader.end() for reader in readers))

    async def read(self, text: str, id: str, answer_format: str) -> str:
        """Return the answer for a text, after waiting for an idle process.

        Raises:
            BusyError: Too many texts are waiting already.
            TimeLimitError: The text takes too long.
            EngineError: Its process was killed.
        """
        if self._idle.empty() and self._waiting >= MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            reader = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            return await reader.read(text, id, answer_format, self.limit)
        finally:
            self._idle.put_nowait(reader)


def _initialise(load: bytes, parent: int) -> None:
    """Load the work in a new process, which ends when its parent does."""
    depend_on_parent(parent)
    try:
        _state["work"] = cloudpickle.loads(load)()
    except Exception as error:  # noqa: BLE001  whatever it is, the server has to report it
        _faults.append(str(error) or type(error).__name__)


def _start_fault() -> str | None:
    """Return why the process could not load the work, None if it could."""
    return _faults[0] if _faults else None


def _run(text: str, id: str, answer_format: str) -> str:
    return _state["work"](text, id, answer_format)
