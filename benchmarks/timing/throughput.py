"""A large corpus through `quoteattr corpus`: wall time, words a second, and memory over time.

The command runs in a process of its own, as a user starts it, and the memory of that process and of
its workers is looked at twice a second (`/proc`, so on Linux only).
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import attrs

from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import CorpusError

BYTES, TIMES, WORKERS, SHARD_SIZE = 25_000_000, 10, 2, 20
_SECONDS_BETWEEN_LOOKS = 0.5
_QUARTERS = 4
_PAGE = 4096


@attrs.frozen
class Throughput:
    """One run."""

    name: str
    """What was run."""
    documents: int
    """Number of texts."""
    words: int
    """Number of words, as split at white space."""
    quotations: int
    """How many were found."""
    errors: int
    """Number of texts that failed."""
    seconds: float
    """Wall-clock time, loading included."""
    memory: Sequence[int]
    """Bytes of all processes together, at each look."""

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds

    @property
    def quarters(self) -> list[int]:
        """Most memory in each quarter of the run, in bytes."""
        looks, count = self.memory, len(self.memory)
        bounds = [count * number // _QUARTERS for number in range(_QUARTERS + 1)]
        return [max(looks[start:end], default=0) for start, end in pairwise(bounds)]


def read_corpora(
    data: Path, *, size: int = BYTES, times: int = TIMES, articles: int | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of each corpus, by name.

    Args:
        data: A folder with `novels` and `polnear`.
        size: Bytes of novels.
        times: How often each article is done.
        articles: Number of articles of PolNeAR's development part; None for all.

    Raises:
        CorpusError: The folder has neither.
    """
    if (data / "novels").is_dir():
        yield "novels", list(_novels(data / "novels", size))
    if (data / "polnear").is_dir():
        news = [text.text for text in islice(read_polnear(data / "polnear"), articles)]
        yield f"PolNeAR dev, {times} times", news * times
    if not any((data / name).is_dir() for name in ("novels", "polnear")):
        raise CorpusError(f"{data}: no folder novels, and none with polnear")


def run(name: str, texts: Sequence[str], *, workers: int) -> Throughput:
    """Return what the command needs for some texts.

    Raises:
        CorpusError: It fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        table, out = Path(folder) / "texts.jsonl", Path(folder) / "out"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps({'text': text})}\n" for text in texts)
        words = [*("corpus", table, out, "--format", "jsonl", "--workers", workers)]
        words += ["--shard-size", SHARD_SIZE]
        start = time.perf_counter()
        command = [sys.executable, "-m", "quoteattr", *map(str, words)]
        with subprocess.Popen(command) as process:  # noqa: S603  our own command
            memory = _watched(process)
        seconds = time.perf_counter() - start
        if process.returncode not in {0, 1}:  # 1 if a text failed
            raise CorpusError(f"{name}: the command ended with status {process.returncode}")
        totals = json.loads((out / "manifest.json").read_bytes())["totals"]
    count = sum(len(text.split()) for text in texts)
    found, failed = totals["quotes"], totals["errors"]
    return Throughput(name, len(texts), count, found, failed, seconds, memory)


def lines(found: Throughput, workers: int) -> Iterator[str]:
    """Yield what was measured, as text."""
    yield (
        f"{found.name}: {found.documents:,} documents, {found.words:,} words, "
        f"{found.quotations:,} quotations, {found.errors} failed"
    )
    yield (
        f"  {workers} workers: {found.seconds:,.0f} s, {found.rate:,.0f} words a second, "
        f"{found.rate / workers:,.0f} a worker"
    )
    quarters = " ".join(f"{peak / 1e6:,.0f}" for peak in found.quarters)
    yield f"  memory of all processes, most in each quarter of the time, in MB: {quarters}"


def _novels(folder: Path, size: int) -> Iterator[str]:
    """Yield novels in the order of their names; the last one is cut."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")[:size]
        if not text:
            return
        size -= len(text.encode())
        yield text


def _watched(process: "subprocess.Popen[bytes]") -> list[int]:
    """Return the memory of a process and its children at each look, until it ends."""
    looks: list[int] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_SECONDS_BETWEEN_LOOKS):
            looks.append(sum(map(resident_bytes, _with_children(process.pid))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return looks


def _with_children(pid: int) -> Iterable[int]:
    yield pid
    try:
        listings = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended
        return
    for child in " ".join(listings).split():
        yield from _with_children(int(child))


def resident_bytes(pid: int) -> int:
    """Return the bytes of a process that are in memory, 0 after its end."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):  # it has ended
        return 0
