"""The command line as a process of its own: signals, closed streams, full disks."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from quoteattr.corpus.sinks.atomic import is_unfinished
from tests.cli.fake import DELAY

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = 40
FAKE = "tests.cli.fake"
_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())
_PATIENCE_S = 60.0

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and shells of POSIX")


@pytest.fixture(autouse=True)
def _heeded() -> Iterator[None]:
    """Undo what whoever started the tests may have ignored, as nohup and `&` do."""
    before = {one: signal.signal(one, signal.SIG_DFL) for one in (signal.SIGINT, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with forty texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(DOCUMENTS):
        path = folder / f"{number:02}.txt"
        path.write_text(f"“Number {number},” said Ada Brook.\n", encoding="utf-8")
    return folder


def _start(
    words: Sequence[object], delay: float = 0.0, module: str = FAKE, **environment: object
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, DELAY: str(delay), **{k: str(v) for k, v in environment.items()}},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _shell(command: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command of the shell, in which `$@` is the command line with the words."""
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", sys.executable, "-m", FAKE, *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE_S,
        check=False,
    )


def _wait(is_reached: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not is_reached():
        assert time.monotonic() < end, "the run did not get that far"
        time.sleep(0.01)


def _unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if is_unfinished(path.name)]


def _stop(
    words: Sequence[object],
    number: signal.Signals,
    *,
    when: Callable[[], bool],
    module: str = FAKE,
) -> tuple[int, str]:
    """Start a slow run, send it a signal in the middle, and return its status and its log."""
    with _start(words, 0.05, module) as process:
        try:
            _wait(when)
            time.sleep(0.2)
            assert process.poll() is None, process.communicate()
            process.send_signal(number)
            _, said = process.communicate(timeout=_PATIENCE_S)
        finally:
            process.kill()
    return process.returncode, said


SIGNALS = [
    pytest.param(signal.SIGINT, 130, id="interrupted"),
    pytest.param(signal.SIGTERM, 143, id="terminated"),
    pytest.param(signal.SIGHUP, 129, id="hung up"),
    pytest.param(signal.SIGKILL, -9, id="killed"),
]


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_stopped_run_leaves_an_earlier_file(
    texts: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """Only a kill leaves something, and that is never read as a text."""
    out = tmp_path / "out" / "quotes.csv"
    out.parent.mkdir()
    out.write_text("earlier", encoding="utf-8")

    code, said = _stop([texts, "-o", out], number, when=lambda: bool(_unfinished(out.parent)))

    assert code == status
    assert out.read_text(encoding="utf-8") == "earlier"
    if number is signal.SIGKILL:
        assert len(_unfinished(out.parent)) == 1
        again = _shell('"$@"', out.parent / "*", "--format", "jsonl")
        assert [json.loads(line)["id"] for line in again.stdout.splitlines()] == ["quotes"]
    else:
        assert [path.name for path in out.parent.iterdir()] == ["quotes.csv"]
        assert said.startswith("quoteattr: interrupted, after ")
        assert f" of {DOCUMENTS} documents; {out} is as it was before\n" in said
        assert "Traceback" not in said


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_stopped_run_leaves_whole_files(
    texts: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """Those that are done stay, each of them complete, and another run does the rest."""
    out = tmp_path / "out"
    words = [texts, "--format", "json", "-o", f"{out}/"]

    code, said = _stop(words, number, when=lambda: len([*out.glob("*.json")]) > 4)

    assert code == status
    done = [json.loads(path.read_text(encoding="utf-8"))["id"] for path in out.glob("*.json")]
    assert 4 < len(done) < DOCUMENTS
    if number is not signal.SIGKILL:
        assert not _unfinished(out)
        assert f"{len(done)} are written to {out}\n" in said
    again = _shell('"$@"', *words)
    assert again.returncode == 0
    assert len([*out.glob("*.json")]) == DOCUMENTS


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("number", "status"), SIGNALS[:2])
def test_a_stopped_run_with_models_leaves_an_earlier_file(
    texts: Path, tmp_path: Path, number: signal.Signals, status: int, workers: int
) -> None:
    """Neither the libraries below nor other processes get in the way of a signal."""
    for path in texts.iterdir():
        path.write_text("“I told you so,” said Ada Brook. She left.\n" * 100, encoding="utf-8")
    out = tmp_path / "out" / "quotes.csv"
    out.parent.mkdir()
    out.write_text("earlier", encoding="utf-8")

    code, said = _stop(
        [texts, "-o", out, "--workers", workers],
        number,
        when=lambda: bool(_unfinished(out.parent)),
        module="quoteattr",
    )

    assert code == status
    assert out.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in out.parent.iterdir()] == ["quotes.csv"]
    assert "Traceback" not in said


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_a_killed_worker_costs_no_document(texts: Path, tmp_path: Path) -> None:
    """What it was reading is read again, and every document is there once, in order."""
    out = tmp_path / "records.jsonl"
    folder = tmp_path / "temporary"
    folder.mkdir()
    with _start([texts, "-o", out, "--workers", 2], module="quoteattr", TMPDIR=folder) as process:
        _wait(lambda: bool([*folder.glob("quoteattr-*/*.started")]))
        worker = _children(process.pid)[-1]
        os.kill(worker, signal.SIGKILL)
        _, said = process.communicate(timeout=_PATIENCE_S)

    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert process.returncode == 0
    assert f"quoteattr: {DOCUMENTS} documents, {DOCUMENTS} quotations, written to {out}\n" in said
    assert [record["id"] for record in records] == [f"{n:02}" for n in range(DOCUMENTS)]
    assert all(len(record["quotes"]) == 1 for record in records)


