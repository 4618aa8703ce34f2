"""The audiobook maker's options, with a pipeline that needs no model."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_script_and_a_file_for_each_voice(run: Run, folder: Path, tmp_path: Path) -> None:
    """The lines of the voices are those of the script."""
    script, voices = tmp_path / "script.tsv", tmp_path / "voices"

    assert run(folder, "--format", "script", "-o", script, "--write-voices", voices) == 0

    with script.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect=csv.excel_tab))
    assert [(row["document"], row["voice"], row["text"]) for row in rows] == [
        ("a", "UNKNOWN", "Good morning."),
        ("b", "UNKNOWN", "Good night."),
    ]
    assert [path.name for path in voices.iterdir()] == ["UNKNOWN.tsv"]
    assert (voices / "UNKNOWN.tsv").read_text(encoding="utf-8") == script.read_text(
        encoding="utf-8"
    )


def test_voices_do_not_overwrite(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder has to be new."""
    assert run(folder, "--write-voices", folder) == 2
    assert "is not an empty folder" in capsys.readouterr().err


def test_a_workbook_is_not_printed(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It needs a file."""
    assert run(folder, "--format", "xlsx") == 2
    assert "name a file: -o OUT.xlsx" in capsys.readouterr().err

    assert run(folder, "-o", tmp_path / "q.xlsx") == 0
    assert (tmp_path / "q.xlsx").read_bytes().startswith(b"PK")
