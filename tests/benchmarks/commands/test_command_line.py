"""The command line, on runs that were kept: no model is needed."""

import json
from pathlib import Path

import attrs
import pytest

from benchmarks.__main__ import main
from benchmarks.commands.tables import FAILED, PASSED, WRONG_USE
from benchmarks.tasks import read_seed
from quoteattr.export.records import to_jsonl
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act


@pytest.fixture
def perfect(tmp_path: Path) -> Path:
    """A run that found all that is said in the seed article, and no thoughts."""
    gold = read_seed()
    said = tuple(attrs.evolve(q, parent=None) for q in gold.quotes if q.act is not Act.THOUGHT)
    path = tmp_path / "perfect.jsonl"
    path.write_text("".join(to_jsonl([attrs.evolve(gold, quotes=said)])), encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A run that found nothing in the seed article."""
    gold = read_seed()
    path = tmp_path / "empty.jsonl"
    path.write_text("".join(to_jsonl([Document(gold.text, id=gold.id)])), encoding="utf-8")
    return path


def test_runs_stand_side_by_side(
    perfect: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each kept run is a column of the table."""
    arguments = ["accuracy", "--predictions", str(perfect), "--predictions", str(empty)]

    assert main(arguments) == PASSED
    rows = {line[:20].strip(): line.split()[-2:] for line in capsys.readouterr().out.split("\n")}
    assert rows["measure"] == ["perfect", "empty"]
    assert rows["content IoU50 R"] == ["1.000", "0.000"]


def test_results_and_errors_are_written(perfect: Path, empty: Path, tmp_path: Path) -> None:
    """The JSON contains the measures, and the listing what was lost since an earlier run."""
    results, listing = tmp_path / "results.json", tmp_path / "errors.txt"
    main(
        [
            *("accuracy", "--predictions", str(empty), "--against", str(perfect)),
            *("--json", str(results), "--errors", str(listing)),
        ]
    )

    stored = json.loads(results.read_text(encoding="utf-8"))
    assert stored["seed"]["empty"]["measures"]["content IoU50 F"] == 0
    assert "lost, with the error now: 15" in listing.read_text(encoding="utf-8")


def test_a_missing_corpus_is_wrong_use(
    perfect: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what is not there."""
    arguments = ["accuracy", "--predictions", str(perfect), "--polnear", str(tmp_path)]

    assert main(arguments) == WRONG_USE
    assert "no PolNeAR in" in capsys.readouterr().err


def test_a_run_of_several_engines_cannot_be_kept(tmp_path: Path) -> None:
    """A file contains the run of one engine."""
    engines = ["--engine", "textacy", "--engine", "nearest"]

    assert main(["accuracy", *engines, "--save", str(tmp_path / "run.jsonl")]) == WRONG_USE


def test_the_seed_article_is_part_of_the_challenge(
    perfect: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two runs are compared by the passages that pass in only one of them."""
    main(["challenge", "--predictions", str(empty), "--against", str(perfect)])

    printed = capsys.readouterr().out
    assert "lost 1: 000_928ea7a133be337d" in printed
    assert "gained 0: " in printed


def test_the_statuses_differ() -> None:
    """The exit codes distinguish success, a missed floor and wrong use."""
    assert len({PASSED, FAILED, WRONG_USE}) == 3
