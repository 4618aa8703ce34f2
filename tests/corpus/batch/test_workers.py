"""A corpus in several processes, and in little memory."""

import json
import os
import subprocess
import sys
import tracemalloc
from importlib.resources import files
from pathlib import Path

import pytest

from quoteattr.corpus.batch.manifest import manifest
from quoteattr.corpus.batch.run import Batch
from quoteattr.corpus.batch.shards import Shards
from quoteattr.corpus.batch.survey import survey
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.corpus.sources.entries import InputOptions
from quoteattr.corpus.sources.text import find_sources
from quoteattr.errors import EngineError, InvalidOptionError
from tests.cli.fake import Whole
from tests.corpus.batch.test_run import ROOT, content

_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())


def _table(folder: Path, texts: list[str]) -> Path:
    path = folder / "a.jsonl"
    path.write_text("".join(f"{json.dumps({'text': text})}\n" for text in texts), encoding="utf-8")
    return path


def _batch(table: Path, out: Path, size: int) -> Batch:
    found = survey(find_sources([str(table)]).texts, InputOptions(), seen=lambda _: None)
    made_with = manifest(versions={}, options={}, inputs=found.record(), output={})
    return Batch(found, InputOptions(), Shards(out, TABLE_FORMATS["jsonl"]), size, made_with)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_text_that_kills_its_worker_is_a_row_of_errors(tmp_path: Path) -> None:
    """All others are done, and the process that started the workers loads nothing."""
    table = _table(tmp_path, ["Ada waits.", "break", "die", *["Ben left."] * 7])
    loaders = tmp_path / "loaders"
    loaders.mkdir()

    def load() -> Whole:
        (loaders / str(os.getpid())).touch()
        return Whole()

    batch = _batch(table, tmp_path / "out", 4)
    counts = list(batch.run(load, workers=2, meta={}))

    assert [shard["errors"] for shard in counts] == [2, 0, 0]
    assert sum(shard["documents"] for shard in counts) == 8
    lines = (tmp_path / "out" / "errors" / "part-00000.jsonl").read_text().splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["a:2", "a:3"]
    assert "killed twice" in json.loads(lines[1])["error"]
    assert {path.name for path in loaders.iterdir()}.isdisjoint({str(os.getpid())})


def test_several_workers_write_what_one_does(tmp_path: Path) -> None:
    """Byte for byte."""
    table = _table(tmp_path, [f"Ada counts to {number}." for number in range(20)])
    for workers in (1, 2):
        list(_batch(table, tmp_path / str(workers), 6).run(Whole, workers=workers, meta={}))

    assert content(tmp_path / "1") == content(tmp_path / "2")


def test_models_that_no_worker_can_load_stop_the_run(tmp_path: Path) -> None:
    """They are no fault of a text."""

    def load() -> Whole:
        raise InvalidOptionError("no such models")

    batch = _batch(_table(tmp_path, ["Ada waits."] * 3), tmp_path / "out", 2)

    with pytest.raises(EngineError, match="no such models"):
        list(batch.run(load, workers=2, meta={}))
    assert content(tmp_path / "out") == {}


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    """A shard is all that is kept."""

    def peak(documents: int) -> int:
        folder = tmp_path / str(documents)
        folder.mkdir()
        table = _table(folder, ["Ada waits. " * 300] * documents)
        tracemalloc.start()
        for _ in _batch(table, folder / "out", 20).run(Whole, workers=1, meta={}):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(40)
    assert peak(600) < 1.5 * peak(100)


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
def test_the_parent_of_workers_imports_no_models(tmp_path: Path) -> None:
    """Neither PyTorch nor Stanza: the memory is for the workers."""
    table = _table(tmp_path, ["“The bridge is closed,” said Mayor Ada Brook."] * 3)
    code = (
        "import sys\n"
        "from quoteattr.cli import main\n"
        "status = main(sys.argv[1:])\n"
        "print(status, sorted({'torch', 'stanza'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [
            *(sys.executable, "-c", code, "corpus", table, tmp_path / "out"),
            *("--format", "jsonl", "--workers", "2", "--quiet"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    quotes = (tmp_path / "out" / "quotes" / "part-00000.jsonl").read_text(encoding="utf-8")

    assert done.stdout == "0 []\n", done.stderr
    assert [json.loads(line)["speaker"] for line in quotes.splitlines()] == ["Ada Brook"] * 3
