"""`quoteattr sample` and `quoteattr score`."""

import contextlib
import json
from pathlib import Path

import pytest

from quoteattr.export.records import to_csv, to_jsonl
from tests.cli.conftest import Run
from tests.documents import DOCUMENT, TEXT


@pytest.mark.parametrize("name", ["parquet", "jsonl", "csv"])
def test_any_format_of_a_corpus_gives_one_sample(run: Run, tmp_path: Path, name: str) -> None:
    """With the quotation marked in its context."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "Ada counts to {n}."}}\n' for n in range(9)), "utf-8")
    run("corpus", path, tmp_path / "out", "--format", name, "--workers", 1)

    assert run("sample", tmp_path / "out", "--n", 4, "-o", tmp_path / "a.csv") == 0
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert lines[1].startswith("[[Ada counts to 2.]],Ada counts to 2.,Ada,,,direct,,,,,a:3,1,0,")


def test_records_get_their_context_from_the_texts(run: Run, tmp_path: Path) -> None:
    """By the names of the documents; a table has it already."""
    (tmp_path / "a.jsonl").write_text("".join(to_jsonl([DOCUMENT])), "utf-8")
    (tmp_path / "b.csv").write_text("".join(to_csv([DOCUMENT])), "utf-8", newline="")
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8", newline="")
    run(
        "sample", tmp_path / "a.jsonl", "--texts", tmp_path / "bridge.txt", "-o", tmp_path / "1.csv"
    )
    run("sample", tmp_path / "b.csv", "-o", tmp_path / "2.csv")

    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()
    assert "[[The bridge is closed,]]” warned Mayor Ada Brook, “[[until May.]]”" in (
        tmp_path / "1.csv"
    ).read_text("utf-8-sig")


def test_records_without_texts_are_reported(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such a sheet is of little use."""
    (tmp_path / "a.json").write_text(json.dumps(DOCUMENT.to_record()), "utf-8")

    assert run("sample", tmp_path / "a.json", "-o", tmp_path / "1.csv") == 0
    assert "name the texts with --texts" in capsys.readouterr().err


def test_a_score_reports_rows_and_strata(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not labelled, and what is no label, is named."""
    head = "is_quotation,extent_right,speaker_right,stratum,stratum_size,confidence,speaker\n"
    rows = ["yes,yes,no", "yes,no,yes", "yes,,yes", "no,,", ",,", "si,,"]
    lines = [f"{row},direct 0.7-0.9,1000,0.8,Ada\n" for row in rows]
    lines += [",,,mixed 0.9-1.0,5,0.95,Ada\n"]
    (tmp_path / "a.csv").write_text(head + "".join(lines), "utf-8")

    assert run("score", tmp_path / "a.csv") == 1
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "quoteattr: row 7: is_quotation 'si' is neither yes nor no",
        "quoteattr: no label in extent_right: row 4",
        "quoteattr: no label in is_quotation: rows 6-8",
        "quoteattr: strata without a label, left out of the score: mixed 0.9-1.0",
    ]
    assert printed.out.splitlines() == [
        "precision                        95% interval   rows",
        "quotation                   .750    .257-.963      4",
        "extent                      .333    .045-.840      3",
        "speaker                     .500    .126-.874      4",
        "",
        "stratum                        of  rows  quotation     extent    speaker",
        "direct                      1,000     4       .750       .333       .500",
        "  direct 0.7-0.9            1,000     4       .750       .333       .500",
        "mixed                           5     0          -          -          -",
        "  mixed 0.9-1.0                 5     0          -          -          -",
        "",
        "confidence                  mean    speaker 95% interval   rows",
        "0.7-0.9                     .800       .500    .126-.874      4",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["sample", "a.txt", "-o", "s.csv"], "a.txt: not JSON"),
        (["sample", "a.csv", "-o", "s.csv"], "a.csv: record 1 has no 'document'; name a table of"),
        (["sample", "b.json", "-o", "s.csv"], "the confidence 3 is not from 0 to 1"),
        (["sample", "b.json", "-o", "s.ods"], "a sheet is .csv or .xlsx"),
        (["sample", "b.json", "-o", "s.csv", "--n", "0"], "--n must be at least 1, got 0"),
        (["sample", "-", "-o", "s.csv"], "cannot be read from standard input"),
        (["score", "none.csv"], "none.csv: no such file or folder"),
        (["score", "a.csv"], "no column is_quotation; it is not a sheet of"),
    ],
)
def test_wrong_use_is_reported(
    run: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: str,
) -> None:
    """And nothing is written."""
    with contextlib.chdir(tmp_path):
        _try(run, words)
    assert message in capsys.readouterr().err
    assert not (tmp_path / "s.csv").exists()


def _try(run: Run, words: list[str]) -> None:
    Path("a.txt").write_text("Ada waits.", "utf-8")
    Path("a.csv").write_text("name\nAda\n", "utf-8")
    record = DOCUMENT.to_record()
    record["quotes"][0]["confidence"] = 3
    Path("b.json").write_text(json.dumps(record), "utf-8")

    assert run(*words) == 2
