"""Words a second and peak memory of each engine, in turn on the same text in the same minute.

Each engine lives in a process of its own, so that neither its memory nor its threads are another's.
"""

import contextlib
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import attrs

from benchmarks.challenge import read_challenge
from benchmarks.peers import MissingPeerError, load_peer
from benchmarks.stages import peak_memory, stage_seconds

BASE_WORDS = 2000
"""Words of the default text: a long article."""
REPEATS = 5
STARTS = 3
GROWTH = (1, 4, 16)
_STAGES = "stages"
_THREADS = "OMP_NUM_THREADS"


@attrs.frozen
class Ready:
    """What a process says once its engine is loaded."""

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


@attrs.frozen
class Speed:
    """All timings of an engine."""

    name: str
    """The engine."""
    versions: Mapping[str, str]
    """The packages that do the work."""
    start_up: tuple[float, ...]
    """Seconds from starting a process to being ready, of several fresh processes."""
    timings: tuple[Timing, ...]
    """One for each round, the engines in turn."""
    growth: Mapping[int, float]
    """Seconds by how often the text was repeated."""

    @property
    def median(self) -> float:
        """Seconds of the middle run."""
        return statistics.median(timing.seconds for timing in self.timings)

    @property
    def peak(self) -> int:
        """Most memory of the process in the rounds, in bytes."""
        return max(timing.peak for timing in self.timings)


class Runs(Protocol):
    """Runs an engine over texts."""

    def run(self, text: str) -> Timing:
        """Run it over a text."""


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
    """Set the number of threads of processes that are started meanwhile."""
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


def default_text(words: int = BASE_WORDS) -> str:
    """Return the challenge passages one after the other, as often as it takes."""
    passages = [passage.text for passage in read_challenge()]
    return repeat("\n\n".join(passages), words)


def repeat(text: str, words: int) -> str:
    """Return whole paragraphs of a text, from the beginning again if it is too short."""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    if not paragraphs:
        raise ValueError("the text is empty")
    taken: list[str] = []
    count = 0
    while count < words:
        taken.append(paragraphs[len(taken) % len(paragraphs)])
        count += len(taken[-1].split())
    return "\n\n".join(taken)


def read_text(path: Path | None) -> str:
    """Return the user's text, or the default one."""
    return default_text() if path is None else path.read_bytes().decode("utf-8")


def measure(
    workers: Sequence["Runs"], text: str, *, repeats: int = REPEATS
) -> Iterator[Sequence[Timing]]:
    """Yield the timings of each round, in which every engine has its turn: A B, A B.

    A first round that does not count warms up every engine.
    """
    for worker in workers:
        worker.run(text)
    for _ in range(repeats):
        yield [worker.run(text) for worker in workers]


def grow(worker: Worker, text: str, factors: Sequence[int] = GROWTH) -> dict[int, float]:
    """Return the seconds for the text repeated so many times."""
    return {factor: worker.run("\n\n".join([text] * factor)).seconds for factor in factors}


def start_up(name: str, starts: int = STARTS) -> tuple[float, ...]:
    """Return the seconds from starting a process to being ready, each time a fresh one."""
    times = []
    for _ in range(starts):
        with Worker(name) as worker:
            times.append(worker.start_up)
    return tuple(times)


def ratios(ours: Speed, peer: Speed) -> tuple[float, float, float]:
    """Return how many times faster ours is than the peer, by round: median, least, most."""
    pairs = zip(ours.timings, peer.timings, strict=True)
    rounds = [other.seconds / own.seconds for own, other in pairs]
    return statistics.median(rounds), min(rounds), max(rounds)


def compare(
    names: Sequence[str],
    text: str,
    *,
    repeats: int = REPEATS,
    growth: Sequence[int] = GROWTH,
) -> list[Speed]:
    """Return the speeds of the engines that are installed, in the order of the names.

    Others are passed over with a message.
    """
    workers = [worker for name in names if (worker := _available(name))]
    try:
        sys.stderr.write(f"{repeats} rounds\n")
        rounds = list(measure(workers, text, repeats=repeats))
        sys.stderr.write("growth\n")
        grown = [grow(worker, text, growth) for worker in workers]
    finally:
        for worker in workers:
            worker.close()
    sys.stderr.write("start-up\n")
    return [
        Speed(worker.name, worker.ready.versions, start_up(worker.name), timings, own)
        for worker, timings, own in zip(workers, zip(*rounds, strict=True), grown, strict=True)
    ]


def _available(name: str) -> Worker | None:
    worker = Worker(name)
    if not worker.ready.missing:
        return worker
    sys.stderr.write(f"{worker.ready.missing}\n")
    worker.close()
    return None