def _children(process: int) -> list[int]:
    """Return the worker processes of a process, which run a module of loky."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == process and b"popen_loky" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
    return found


def test_a_full_disk_leaves_an_earlier_file(texts: Path, small_disk: Path) -> None:
    """The message names the file and the reason."""
    for path in texts.iterdir():
        path.write_text("“No.” " * 1_000, encoding="utf-8")
    out = small_disk / "quotes.csv"
    out.write_text("earlier", encoding="utf-8")

    run = _shell('"$@"', texts, "-o", out)

    assert run.returncode == 1
    assert f"quoteattr: {out}: no space left on the device, after " in run.stderr
    assert f"{out} is as it was before" in run.stderr
    assert out.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in small_disk.iterdir()] == ["quotes.csv"]


def test_a_full_disk_in_the_middle_of_a_folder_leaves_whole_files(
    texts: Path, small_disk: Path
) -> None:
    """What is there is complete, and the log says how many."""
    for path in texts.iterdir():
        path.write_text("“No.” " * 1_000, encoding="utf-8")
    out = small_disk / "records"

    run = _shell('"$@"', texts, "--format", "json", "-o", f"{out}/")

    done = [json.loads(path.read_text(encoding="utf-8"))["id"] for path in out.iterdir()]
    assert run.returncode == 1
    assert 0 < len(done) < DOCUMENTS
    assert f"no space left on the device, after {len(done) + 1} of {DOCUMENTS}" in run.stderr
    assert f"; {len(done)} are written to {out}\n" in run.stderr


def test_a_file_that_cannot_grow_leaves_an_earlier_one(texts: Path, tmp_path: Path) -> None:
    """Where nobody may mount a disk, a limit takes its place."""
    out = tmp_path / "quotes.csv"
    out.write_text("earlier", encoding="utf-8")

    run = _shell('ulimit -f 1; "$@"', texts, "-o", out)

    assert run.returncode == 1
    assert f"{out}: larger than the system lets a file be" in run.stderr
    assert out.read_text(encoding="utf-8") == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["quotes.csv", "texts"]


@pytest.mark.parametrize(
    ("command", "status", "message"),
    [
        ('"$@" >&-', 2, "quoteattr: standard output is closed; name a file with -o\n"),
        ('"$@" 2>&-', 0, ""),
        ('"$@" <&-', 0, ""),
        ('"$@" >/dev/full', 1, "quoteattr: standard output: no space left on the device\n"),
        ('"$@" --help >/dev/full', 1, "quoteattr: standard output: no space left on the device\n"),
        ('"$@" 2>/dev/full', 0, ""),
        ('"$@" --fromat csv 2>&-', 2, ""),
        ('"$@" --help | head -n 1', 0, ""),
    ],
    ids=[
        *("no output", "no error", "no input", "full output", "full help", "full error"),
        *("no error for an error", "enough help"),
    ],
)
def test_streams_that_are_closed_or_full(
    texts: Path, command: str, status: int, message: str
) -> None:
    """A message and a status, and never a traceback."""
    run = _shell(command, texts / "01.txt")

    assert run.returncode == status
    assert run.stderr == message
    assert "Traceback" not in run.stdout


def test_a_closed_standard_error_is_not_the_output(texts: Path, tmp_path: Path) -> None:
    """The next file that is opened would get its number."""
    out = tmp_path / "a.jsonl"
    run = _shell('"$@" 2>&- >&-', texts, "-o", out)

    assert run.returncode == 0
    assert len([json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]) == 40


def test_a_reader_that_has_enough_is_no_failure(texts: Path) -> None:
    """As `head` has after its lines."""
    run = _shell('"$@" --format jsonl | head -n 1', texts)

    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


@pytest.mark.parametrize("place", ["/dev/stdout", "-", "/dev/fd/1"])
def test_standard_output_has_other_names(texts: Path, tmp_path: Path, place: str) -> None:
    """The content of a log remains."""
    log = tmp_path / "log"
    log.write_text("earlier\n", encoding="utf-8")
    run = _shell(f'"$@" >> {log}', texts, "--format", "jsonl", "-o", place)

    lines = log.read_text(encoding="utf-8").splitlines()
    assert run.returncode == 0
    assert lines[0] == "earlier"
    assert [json.loads(line)["id"] for line in lines[1:]] == [f"{n:02}" for n in range(DOCUMENTS)]


@pytest.mark.parametrize("command", ['"$@" >> {text}', '"$@" - < {text} -o {text}'])
def test_a_redirection_is_compared_too(texts: Path, command: str) -> None:
    """The shell opens the file that is also an input."""
    text = texts / "01.txt"
    before = text.read_bytes()
    words = [] if " - " in command else [text]
    run = _shell(command.format(text=text), *words)

    assert run.returncode == 2
    assert "is the input" in run.stderr
    assert text.read_bytes() == before


def test_a_file_is_written_through_a_pipe(texts: Path, tmp_path: Path) -> None:
    """The other end reads it as it comes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    run = _shell(f'cat {pipe} & "$@"; wait', texts, "--format", "jsonl", "-o", pipe)

    assert run.returncode == 0
    assert run.stdout.count("\n") == DOCUMENTS
    assert pipe.is_fifo()


def test_a_pipe_whose_reader_goes_is_a_failure(texts: Path, tmp_path: Path) -> None:
    """A named output is written completely."""
    for path in texts.iterdir():
        path.write_text("“No.” " * 10_000, encoding="utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = f'head -c 1 {pipe} >/dev/null & "$@"'
    run = _shell(command, texts, "--format", "csv", "-o", pipe)

    assert run.returncode == 1
    assert f"{pipe}: its reader has gone" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_signal_that_is_ignored_stays_ignored(texts: Path, tmp_path: Path) -> None:
    """Under nohup a run goes on when the terminal is closed."""
    out = tmp_path / "quotes.csv"
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = _start([texts, "-o", out], 0.02)
    finally:
        signal.signal(signal.SIGHUP, before)
    with process:
        _wait(lambda: bool(_unfinished(tmp_path)))
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=_PATIENCE_S)

    assert process.returncode == 0
    assert out.is_file()
