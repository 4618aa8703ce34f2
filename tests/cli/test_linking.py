"""`quoteattr corpus --link-speakers`: what it does after the shards, and what it refuses."""

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def _articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    records = ({"text": f"{name} counts to {n}."} for n in range(6) for name in ("Ada", "Ben"))
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_the_command_links_a_corpus_that_is_done(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a file of corrections, which may change; then it links again, and reads no text."""
    words = ["corpus", _articles(tmp_path), tmp_path / "out", "--format", "jsonl", "--workers", "1"]
    file = tmp_path / "who.txt"
    file.write_text("merge | Ada | Ben\nrename | Eve | Eva", encoding="utf-8")

    assert run(*words, "--link-speakers") == 0
    assert "2 people and organisations, with reasons in " in capsys.readouterr().err
    assert run(*words, "--link-speakers", "--link-corrections", file) == 0
    said = capsys.readouterr().err
    assert f"{file}, line 2: nobody is called 'Eve'" in said
    assert "1 people and organisations" in said


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--date-column", "day"], "--date-column needs --link-speakers"),
        (["--link-speakers", "--date-column", "day"], "no column 'day'; the inputs have none"),
        (["--link-speakers", "--link-corrections", "who.txt"], "who.txt, line 1: 'x' is not known"),
    ],
)
def test_wrong_use_is_reported(
    run: Run, tmp_path: Path, more: Sequence[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is done."""
    (tmp_path / "who.txt").write_text("x", encoding="utf-8")
    with contextlib.chdir(tmp_path):
        assert run("corpus", _articles(tmp_path), "out", *more) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
