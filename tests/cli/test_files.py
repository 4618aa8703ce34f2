"""What the command line writes, and what it never overwrites."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.cli.status import DONE, FAILED, WRONG_USE
from quoteattr.corpus.sinks.rendering import FORMATS

Run = Callable[..., int]
Calls = list[tuple[tuple[Any, ...], dict[str, Any]]]


@pytest.fixture
def _in_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


@pytest.mark.parametrize(
    "words",
    [
        ("texts", "-o", "texts"),
        ("texts", "-o", "texts/"),
        ("texts/a.txt", "-o", "texts/a.txt"),
        ("texts/a.txt", "--format", "csv", "-o", "texts/../texts/a.txt"),
        ("texts/a.txt", "-o", "link.txt"),
        ("link.txt", "-o", "texts/a.txt"),
        ("texts", "--format", "brat", "-o", "texts"),
        ("texts/a.txt", "-o", "texts/a.ann"),
        ("texts", "-o", "texts/tables/"),
        ("texts", "-o", "texts/tables.txt"),
        ("texts", "cast.json", "--format", "json", "-o", "./"),
        ("page/index.html", "texts", "-o", "page/", "--format", "html"),
        ("texts", "-o", "cast.json", "--format", "json", "--characters", "cast.json"),
        ("texts/a.txt", "-o", "cast.json", "--characters", "cast.json"),
        ("texts/a.txt", "-o", "cast.json", "--chains", "cast.json"),
        ("texts/a.txt", "-o", "verbs.csv", "--verbs", "verbs.csv"),
        ("texts/a.txt", "-o", "verbs.csv", "--nouns", "verbs.csv"),
    ],
    ids=" ".join,
)
def test_no_output_is_ever_an_input(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    calls: Calls,
    words: tuple[str, ...],
) -> None:
    """Refused before anything is read or loaded, and nothing is changed."""
    monkeypatch.chdir(folder.parent)
    for name in ("cast.json", "verbs.csv", "page/index.html"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("[]", encoding="utf-8")
    Path("link.txt").symlink_to("texts/a.txt")
    before = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}

    assert run(*words) == WRONG_USE
    assert not calls
    after = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize("place", ["texts", "texts/", "texts/b.txt"])
def test_a_table_never_replaces_an_article(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Even if it is not an input: it has the name that the table would get."""
    monkeypatch.chdir(folder.parent)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Another.", encoding="utf-8")

    assert run("a.txt", "b.txt", "-o", place) == WRONG_USE
    assert (folder / "b.txt").read_text(encoding="utf-8") == "Good night."
    assert (folder / "a.txt").read_text(encoding="utf-8") == "Good morning."


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"table", "brat"}))
def test_a_folder_loses_nothing_that_is_no_result(
    run: Run, folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page or the record that an article was taken from often lies beside it."""
    origin = folder / f"b{FORMATS[name].suffix}"
    origin.write_text('{"id": 7, "version": 1}', encoding="utf-8")

    assert run(folder, "--format", name, "-o", folder) == WRONG_USE
    assert f"the output {origin} exists, and is not a {name} that" in capsys.readouterr().err
    assert origin.read_text(encoding="utf-8") == '{"id": 7, "version": 1}'


def test_an_index_of_a_site_is_not_replaced(run: Run, folder: Path) -> None:
    """Nobody has named it."""
    (folder / "index.html").write_text("<html>My site</html>", encoding="utf-8")

    assert run(folder, "--format", "html", "-o", folder) == WRONG_USE


@pytest.mark.parametrize("name", [*FORMATS])
def test_a_run_can_be_repeated(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    """A result replaces an earlier one, also one without quotations."""
    (folder / "a.txt").write_text("", encoding="utf-8")
    (folder / f"{'long' * 50}.txt").write_text("Good grief.", encoding="utf-8")
    for _ in range(2):
        assert run(folder, "--format", name, "-o", f"{tmp_path / 'out'}/") == DONE
    if not FORMATS[name].for_several:
        for _ in range(2):
            assert (
                run(folder, "--format", name, "-o", tmp_path / f"x{FORMATS[name].suffix}") == DONE
            )


def test_a_file_that_is_named_is_replaced(run: Run, folder: Path, tmp_path: Path) -> None:
    """Whatever it contains, as everywhere."""
    out = tmp_path / "quotes.csv"
    out.write_text("old", encoding="utf-8")

    assert run(folder, "-o", out) == DONE
    assert out.read_text(encoding="utf-8").startswith("document,")


def test_results_may_lie_beside_the_texts(run: Run, folder: Path) -> None:
    """With a suffix of their own they are never read."""
    for _ in range(2):
        assert run(folder, "--format", "json", "-o", folder) == DONE
        assert run(folder, "-o", folder / "all.csv") == DONE
    names = {path.name for path in folder.iterdir()}
    assert names == {"a.txt", "b.txt", "a.json", "b.json", "all.csv"}


def test_a_run_where_all_fails_leaves_an_earlier_result(run: Run, folder: Path) -> None:
    """An empty file would be taken for a text without quotations."""
    (folder / "a.txt").write_text("break", encoding="utf-8")
    (folder / "out.csv").write_text("earlier", encoding="utf-8")

    assert run(folder / "a.txt", "-o", folder / "out.csv") == FAILED
    assert (folder / "out.csv").read_text(encoding="utf-8") == "earlier"


def test_a_run_that_ends_in_the_middle_leaves_an_earlier_result(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half a table would be taken for all of it; the message says so."""
    (folder / "b.txt").write_text("die", encoding="utf-8")
    out = folder / "out.csv"
    out.write_text("earlier", encoding="utf-8")

    assert run(folder, "-o", out) == FAILED
    assert out.read_text(encoding="utf-8") == "earlier"
    said = capsys.readouterr().err
    assert f"a worker died, after 1 of 2 documents; {out} is as it was before" in said


@pytest.mark.parametrize("name", ["x" * 251, "a"], ids=["long name", "folder"])
def test_one_document_that_cannot_be_written_does_not_end_the_run(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """It is named with the reason, and the others are done."""
    (folder / f"{name}.txt").write_text("Good grief.", encoding="utf-8")
    out = tmp_path / "out"
    (out / "a.json").mkdir(parents=True)

    assert run(folder, "--format", "json", "-o", out) == FAILED
    assert (out / "b.json").is_file()
    captured = capsys.readouterr()
    assert f"{folder / name}.txt: cannot write {out / name}.json: " in captured.err
    assert "failed, written to" in captured.err


def test_documents_of_one_name_are_distinguished(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one file by their ids, and in a folder by their files."""
    (folder.parent / "a.txt").write_text("Good grief.", encoding="utf-8")
    monkeypatch.chdir(folder)

    assert run("a.txt", "../a.txt", "--format", "jsonl") == DONE
    records = map(json.loads, capsys.readouterr().out.splitlines())
    assert [record["id"] for record in records] == ["texts/a.txt", "a.txt"]
    assert run("a.txt", "../a.txt", "--format", "json", "-o", "../out/") == DONE
    assert (folder.parent / "out" / "texts" / "a.txt.json").is_file()
    assert (folder.parent / "out" / "a.txt.json").is_file()


def test_a_suffix_sets_the_format(run: Run, folder: Path, tmp_path: Path) -> None:
    """And several tables go into one file."""
    assert run(folder, "-o", tmp_path / "x.html") == DONE
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(folder, "-o", tmp_path / "x.txt") == DONE
    assert "Good night." in (tmp_path / "x.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "quotes.xyz"), "no format has the suffix .xyz"),
        (("-o", "quotes.tsv"), "add --format script"),
        (("-o", "x.html", "--format", "csv"), "--format says csv"),
        (("-o", "all.json"), "a json file contains one document"),
        (("-o", "x.html", "--explain"), "--explain needs --format table"),
        (("-o", ""), "cannot be the name of a file"),
        (("-o", "a\0b"), "cannot be the name of a file"),
    ],
    ids=["unknown", "script", "contradiction", "one document", "explain", "empty", "zero"],
)
@pytest.mark.usefixtures("_in_folder")
def test_an_output_that_makes_no_sense_is_wrong_use(
    run: Run, words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is made, neither a file nor a folder."""
    assert run("a.txt", "b.txt", *words) == WRONG_USE
    assert message in capsys.readouterr().err
    assert {path.name for path in Path().iterdir()} == {"a.txt", "b.txt"}


def test_one_closing_line_and_no_other(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is for people; --quiet leaves it out."""
    (folder / "c.txt").write_text("break", encoding="utf-8")
    out = tmp_path / "quotes.csv"

    run(folder, "-o", out)
    said = capsys.readouterr().err.splitlines()
    closing = f"quoteattr: 3 documents, 2 quotations, 1 failed, written to {out}"
    assert said == [f"quoteattr: {folder / 'c.txt'}: it broke", closing]
    run(folder, "-o", out, "--quiet")
    assert capsys.readouterr().err.splitlines() == said[:1]


def test_a_guessed_encoding_is_said(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a file that is not UTF-8, since another encoding could fit as well."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes("“Où?” said Ada – at the café.".encode("cp1252"))
    new.write_text("“Où?” said Ada.", encoding="utf-8")

    assert run(old, new, "--encoding", "auto", "--format", "csv") == DONE
    out, err = capsys.readouterr()
    assert "“Où?” said Ada – at the café." in out
    assert "old.txt: read as cp1252" in err
    assert "new.txt" not in err


def test_one_document_in_a_folder_says_where_it_is(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The user has named the folder only."""
    run(folder / "a.txt", "--format", "json", "-o", f"{tmp_path / 'out'}/")

    assert capsys.readouterr().err.endswith(f"written to {tmp_path / 'out' / 'a.json'}\n")
