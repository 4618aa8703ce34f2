"""The map over worker processes, and what it does when they die."""

import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any, NoReturn

import pytest

from quoteattr.corpus import pool
from quoteattr.corpus.pool import AHEAD, mapped
from quoteattr.corpus.worker import report
from quoteattr.errors import EngineError

REPO = Path(__file__).parent.parent.parent


def failed(item: object, error: Exception) -> str:
    """Say which item failed, and how."""
    return f"{item!r} failed: {type(error).__name__}"


def in_workers(work: Any, items: Any, workers: int = 2) -> list[Any]:  # noqa: ANN401  anything
    """Return the results of a whole run."""
    return list(mapped(work, items, workers=workers, failed=failed))


def dies(item: Path | int) -> int:
    """Kill the worker; where the item is a path, only if nothing has been killed there before."""
    if isinstance(item, int) and item >= 0:
        return item
    if isinstance(item, Path):
        if item.exists():
            return -1
        item.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def dies_when_unpickled() -> NoReturn:
    """End the process that unpickles `Poison`."""
    os._exit(3)


class Poison:
    """Cannot be unpickled."""

    def __call__(self, item: int) -> int:
        """Return the item."""
        return item

    def __reduce__(self) -> tuple[Any, tuple[()]]:
        """Let the worker die."""
        return dies_when_unpickled, ()


class Broken:
    """Says why it cannot be unpickled."""

    def __call__(self, item: int) -> int:
        """Return the item."""
        return item

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        """Let the worker raise."""
        return int, ("no number",)


def test_results_come_in_order() -> None:
    """The third result belongs to the third item, even where it is the first to be done."""
    assert in_workers(abs, [-3, 2, -1, 0]) == [3, 2, 1, 0]


def test_items_are_taken_lazily() -> None:
    """An endless stream of items is read only a little ahead."""
    taken = count()

    assert list(islice(mapped(abs, taken, workers=1, failed=failed), 3)) == [0, 1, 2]
    assert next(taken) <= AHEAD + 3


def half_done(seen: Path) -> str:
    """Report a half, and go on when that is known."""
    report(0.5)
    while not seen.exists():
        time.sleep(0.01)
    return "done"


def test_what_workers_have_done_is_reported_while_it_is_awaited(tmp_path: Path) -> None:
    """Of each item that was taken, in order; outside a worker nothing is reported."""
    seen = tmp_path / "seen"
    known = []

    def pulse(shares: Sequence[float]) -> None:
        known.append([*shares])
        if shares == [0.5, 0.5]:
            seen.touch()

    report(0.5)
    items = mapped(half_done, [seen, seen], workers=2, failed=failed, pulse=pulse)
    assert [*items] == ["done", "done"]
    assert known[0][0] in {0.0, 0.5}
    assert [0.5, 0.5] in known


def test_an_item_that_raises_is_a_result() -> None:
    """The others are done."""
    assert in_workers(abs, [-1, "text", -2]) == [1, "'text' failed: TypeError", 2]


def test_an_item_that_cannot_be_pickled_is_a_result() -> None:
    """A lock cannot go to another process."""
    first, second, third = in_workers(abs, [-1, threading.Lock(), -2])

    assert (first, third) == (1, 2)
    assert "failed: PicklingError" in second


def test_an_item_whose_worker_died_is_done_again(tmp_path: Path) -> None:
    """The first death was an accident; all items around it are done, in order, once."""
    items = [*range(10), tmp_path / "died", *range(10, 20)]

    assert in_workers(dies, items) == [*range(10), -1, *range(10, 20)]


def test_an_item_that_kills_its_worker_twice_is_reported() -> None:
    """Everything else is done."""
    items = [0, 1, -2, 3, -4, *range(5, 20)]
    results = in_workers(dies, items)

    assert results[2] == "-2 failed: EngineError"
    assert results[4] == "-4 failed: EngineError"
    assert [n for n in results if isinstance(n, int)] == [n for n in items if n >= 0]


def test_what_was_taken_before_the_items_raise_is_done() -> None:
    """Then the error comes out."""

    def items() -> Iterator[int]:
        yield from range(3)
        raise OSError("the disk is gone")

    results = mapped(abs, items(), workers=2, failed=failed)

    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_work_that_cannot_be_pickled_is_an_error_at_once() -> None:
    """The message says what to do."""
    lock = threading.Lock()

    with pytest.raises(EngineError, match="use workers=1"):
        in_workers(lambda item: (lock, item), [1])


