"""An engine in a process of its own, so that it shares neither memory nor threads with another."""

import contextlib
import multiprocessing
import os
import time
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import attrs

from benchmarks.engines.peers import MissingPeerError, load_peer
from benchmarks.timing.stages import peak_memory, stage_seconds

_STAGES = "stages"
_THREADS = "OMP_NUM_THREADS"


@attrs.frozen
class Ready:
    """What a process sends once its engine is loaded."""

    versions: Mapping[str, str]
    """The packages that do the work."""
    missing: str = ""
    """Why the engine cannot be run; empty if it can."""


@attrs.frozen
class Timing:
    """One run over one text."""

    seconds: float
    """Wall-clock time."""
    peak: int
    """Most memory that the process had until then, in bytes."""
    quotations: int
    """How many were found."""
    error: str = ""
    """Why the engine gave up on the text; empty if it did not."""


class Worker:
    """An engine in a process of its own."""

    def __init__(self, name: str, threads: int | None = None) -> None:
        """Start the process and wait until the engine is loaded.

        Args:
            name: The engine.
            threads: Number of its threads; by default what its libraries choose.
        """
        self.name = name
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(name, theirs), daemon=True)
        start = time.perf_counter()
        with _threads(threads):
            self._process.start()
        theirs.close()
        self.ready: Ready = self._connection.recv()
        self.start_up = time.perf_counter() - start

    def __enter__(self) -> Self:
        """Return the worker."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def run(self, text: str) -> Timing:
        """Run the engine over a text."""
        self.begin(text)
        return self.end()

    def begin(self, text: str) -> None:
        """Let the engine begin with a text."""
        self._connection.send(("run", text))

    def end(self) -> Timing:
        """Wait until the engine is done with the text."""
        timing: Timing = self._connection.recv()
        return timing

    def stages(self, text: str) -> Mapping[str, float]:
        """Return the seconds of each stage of this project's pipeline."""
        self._connection.send((_STAGES, text))
        seconds: Mapping[str, float] = self._connection.recv()
        return seconds

    def close(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.join()


@contextlib.contextmanager
def _threads(count: int | None) -> Iterator[None]:
    """Set the number of threads of processes that are started inside the block."""
    before = os.environ.get(_THREADS)
    if count is not None:
        os.environ[_THREADS] = str(count)
    try:
        yield
    finally:
        os.environ.pop(_THREADS, None)
        if before is not None:
            os.environ[_THREADS] = before


def serve(name: str, connection: "Connection[object, tuple[str, str]]") -> None:
    """Load an engine and answer until the other side hangs up; runs in the new process."""
    try:
        peer = load_peer(name)
    except MissingPeerError as error:
        connection.send(Ready({}, str(error)))
        return
    connection.send(Ready(peer.versions))
    while True:
        try:
            task, text = connection.recv()
        except EOFError:
            return
        if task == _STAGES:
            connection.send(stage_seconds(text))
            continue
        start = time.perf_counter()
        document = peer.engine(text)
        seconds = time.perf_counter() - start
        peak = peak_memory()
        gave_up = document.meta.get("error", "")
        connection.send(Timing(seconds, peak, len(document.quotes), gave_up))
