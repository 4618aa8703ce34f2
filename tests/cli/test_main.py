"""The command line: inputs, options, and what it prints, with a pipeline that needs no model."""

import io
import json
import os
import sys
import warnings
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any, cast

import pytest

from quoteattr.cli import main
from quoteattr.cli.status import DONE, FAILED, WRONG_USE
from quoteattr.errors import LexiconError
from quoteattr.pipeline import Pipeline
from quoteattr.schema.knowledge import ChainedText
from tests.cli.fake import Whole

Run = Callable[..., int]
Calls = list[tuple[tuple[Any, ...], dict[str, Any]]]


def test_a_file_becomes_a_table(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table is the default, and a single file needs no more than its name."""
    assert run(folder / "a.txt") == DONE
    assert "“Good morning.”" in capsys.readouterr().out


def test_a_table_names_each_document(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tables follow each other, each under the name of its document."""
    assert run(folder) == DONE
    assert [line for line in capsys.readouterr().out.split("\n") if line in {"a", "b"}] == [
        "a",
        "b",
    ]


def test_the_restart_of_a_worker_is_not_reported(folder: Path) -> None:
    """A long text makes a worker large, which loky takes for a leak and cures by itself."""

    def load(*_: object, **__: object) -> Pipeline:
        warnings.warn("A worker was restarted while some jobs were given", stacklevel=1)
        return cast("Pipeline", Whole())

    assert main([str(folder / "a.txt")], loader=load) == DONE


def test_explain_names_the_rule(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each quotation says what decided."""
    assert run(folder / "a.txt", "--explain") == DONE
    assert "confidence 0.00" in capsys.readouterr().out


def test_jsonl_has_a_document_a_line(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The records carry the names of the documents."""
    assert run(folder, "--format", "jsonl") == DONE
    records = map(json.loads, capsys.readouterr().out.splitlines())
    assert [record["id"] for record in records] == ["a", "b"]


def test_json_on_standard_output_has_one_document(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Several objects in a row would be no JSON."""
    assert run(folder / "a.txt", "--format", "json") == DONE
    assert json.loads(capsys.readouterr().out)["id"] == "a"
    assert run(folder, "--format", "json") == WRONG_USE
    assert "use --format jsonl" in capsys.readouterr().err


def test_several_inputs_go_to_a_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    """Each document gets a file of its own."""
    assert run(folder, "--format", "json", "-o", tmp_path / "out") == DONE
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_a_csv_file_takes_all_inputs(run: Run, folder: Path, tmp_path: Path) -> None:
    """One table of all quotations, if the name of the output says so."""
    out = tmp_path / "all.csv"

    assert run(folder, "--format", "csv", "-o", out) == DONE
    assert out.read_bytes().count(b"\r\n") == 3


def test_one_document_is_a_page(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its own, without an overview."""
    assert run(folder / "a.txt", "--format", "html") == DONE
    page = capsys.readouterr().out
    assert page.startswith("<!doctype html>")
    assert "Good morning." in page
    assert 'id="documents"' not in page


def test_a_folder_of_pages_has_an_index(run: Run, folder: Path, tmp_path: Path) -> None:
    """It links to each of them."""
    assert run(folder, "--format", "html", "-o", f"{tmp_path / 'out'}/") == DONE
    overview = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="./a.html"' in overview
    assert 'href="./b.html"' in overview
    assert "Good night." in (tmp_path / "out" / "b.html").read_text(encoding="utf-8")


def test_an_index_takes_the_place_of_no_page(run: Run, folder: Path, tmp_path: Path) -> None:
    """Also on file systems to which `Index` and `index` are one name."""
    (folder / "Index.txt").write_text("Good grief.", encoding="utf-8")

    assert run(folder, "--format", "html", "-o", f"{tmp_path / 'out'}/") == DONE
    assert "Good grief." in (tmp_path / "out" / "Index.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "index_.html").is_file()


def test_a_html_file_takes_all_inputs(run: Run, folder: Path, tmp_path: Path) -> None:
    """One page, with the overview first."""
    out = tmp_path / "all.html"

    assert run(folder, "--format", "html", "-o", out) == DONE
    page = out.read_text(encoding="utf-8")
    assert 0 < page.index("Overview") < page.index("Good morning.") < page.index("Good night.")


def test_one_input_goes_to_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    """The name of the output is the name of the file, and its folder is made."""
    assert run(folder / "a.txt", "-o", tmp_path / "new" / "table.txt") == DONE
    assert "Good morning." in (tmp_path / "new" / "table.txt").read_text(encoding="utf-8")


def test_a_slash_makes_a_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    """Also for one input."""
    assert run(folder / "a.txt", "-o", f"{tmp_path / 'out'}{os.sep}") == DONE
    assert (tmp_path / "out" / "a.txt").is_file()


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\xff", "not UTF-8"), (b"PK\0", "a binary file")], ids=["odd", "binary"]
)
def test_a_failed_input_does_not_stop_the_others(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, reason: str
) -> None:
    """The message names the file and the reason, and the status is 1."""
    (folder / "a.txt").write_bytes(data)

    assert run(folder, "--format", "jsonl") == FAILED
    captured = capsys.readouterr()
    assert json.loads(captured.out)["id"] == "b"
    assert f"a.txt: {reason}" in captured.err


def test_a_text_that_breaks_the_pipeline_is_a_failed_input(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It leaves no empty document behind."""
    (folder / "a.txt").write_text("break", encoding="utf-8")

    assert run(folder, "--format", "jsonl") == FAILED
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert "a.txt: it broke" in captured.err


def test_a_dead_worker_is_a_failure(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not wrong use."""
    (folder / "a.txt").write_text("die", encoding="utf-8")

    assert run(folder) == FAILED
    assert "a worker died" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_a_failure(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the output."""
    assert run(folder / "a.txt", "-o", folder / "b.txt" / "c.txt") == FAILED
    assert "b.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--demo", "a.txt"),
        ("a.txt", "--workers", "0"),
        ("a.txt", "--format", "csv", "--explain"),
        ("a.txt", "--characters", "missing.txt"),
        ("a.txt", "--chains", "missing.json"),
    ],
    ids=["demo and path", "workers", "explain", "characters", "chains"],
)
def test_wrong_use(run: Run, words: tuple[str, ...]) -> None:
    """Invalid options are reported before any model is loaded."""
    assert run(*words) == WRONG_USE


@pytest.mark.parametrize("words", [["--format", "yaml"], ["--nothing"]], ids=["format", "option"])
def test_unknown_options_end_with_two(words: list[str]) -> None:
    """As every command line does."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == WRONG_USE


def test_what_load_refuses_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken list of verbs, an unknown act or engine."""

    def loader(*_: object, **__: object) -> Pipeline:
        raise LexiconError("verbs, line 3: too long")

    assert main([str(folder)], loader=loader) == WRONG_USE
    assert capsys.readouterr().err == "quoteattr: verbs, line 3: too long\n"


def test_an_interrupt_ends_quietly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever presses Ctrl-C knows what happened: a line is enough."""

    def loader(*_: object, **__: object) -> Pipeline:
        raise KeyboardInterrupt

    assert main([str(folder)], loader=loader) == 130
    assert capsys.readouterr().err == "quoteattr: interrupted\n"


def test_an_interrupt_while_the_program_starts_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Importing all rules takes a moment, in which Ctrl-C may be pressed."""

    class Impatient(MetaPathFinder):
        def find_spec(self, name: str, *_: object) -> None:
            if name == "quoteattr.cli.run":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "quoteattr.cli.run")
    monkeypatch.setattr(sys, "meta_path", [Impatient(), *sys.meta_path])

    assert main([]) == 130


def test_options_reach_the_pipeline(run: Run, folder: Path, calls: Calls, tmp_path: Path) -> None:
    """Every option that tunes is an argument of `load`."""
    (tmp_path / "cast.txt").write_text("Ned", encoding="utf-8")
    words = ("--acts", "speech,thought", "--direct-only", "--verbs", "verbs.txt")
    more = ("--nouns", "nouns.txt", "--min-confidence", "0.5", "--no-terms", "--rules-only")
    run(folder, *words, *more, "--characters", tmp_path / "cast.txt", "--models", "stanza:en")
    ((engine,), options) = calls[0]

    assert engine == "stanza:en"
    assert options["acts"] == ("speech", "thought")
    assert options["direct_only"] is True
    assert (options["verbs"], options["nouns"]) == (Path("verbs.txt"), Path("nouns.txt"))
    assert (options["min_confidence"], options["terms"]) == (0.5, False)
    assert options["rules_only"] is True
    assert [character.name for character in options["characters"]] == ["Ned"]


def test_another_encoding(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is that of all inputs; one in another is a failed input, and the rest is done."""
    (folder / "a.txt").write_bytes("“Grüß Gott.”".encode("utf-16"))
    (folder / "b.txt").write_bytes(b"odd")

    assert run(folder, "--encoding", "utf-16", "--format", "jsonl") == FAILED
    captured = capsys.readouterr()
    assert json.loads(captured.out)["id"] == "a"
    assert "Grüß Gott." in captured.out
    assert "b.txt: not utf-16" in captured.err


def test_line_ends_of_a_file_stay(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Offsets are those of the file without its byte order mark."""
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")

    run(folder / "a.txt", "--format", "jsonl")

    (quote,) = json.loads(capsys.readouterr().out)["quotes"]
    assert quote["parts"][0]["text"] == "One.\r\nTwo.\r\n"


def test_chains_that_do_not_fit_their_text_are_a_failed_input(
    run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are done."""
    path = tmp_path / "chains.json"
    path.write_text('{"a": [[[0, 99]]]}', encoding="utf-8")

    assert run(folder, "--chains", path, "--format", "jsonl") == FAILED
    captured = capsys.readouterr()
    assert json.loads(captured.out)["id"] == "b"
    assert "a.txt: chain 1: the mention 0 to 99 ends after the text" in captured.err


@pytest.mark.parametrize(
    ("chains", "message"),
    [('{"c": []}', "no text is called 'c'"), ("[]", "for several texts give an object")],
)
def test_chains_need_a_text_each(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], chains: str, message: str
) -> None:
    """Chains for a text that is not there are wrong use."""
    path = folder.parent / "chains.json"
    path.write_text(chains, encoding="utf-8")

    assert run(folder, "--chains", path) == WRONG_USE
    assert message in capsys.readouterr().err


def test_chains_reach_the_text_of_their_label(folder: Path, tmp_path: Path) -> None:
    """The others have none."""
    path = tmp_path / "chains.json"
    path.write_text('{"b": [[[0, 4], [5, 10]]]}', encoding="utf-8")
    whole = Whole()

    def loader(*_: object, **__: object) -> Pipeline:
        return cast("Pipeline", whole)

    assert main([str(folder), "--chains", str(path)], loader=loader) == DONE
    assert whole.given == ["Good morning.", ChainedText("Good night.", [[(0, 4), (5, 10)]])]


@pytest.mark.parametrize(("pattern", "ids"), [("*.txt", ["a", "b"]), ("**/*.txt", ["a", "b", "c"])])
def test_a_pattern_that_the_shell_did_not_expand(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], pattern: str, ids: list[str]
) -> None:
    """Two stars match any folders."""
    (folder / "deep").mkdir()
    (folder / "deep" / "c.txt").write_text("Good grief.", encoding="utf-8")

    assert run(folder / pattern, "--format", "jsonl") == DONE
    records = map(json.loads, capsys.readouterr().out.splitlines())
    assert [record["id"] for record in records] == ids


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("drafts/*.rtf",), "drafts/*.rtf: no file matches this pattern"),
        (("a.txt", "--encoding", "klingon"), "no encoding is called 'klingon'; try utf-8"),
        (("a.txt", "--verbs", "none.txt"), "cannot read the list of verbs none.txt"),
        (("a.txt", "--nouns", "none.txt"), "cannot read the list of nouns none.txt"),
    ],
    ids=["pattern", "encoding", "verbs", "nouns"],
)
def test_the_message_names_what_is_wrong(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    """With the loader of the library, which looks at its options before any model."""
    monkeypatch.chdir(folder)

    assert main(words) == WRONG_USE
    assert message in capsys.readouterr().err


def test_all_acts_have_one_name(run: Run, folder: Path, calls: Calls) -> None:
    """`all` is a single word, not a list."""
    run(folder, "--acts", "all")

    assert calls[0][1]["acts"] == "all"


def test_standard_input_is_read_where_something_is_piped_in(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a path the text comes from the pipe."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Piped words.")))

    assert run() == DONE
    assert "Piped words." in capsys.readouterr().out


def test_a_closed_standard_input_is_no_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As under a scheduler that gives a process no streams."""
    monkeypatch.setattr(sys, "stdin", None)

    assert run() == DONE
    assert "here is the demo" in capsys.readouterr().err


@pytest.mark.parametrize("words", [(), ("--demo",)], ids=["nothing", "demo"])
def test_the_demo_shows_the_seed_article(
    run: Run,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With nothing piped in there is still something to see."""
    with open(os.devnull, encoding="utf-8") as nothing:  # noqa: PTH123  a device, no path of ours
        monkeypatch.setattr(sys, "stdin", nothing)
        assert run(*words) == DONE
    captured = capsys.readouterr()
    assert "1  direct" in captured.out
    assert ("here is the demo" in captured.err) == (not words)


def test_a_progress_bar_is_for_a_terminal(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is drawn on standard error only, and taken away at the end."""
    run(folder)
    assert "%" not in capsys.readouterr().err

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    run(folder)
    drawn = capsys.readouterr().err
    assert "1/2" in drawn
    assert drawn.split("\r\x1b[K")[-2] == "quoteattr: 2 documents, 2 quotations\n"
    assert drawn.endswith("\r\x1b[K")
