"""Corrections and casts on the command line, with a pipeline that needs no model."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from quoteattr.cli.feedback import find_corrections, read_corrector
from quoteattr.corpus.batch.corrected import with_knowledge
from quoteattr.corpus.sources.entries import Entry
from quoteattr.corpus.stream import Unread
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.quote import Gender
from tests.cli.conftest import Calls, Run
from tests.cli.fake import Whole
from tests.corpus.batch.test_run import content

TEXT = "Good morning."


def _corrections(document: str, *actions: Mapping[str, object]) -> str:
    return json.dumps(
        {
            "type": "quoteattr corrections",
            "version": 1,
            "document": document,
            "corrections": list(actions),
        }
    )


_QUOTE = {"parts": [{"start": 0, "end": 13, "text": TEXT}]}
_SAID_BY_ANN = {"action": "set-speaker", "quote": _QUOTE, "speaker": {"name": "Ann"}}


def test_corrections_are_applied_to_the_text_that_they_name(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of corrections belongs to one text; one that does not fit is told."""
    file = tmp_path / "corrections.json"
    wrong = {**_SAID_BY_ANN, "quote": {"parts": [{"start": 0, "end": 3, "text": "Bad"}]}}
    file.write_text(_corrections("a", wrong, _SAID_BY_ANN), encoding="utf-8")

    status = run(folder, "--corrections", file, "-q", "--format", "jsonl")

    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [record["speakers"] and record["speakers"][0]["name"] for record in records] == [
        "Ann",
        [],
    ]
    assert err == (
        f"quoteattr: {folder / 'a.txt'}: not applied: correction 1 (set-speaker): “Bad” was at 0, "
        "but “Goo” is there, and they are not found again\n"
    )


