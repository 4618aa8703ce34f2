"""`quoteattr corpus`: what it says, what it refuses, and what it leaves."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Calls, Run
from tests.cli.fake import DELAY
from tests.corpus.batch.test_run import content

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Six articles in a table, one of which breaks."""
    path = tmp_path / "articles.jsonl"
    texts = ["Ada waits.", "Ben left.", "break", "Ada sings.", "Eve asks.", "Ben nods."]
    records = ({"key": f"k{n}", "body": text, "day": n} for n, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def _said(run: Run, *words: object) -> tuple[int, str]:
    """Return the status of a run, and what it says on standard error."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            status = run(*words)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return status, said.getvalue()


@pytest.fixture
def words(table: Path, tmp_path: Path) -> list[object]:
    """Arguments that make three shards of the table."""
    options = ["--text-column", "body", "--id-column", "key", "--shard-size", "2"]
    return ["corpus", table, tmp_path / "out", *options, "--workers", "1"]


def test_a_run_says_how_it_ended(
    run: Run, words: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where the errors are, of which there is one."""
    assert run(*words, "--format", "csv") == 1
    out = tmp_path / "out"

    assert capsys.readouterr().err == (
        f"quoteattr: 6 documents, 5 quotations, 1 failed (see {out / 'errors'}), written to {out}\n"
    )
    first = (out / "documents" / "part-00000.csv").read_text(encoding="utf-8").splitlines()
    assert first[0].endswith(",text,day")
    assert first[2].startswith("k1,")
    assert "k2," in (out / "errors" / "part-00001.csv").read_text(encoding="utf-8")


def test_ids_that_are_not_unique_are_reported(run: Run, words: list[object], table: Path) -> None:
    """Tables that are joined by them would confuse two articles."""
    table.write_bytes(table.read_bytes().replace(b'"k1"', b'"k0"'))

    assert "documents with the id of an earlier one: 1;" in _said(run, *words)[1]


def test_a_second_run_has_nothing_to_do(
    run: Run, calls: Calls, words: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It loads no models, changes no file, and says the same."""
    status = run(*words)
    before, said = content(tmp_path / "out"), capsys.readouterr().err

    assert run(*words) == status
    assert content(tmp_path / "out") == before
    assert capsys.readouterr().err == f"quoteattr: 3 of 3 shards were done before\n{said}"
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--shard-size", "3"], "was begun with --shard-size 2, and now it is 3;"),
        (["--acts", "all"], 'was begun with --acts ["speech", "writing"], and now it is all;'),
        (["--min-confidence", "0.5"], "was begun with --min-confidence 0.0, and now it is 0.5;"),
        (["--device", "auto"], "was begun with --device cpu, and now it is auto;"),
        (["--format", "csv"], "was begun with --format parquet, and now it is csv;"),
    ],
)
def test_another_option_is_refused_and_not_mixed(
    run: Run, words: list[object], more: Sequence[str], message: str, tmp_path: Path
) -> None:
    """The folder stays as it is."""
    run(*words)
    before = content(tmp_path / "out")
    status, said = _said(run, *words, *more)

    assert status == 2
    assert message in said
    assert "run it as it was begun, or name a new folder" in said
    assert content(tmp_path / "out") == before


def test_another_version_is_refused_and_not_mixed(
    run: Run, words: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of quoteattr, or of what decides on its result."""
    run(*words)
    path = tmp_path / "out" / "manifest.json"
    earlier = json.loads(path.read_bytes())
    earlier["versions"]["quoteattr"] = "0.0.1"
    path.write_text(json.dumps(earlier))
    capsys.readouterr()

    assert run(*words) == 2
    assert "was begun with quoteattr 0.0.1, and now it is " in capsys.readouterr().err


def test_another_input_is_refused_and_not_mixed(
    run: Run, words: list[object], table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one of the same size."""
    run(*words)
    table.write_bytes(table.read_bytes().replace(b"waits", b"walks"))
    capsys.readouterr()

    assert run(*words) == 2
    assert f"was begun with tables {table} sha256 " in capsys.readouterr().err


def test_another_list_of_characters_is_refused(
    run: Run, words: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of the user decides on the result, too."""
    cast = tmp_path / "cast.txt"
    cast.write_text("Ada Lund", encoding="utf-8")
    run(*words, "--characters", cast)
    cast.write_text("Ada Brook", encoding="utf-8")
    capsys.readouterr()

    assert run(*words, "--characters", cast) == 2
    assert "was begun with --characters cast.txt sha256:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["articles.jsonl", "full"], "full is not empty, and has no manifest.json of an earlier"),
        (["articles.jsonl", "out", "--text-column", "txt"], "no column 'txt'; it has key, body,"),
        (["articles.jsonl", "out", "--id-column", "id"], "no column 'id'; it has key, body, day;"),
        (["articles.jsonl", "out", "--format", "parket"], "did you mean parquet?"),
        (["articles.jsonl", "out", "--shard-size", "0"], "--shard-size must be at least 1, got 0"),
        (["articles.jsonl", "articles.jsonl"], "articles.jsonl is in the output articles.jsonl"),
        (["articles.jsonl", "full/a.txt"], "the output full/a.txt is a file; name a folder"),
        (["article.jsonl", "out"], "article.jsonl: no such file or folder"),
        (["full", "full/out"], "one of the output full/out and the input full contains the other"),
        (["-", "out"], "standard input cannot be read again; name a file"),
        (["empty.jsonl", "out"], "empty.jsonl: no documents to read"),
        (["articles.jsonl"], "the following arguments are required"),
        (["articles.jsonl", "out", "--task", "3/2"], "'3/2' is not I/N, such as 3/16"),
        (["articles.jsonl", "out", "--task", "two"], "'two' is not I/N, such as 3/16"),
    ],
)
@pytest.mark.usefixtures("table")
def test_wrong_use_is_reported_before_anything_is_written(
    run: Run, tmp_path: Path, arguments: Sequence[str], message: str
) -> None:
    """With the status of wrong use."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("Ada waits.", encoding="utf-8")
    (tmp_path / "empty.jsonl").touch()
    before = content(tmp_path)
    with contextlib.chdir(tmp_path):
        status, said = _said(run, "corpus", "--text-column", "body", *arguments)

    assert status == 2
    assert message in said
    assert content(tmp_path) == before


def test_a_dead_link_in_a_folder_is_an_error_among_others(run: Run, tmp_path: Path) -> None:
    """It does not stop the run, since millions of files may be beside it."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("“It rains,” said Ada Lund.", encoding="utf-8")
    (texts / "b.txt").symlink_to(texts / "none")

    status = run("corpus", texts, tmp_path / "out", "--format", "csv")

    assert status == 1
    (errors,) = (tmp_path / "out" / "errors").iterdir()
    assert "b.txt: no such file or folder" in errors.read_text(encoding="utf-8")


def test_a_folder_called_corpus_is_still_read(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another of its names."""
    folder.rename(tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)

    assert run("./corpus", "-o", "quotes.csv") == 0
    assert (tmp_path / "quotes.csv").exists()


def test_the_help_has_the_formats(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """And how it goes on."""
    with pytest.raises(SystemExit):
        run("corpus", "--help")

    said = " ".join(capsys.readouterr().out.split())
    assert "parquet, jsonl, csv" in said
    assert "shards that are done are kept" in said


def _start(words: Sequence[object], delay: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.fake", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, DELAY: str(delay)},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupted_run_says_how_to_go_on(words: list[object], tmp_path: Path) -> None:
    """The shards that are done are there, and nothing unfinished."""
    with _start(words, 0.3) as process:
        _wait_for(tmp_path / "out" / "shards" / "00000.json")
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 143
    assert " of 6 documents; start the same command again to go on" in said
    assert "shards/00000.json" in content(tmp_path / "out")
    assert not [name for name in content(tmp_path / "out") if ".tmp" in name]
    with _start(words, 0) as process:
        process.communicate(timeout=60)
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["totals"]["documents"] == 5


def test_a_full_disk_loses_no_shard_that_is_done(
    run: Run, table: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When there is room again, the same command does the others."""
    padding = small_disk / "padding"
    padding.write_bytes(b"." * 24_000)
    out = small_disk / "out"
    words = ["corpus", table, out, "--text-column", "body", "--shard-size", "3", "--workers", "1"]

    assert run(*words, "--format", "jsonl") == 1
    assert "no space left on the device, after " in capsys.readouterr().err
    done = content(out)
    assert not [name for name in done if ".tmp" in name]
    padding.unlink()
    assert run(*words, "--format", "jsonl") == 1
    assert {name: done[name] for name in done if name != "manifest.json"}.items() <= content(
        out
    ).items()
    assert len([name for name in content(out) if name.startswith("shards/")]) == 2


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_tasks_share_the_work_and_one_may_be_killed(
    run: Run, words: list[object], tmp_path: Path
) -> None:
    """Two at once, of which one is killed within a shard; a run without tasks does the others."""
    words += ["--shard-size", "1", "--format", "jsonl"]
    whole, killed = (_start([*words, "--task", f"{number}/2"], 0.2) for number in (1, 2))
    _wait_for(tmp_path / "out" / "shards" / "00003.json")
    killed.kill()
    for process in (whole, killed):
        process.communicate(timeout=60)
    parts = tmp_path / "out"

    # A text of the first three breaks.
    assert [whole.returncode, killed.returncode] == [1, -signal.SIGKILL]
    assert not _manifest(parts).keys() & {"totals"}
    assert {f"0000{number}" for number in range(4)} <= _done(parts)
    assert "00005" not in _done(parts)
    assert run(*words) == 1
    run("corpus", words[1], tmp_path / "whole", *words[3:])
    assert content(parts) == content(tmp_path / "whole")


def test_the_last_task_completes_the_manifest(
    run: Run, words: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A task says how much was its own, and one that has nothing to do is no error."""
    for number in (4, 3, 2):
        assert "totals" not in _manifest(tmp_path / "out")
        run(*words, "--task", f"{number}/4")
    run(*words, "--task", "1/4")

    assert _manifest(tmp_path / "out")["totals"]["documents"] == 5
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(",")[0] for line in said] == [
        "quoteattr: 2 documents",
        "quoteattr: 2 documents",
        "quoteattr: 2 documents",
        "quoteattr: 0 documents",
    ]


def test_another_task_has_the_same_options(
    run: Run, words: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    """Also if it looked before the first one wrote anything."""
    run(*words, "--task", "2/2")
    capsys.readouterr()

    assert run(*words, "--task", "1/2", "--acts", "all") == 2
    assert "was begun with --acts" in capsys.readouterr().err


def _wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


def _done(out: Path) -> set[str]:
    return {path.stem for path in (out / "shards").glob("[0-9]*.json")}


def _manifest(out: Path) -> Any:  # noqa: ANN401  any JSON
    path = out / "manifest.json"
    return json.loads(path.read_bytes()) if path.exists() else {}