@pytest.mark.parametrize(
    ("work", "reason"), [(Broken(), "ValueError: invalid literal"), (Poison(), "terminated")]
)
def test_workers_that_cannot_start_are_an_error(work: object, reason: str) -> None:
    """It says why and what to do, and does not wait forever."""
    with pytest.raises(EngineError, match=f"could not start .*{reason}.*fewer workers"):
        in_workers(work, range(20))


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by a whole run nor by one that the caller gives up."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    in_workers(abs, range(20))
    results = mapped(abs, count(), workers=2, failed=failed)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert not list(tmp_path.iterdir())


def test_every_worker_gets_its_share_of_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of one worker do not take the cores of another one."""
    monkeypatch.setattr(pool, "usable_cores", lambda: 8)

    assert set(in_workers(os.getenv, ["OMP_NUM_THREADS"] * 4, workers=2)) == {"4"}


def test_a_worker_whose_pool_is_gone_ends_without_a_word(tmp_path: Path) -> None:
    """Its parent was killed while it was starting."""
    script = (
        "import os, sys; from pathlib import Path; from quoteattr.corpus import worker; "
        "worker.start(Path(sys.argv[1]), os.getppid())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "gone"],
        capture_output=True,
        env=environment(),
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")


def test_a_large_work_reaches_the_workers() -> None:
    """More than the buffer of a pipe takes."""

    class Large:
        def __init__(self) -> None:
            self.ballast = os.urandom(1_000_000)

        def __call__(self, item: int) -> int:
            return len(self.ballast) + item

    assert in_workers(Large(), [1]) == [1_000_001]
    assert len(pickle.dumps(os.urandom(1_000_000))) > 1_000_000


SCRIPT = """
    import os, time
    from quoteattr.corpus.pool import mapped

    def work(item):
        os.write(1, b"%d\\n" % os.getpid())
        time.sleep(item)
        return item

    print(*mapped(work, {items}, workers=2, failed=lambda item, error: error))
"""


# A shell starts background jobs with SIGINT ignored, which all their children inherit.
HEEDS_INTERRUPTS = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""


def script(items: str) -> str:
    """Return a script without a main guard, whose workers print their process ids."""
    return textwrap.dedent(SCRIPT).format(items=items)


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    """Its functions reach the workers nevertheless."""
    (tmp_path / "script.py").write_text(script("[0, 0]"), encoding="utf-8")
    command = [sys.executable, str(tmp_path / "script.py")]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=True, cwd=REPO, env=environment()
    )

    assert done.stdout.splitlines()[-1] == "0 0"
    assert not done.stderr


def test_a_script_can_come_from_standard_input() -> None:
    """A worker has no file to import then."""
    done = subprocess.run(
        [sys.executable, "-"],
        input=script("[0, 0]"),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=REPO,
        env=environment(),
    )

    assert done.stdout.splitlines()[-1] == "0 0"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(number: int, tmp_path: Path) -> None:
    """No worker survives, keeps the output open, leaves files, or prints a traceback."""
    with subprocess.Popen(
        [sys.executable, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPO,
        env={**environment(), "TMPDIR": str(tmp_path)},
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(HEEDS_INTERRUPTS + script("[60] * 4"))
        process.stdin.close()
        process.stdin = None
        workers = {int(process.stdout.readline()) for _ in range(2)}
        process.send_signal(number)
        # Less than the workers sleep, and enough for a machine with much else to do.
        _, errors = process.communicate(timeout=120)

    assert eventually(lambda: not any(map(is_alive, workers)))
    assert eventually(lambda: not list(tmp_path.glob("quoteattr-*")))
    assert errors.count("Traceback") <= 1  # the parent's own KeyboardInterrupt


def environment() -> dict[str, str]:
    """Return the environment of a script that imports the package from here."""
    return {**os.environ, "PYTHONPATH": str(REPO)}


def is_alive(process: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def eventually(holds: Any) -> bool:  # noqa: ANN401  a condition
    """Whether something becomes true within some seconds."""
    for _ in range(50):
        if holds():
            return True
        time.sleep(0.1)
    return False