def test_corrections_of_a_corpus(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They go on through shards and a second run, which tells again what does not fit."""
    kept = tmp_path / "kept.json"
    wrong = {**_SAID_BY_ANN, "quote": {"parts": [{"start": 0, "end": 3, "text": "Bad"}]}}
    given = [_corrections("a", wrong, _SAID_BY_ANN), _corrections("c", wrong)]
    kept.write_text(f"[{','.join(given)}]", encoding="utf-8")
    out = tmp_path / "out"
    words = ["corpus", folder, out, "--format", "jsonl", "--shard-size", "1", "--link-speakers"]

    statuses = [run(*words, "--corrections", kept, "-q") for _ in range(2)]
    said = capsys.readouterr().err
    links = [path.read_text("utf-8") for path in sorted((out / "links").iterdir())]

    assert statuses == [0, 0]
    assert [json.loads(link)["person"] for link in links] == ["ann", "good"]
    assert said == 2 * (
        "quoteattr: a: not applied: correction 1 (set-speaker): “Bad” was at 0, but “Goo” is "
        "there, and they are not found again\n"
        f"quoteattr: {kept}: not used: no text is called 'c', and none is the text that was "
        "corrected\n"
    )
    assert run(*words) == 2
    assert "was begun with --corrections" in capsys.readouterr().err


def test_corrections_of_a_corpus_in_parts_and_processes(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The tables are those of one run; what no part used is told by the one that ends last."""
    kept = tmp_path / "kept.json"
    given = [_corrections(name, _SAID_BY_ANN) for name in ("a", "c")]
    kept.write_text(f"[{','.join(given)}]", encoding="utf-8")
    words = ["--format", "jsonl", "--shard-size", "1", "--corrections", kept, "-q"]
    run("corpus", folder, tmp_path / "whole", *words)
    told = capsys.readouterr().err

    for part, workers in (("2/2", 1), ("1/2", 2)):
        assert not capsys.readouterr().err
        run("corpus", folder, tmp_path / "parts", *words, "--task", part, "--workers", workers)

    assert "no text is called 'c'" in told
    assert capsys.readouterr().err == told
    assert content(tmp_path / "parts") == content(tmp_path / "whole")


def test_a_corpus_knows_what_corrections_say_of_people(folder: Path) -> None:
    """Of the one text that was corrected."""
    corrections = read_corrector(find_corrections(str(_kept(folder))), [Character("Bo")])
    entries = [Entry(name, name, None, TEXT) for name in ("a", "b")]
    ann = Character("Ann", gender=Gender.SHE)

    assert with_knowledge(entries[0], corrections) == ChainedText(TEXT, (), (Character("Bo"), ann))
    assert with_knowledge(entries[1], corrections) == TEXT
    assert with_knowledge(Entry("a", "a", None, unread := Unread("gone")), corrections) is unread


def _kept(folder: Path) -> Path:
    """Write corrections that name Ann as a speaker."""
    kept = folder.parent / "kept.json"
    ann = {**_SAID_BY_ANN, "speaker": {"name": "Ann", "gender": "she"}}
    kept.write_text(_corrections("a", ann), encoding="utf-8")
    return kept


def test_a_folder_of_corrections(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All files are read; those of no text are told."""
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "a.json").write_text(_corrections("a", _SAID_BY_ANN), encoding="utf-8")
    (kept / "z.json").write_text(_corrections("z", _SAID_BY_ANN), encoding="utf-8")

    assert run(folder, "--corrections", kept, "-q", "--format", "csv") == 0

    out, err = capsys.readouterr()
    assert "a,1,direct,speech,Good morning.,0,13,0-13,1,Ann," in out
    assert err == (
        f"quoteattr: {kept / 'z.json'}: not used: no text is called 'z', "
        "and none is the text that was corrected\n"
    )


def test_what_corrections_say_of_people_is_known_to_the_pipeline(
    folder: Path, tmp_path: Path
) -> None:
    """Names that were merged are one character; other texts have those of --characters alone."""
    from quoteattr.cli import main

    cast, file = tmp_path / "cast.txt", tmp_path / "corrections.json"
    cast.write_text("Edmund Vale | he\nNed\n", encoding="utf-8")
    merged = {
        "action": "merge-speakers",
        "speakers": [{"name": "Edmund Vale"}, {"name": "Ned"}, {"name": "he"}],
    }
    file.write_text(_corrections("a", merged), encoding="utf-8")
    pipeline = Whole()

    words = [str(folder), "--characters", str(cast), "--corrections", str(file)]
    assert main(words, loader=lambda *_, **__: pipeline) == 0  # type: ignore[arg-type]

    known = Character("Edmund Vale", ("Ned",), "he")
    assert pipeline.given == [ChainedText(TEXT, (), (known,)), "Good night."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[", "not JSON"),
        ("7", "expected an object, or a list of objects"),
        ("{}", "no corrections"),
        ('{"type": "quoteattr corrections"}', "version must be a whole number"),
    ],
)
def test_a_file_without_corrections(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    """Nothing is done, and the message says what is wrong."""
    file = folder / "corrections.json"
    file.write_text(content, encoding="utf-8")

    assert run(folder, "--corrections", file) == 2
    assert f"{file}: " in (err := capsys.readouterr().err)
    assert message in err


def test_corrections_are_an_input(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are not overwritten by the result."""
    file = tmp_path / "corrections.json"
    file.write_text(_corrections("a", _SAID_BY_ANN), encoding="utf-8")

    assert run(folder / "a.txt", "--corrections", file, "-o", file) == 2
    assert "is the input" in capsys.readouterr().err


def test_the_cast_is_read_again(run: Run, folder: Path, tmp_path: Path, calls: Calls) -> None:
    """`--characters` reads what `--write-characters` wrote."""
    file, cast = tmp_path / "corrections.json", tmp_path / "cast.txt"
    file.write_text(_corrections("a", _SAID_BY_ANN), encoding="utf-8")

    assert run(folder, "--corrections", file, "--write-characters", cast) == 0
    assert run(folder, "--characters", cast) == 0

    assert calls[-1][1]["characters"] == (Character("Ann"),)


def test_a_cast_that_was_edited_is_not_overwritten(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is made to be edited."""
    cast = tmp_path / "cast.txt"
    cast.write_text("Ann | she\n", encoding="utf-8")

    assert run(folder, "--write-characters", cast) == 2
    assert "somebody may have edited it" in capsys.readouterr().err
    assert cast.read_text(encoding="utf-8") == "Ann | she\n"
