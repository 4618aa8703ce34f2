"""Runs are kept as records, go on where they stopped, and are read back."""

import json
from pathlib import Path

import pytest

from benchmarks.corpora.texts import CorpusError, NewsText
from benchmarks.engines.runs import read_predictions, read_run, run
from quoteattr.schema.document import Document
from tests.benchmarks.hand_made import document, quote

TEXTS = [NewsText("a", "“Yes,” said Ann.", ()), NewsText("b", "“No,” said Ben.", ())]


class Engine:
    """Finds the words up to the comma, and counts how often it was asked."""

    def __init__(self) -> None:
        """Begin with no calls."""
        self.calls = 0

    def __call__(self, text: str) -> Document:
        """Return one quotation."""
        self.calls += 1
        return document(text, quote(text, text[1 : text.index(",")]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file for a run."""
    return tmp_path / "run.jsonl"


def test_a_kept_run_is_read_back(path: Path) -> None:
    """What was found and what is read are equal, with the name of the text."""
    found = list(run(Engine(), TEXTS, save=path))

    assert list(read_predictions(TEXTS, path)) == found
    assert [own.id for _, own in found] == ["a", "b"]


def test_a_run_goes_on_where_it_stopped(path: Path) -> None:
    """Texts that are in the file are not run again."""
    engine = Engine()
    list(run(engine, TEXTS[:1], save=path))
    list(run(engine, TEXTS, save=path))

    assert engine.calls == 2
    assert list(read_run(path)) == ["a", "b"]


def test_half_a_line_is_run_again(path: Path) -> None:
    """A run that was stopped while it wrote loses only that text."""
    list(run(Engine(), TEXTS, save=path))
    path.write_bytes(path.read_bytes()[:-20])
    engine = Engine()
    list(run(engine, TEXTS, save=path))

    assert engine.calls == 1
    assert list(read_run(path)) == ["a", "b"]


def test_a_text_cut_elsewhere_is_run_again(path: Path) -> None:
    """A record of a longer piece is not taken for that of a shorter one."""
    list(run(Engine(), TEXTS, save=path))
    engine = Engine()
    list(run(engine, [TEXTS[0].cut(10)], save=path))

    assert engine.calls == 1


def test_a_text_that_a_run_lacks_counts_as_failed(path: Path) -> None:
    """Leaving out the hard texts must not help."""
    list(run(Engine(), TEXTS[:1], save=path))
    (_, _), (_, missing) = read_predictions(TEXTS, path)

    assert missing.quotes == ()
    assert "error" in missing.meta


def test_predictions_of_another_text_are_an_error(path: Path) -> None:
    """The message names the file and the document."""
    list(run(Engine(), TEXTS, save=path))

    with pytest.raises(CorpusError, match=r"run\.jsonl: a: "):
        list(read_predictions([NewsText("a", "Another text.", ())], path))


def test_a_line_that_is_no_record_is_an_error(path: Path) -> None:
    """The message names the line."""
    path.write_text(json.dumps({"id": "a"}) + "\n[]\n\n", encoding="utf-8")

    with pytest.raises(CorpusError, match=r"run\.jsonl:2: not a record"):
        read_run(path)
