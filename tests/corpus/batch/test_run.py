"""Shards, and a run that is killed and started again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from quoteattr.corpus.batch.folder import check_folder, exclusive
from quoteattr.corpus.batch.manifest import create_manifest, manifest, read_manifest
from quoteattr.corpus.batch.run import Batch, Task
from quoteattr.corpus.batch.shards import Shards
from quoteattr.corpus.batch.survey import survey
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.corpus.sources.entries import SUFFIXES, InputOptions
from quoteattr.corpus.sources.text import find_sources
from quoteattr.corpus.stream import AnyText, Process
from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from tests.cli.fake import DELAY, Whole

ROOT = Path(__file__).parent.parent.parent.parent
DOCUMENTS = 90
MOST_KILLS = 100


def content(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, byte for byte."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Articles in a table, one of which breaks, and one beside it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    with (folder / "a.jsonl").open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS - 1):
            text = "break" if number == 40 else f"Ada counts to {number}."
            file.write(json.dumps({"text": text, "n": number}) + "\n")
    (folder / "b.txt").write_text("Ben counts too.", encoding="utf-8")
    return folder


def _batch(articles: Path, out: Path, name: str = "jsonl", size: int = 7) -> Batch:
    sources = find_sources([str(articles)], SUFFIXES).texts
    found = survey(sources, InputOptions(), seen=lambda _: None)
    made_with = manifest(versions={}, options={}, inputs=found.record(), output={})
    return Batch(found, InputOptions(), Shards(out, TABLE_FORMATS[name]), size, made_with)


def _run(batch: Batch, load: Callable[[], Process] = Whole, workers: int = 1) -> int:
    """Run a batch to its end, and return the number of shards that were done."""
    batch.begin()
    return sum(1 for _ in batch.run(load, workers=workers, meta={}))


def _rows(out: Path, table: str) -> list[Mapping[str, object]]:
    parts = sorted((out / table).iterdir())
    return [json.loads(line) for part in parts for line in part.read_bytes().splitlines()]


def test_every_document_is_a_row_of_documents_or_of_errors(articles: Path, tmp_path: Path) -> None:
    """In the order of the input, with its other columns."""
    out = tmp_path / "out"

    assert _run(_batch(articles, out)) == -(-DOCUMENTS // 7)
    documents, errors = _rows(out, "documents"), _rows(out, "errors")
    assert [row["row"] for row in documents] == [*range(1, 41), *range(42, DOCUMENTS), None]
    assert [row["n"] for row in documents] == [*range(40), *range(41, DOCUMENTS - 1), None]
    assert [(row["document"], row["error"]) for row in errors] == [("a:41", "it broke")]
    assert [row["speaker"] for row in _rows(out, "quotes")] == [*["Ada"] * 88, "Ben"]
    totals = json.loads((out / "manifest.json").read_bytes())["totals"]
    assert totals == {"quotes": 89, "speakers": 89, "documents": 89, "errors": 1}


def test_an_extracted_text_is_stored_with_its_result(tmp_path: Path) -> None:
    """Offsets refer to it, and no file has it."""
    pytest.importorskip("trafilatura", reason="the dev extra brings trafilatura")
    words = "Ada waits for the bridge to open again, and Ben does too. " * 9
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(f"<title>Bridge</title><p>{words}</p>")
    (tmp_path / "in" / "b.txt").write_text("Ben left.")
    _run(_batch(tmp_path / "in", tmp_path / "out"))
    page, text = _rows(tmp_path / "out", "documents")
    quotes = _rows(tmp_path / "out", "quotes")

    assert (page["text"], text["text"]) == (words.strip(), None)
    assert (page["title"], text["title"]) == ("Bridge", None)
    assert quotes[0]["end"] == len(words.strip())


@pytest.mark.parametrize("name", TABLE_FORMATS)
def test_a_run_that_stops_after_each_shard_is_the_same_in_the_end(
    articles: Path, tmp_path: Path, name: str
) -> None:
    """Byte for byte, and nothing is done twice."""
    _run(_batch(articles, tmp_path / "whole", name))
    processes = []

    def load() -> Whole:
        processes.append(Whole())
        return processes[-1]

    for _ in range(20):
        batch = _batch(articles, tmp_path / "parts", name)
        batch.begin()
        next(batch.run(load, workers=1, meta={}), None)

    assert content(tmp_path / "whole") == content(tmp_path / "parts")
    assert len(processes) == batch.count


def test_a_shard_is_written_before_the_next_document_is_made(
    articles: Path, tmp_path: Path
) -> None:
    """Else a run that is killed would lose a shard that is complete."""
    batch = _batch(articles, tmp_path / "out")
    whole, shards_before = Whole(), list[int]()

    def process(text: AnyText, *, id: str) -> Document:
        shards_before.append(len(batch.done()))
        return whole(text, id=id)

    _run(batch, lambda: process)
    assert shards_before == [number // batch.size for number in range(DOCUMENTS)]


def test_a_file_that_is_missing_is_made_again(articles: Path, tmp_path: Path) -> None:
    """And no other."""
    _run(_batch(articles, tmp_path / "out"))
    before = content(tmp_path / "out")
    (tmp_path / "out" / "quotes" / "part-00003.jsonl").unlink()

    assert _run(_batch(articles, tmp_path / "out")) == 1
    assert content(tmp_path / "out") == before


def test_models_that_cannot_be_loaded_bind_nobody(articles: Path, tmp_path: Path) -> None:
    """The folder stays empty, so the options can be corrected."""

    def load() -> Whole:
        raise InvalidOptionError("no such models")

    with pytest.raises(InvalidOptionError, match="no such models"):
        _run(_batch(articles, tmp_path / "out"), load)
    assert content(tmp_path / "out") == {}


def test_a_table_that_becomes_shorter_keeps_its_place(articles: Path, tmp_path: Path) -> None:
    """What is missing is an error, and what comes after it is where it was."""
    batch = _batch(articles, tmp_path / "out")
    table = articles / "a.jsonl"
    table.write_bytes(b"\n".join(table.read_bytes().split(b"\n")[:50]))
    _run(batch)
    errors = _rows(tmp_path / "out", "errors")

    assert [row["row"] for row in errors] == [41, *range(51, DOCUMENTS)]
    assert str(errors[1]["error"]).endswith("the file ends before this record")
    assert _rows(tmp_path / "out", "documents")[-1]["document"] == "b"


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    """The second one is refused."""
    pytest.importorskip("fcntl", reason="locks of POSIX")

    with (
        exclusive(tmp_path),
        pytest.raises(InvalidOptionError, match="another run is writing to"),
        exclusive(tmp_path),
    ):
        pass
    with exclusive(tmp_path):
        pass


def test_runs_that_share_a_folder_exclude_others(tmp_path: Path) -> None:
    """But not each other."""
    pytest.importorskip("fcntl", reason="locks of POSIX")

    with (
        exclusive(tmp_path, shared=True),
        exclusive(tmp_path, shared=True),
        pytest.raises(InvalidOptionError, match="another run is writing to"),
        exclusive(tmp_path),
    ):
        pass
    with exclusive(tmp_path):
        pass


@pytest.mark.parametrize(("shards", "tasks"), [(10, 3), (2, 5), (0, 1), (7, 7)])
def test_every_shard_is_that_of_one_task(shards: int, tasks: int) -> None:
    """And all have about equally many."""
    parts = [Task(number, tasks).shards(shards) for number in range(1, tasks + 1)]

    assert [shard for part in parts for shard in part] == [*range(shards)]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_of_two_manifests_one_is_created(tmp_path: Path) -> None:
    """The other run is told what the first one was begun with."""
    first, second = (
        manifest(versions={}, options={"--acts": acts}, inputs={}, output={})
        for acts in ("speech", "all")
    )
    create_manifest(tmp_path, first)
    create_manifest(tmp_path, first)

    with pytest.raises(InvalidOptionError, match="was begun with --acts speech, and now it is all"):
        create_manifest(tmp_path, second)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert read_manifest(tmp_path) == first


@pytest.mark.parametrize("out", ["in", "in/out", "."])
def test_the_output_is_beside_the_inputs(tmp_path: Path, out: str) -> None:
    """Else the next run would read it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").touch()
    path = tmp_path / "in" / "a.txt"

    with pytest.raises(InvalidOptionError, match="contains the other"):
        check_folder(tmp_path / out, inputs=[path], folders=[tmp_path / "in"])
    if out != "in/out":
        with pytest.raises(InvalidOptionError, match=r"a\.txt is in the output"):
            check_folder(tmp_path / out, inputs=[path], folders=[])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks of POSIX")
def test_a_run_that_is_killed_again_and_again_is_the_same_in_the_end(
    articles: Path, tmp_path: Path
) -> None:
    """At any moment: before a shard, within one of its files, and between two of them."""
    pytest.importorskip("pyarrow", reason="the dev extra brings pyarrow")

    def run(out: str, kills: int) -> int:
        words = [articles, tmp_path / out, "--shard-size", "3", "--workers", "1", "--quiet"]
        words += ["--link-speakers"]
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.corpus.batch.killing"),
                *map(str, [1, kills, *words]),
            ],
            cwd=ROOT,
            env={**os.environ, DELAY: "0.002"},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return int(done.stdout)

    assert run("whole", 0) == 0
    assert run("parts", MOST_KILLS) >= 10
    assert content(tmp_path / "whole") == content(tmp_path / "parts")
