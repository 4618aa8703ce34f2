"""Weights of conversations that were learned without the author of a text."""

from pathlib import Path

import attrs
import pytest

from benchmarks.corpora.texts import CorpusError
from benchmarks.engines import held_out
from benchmarks.engines.runs import Engine
from quoteattr.pipeline import Pipeline
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.document import Document
from tests.parses import read_parse

TEXT = "Ann rose. Bob fell."


@attrs.frozen
class _Novel:
    id: str
    text: str


@attrs.frozen
class _Recorder(Pipeline):
    """Answers with the weight that it was given."""

    def __call__(self, text: object, *, id: str = "") -> Document:
        return Document(str(text), id=f"{id}{self.weights.speaker['near']}")


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine with weights for two novels."""
    for number, id in enumerate(("One", "Two"), start=1):
        lines = f"# not learned from: {id}, Other{number}\nspeaker  near  {number}\n"
        (tmp_path / f"{number}.txt").write_text(lines, encoding="utf-8")
    novels = [_Novel("Two", TEXT), _Novel("Three", "Nobody came.")]
    monkeypatch.setattr(held_out, "FOLDER", tmp_path)
    monkeypatch.setattr(held_out, "read_pdnc", lambda _: novels)
    return held_out.load_held_out(_Recorder(_annotate), tmp_path)


def _annotate(_text: str) -> AnnotatedText:
    return read_parse("Rain .")


def test_a_novel_is_read_by_weights_of_others(engine: Engine) -> None:
    """Also if only its beginning is read."""
    assert engine(TEXT[:9]).id == "2.0"


def test_a_novel_that_all_weights_know(engine: Engine) -> None:
    """It cannot be read by weights that do not know it."""
    with pytest.raises(CorpusError, match="without Three"):
        engine("Nobody came.")


def test_each_novel_is_held_out_once() -> None:
    """The files in the repository hold out every novel once."""
    ids = [
        id
        for path in held_out.FOLDER.glob("*.txt")
        for id in path.read_text(encoding="utf-8").splitlines()[0].partition(": ")[2].split(", ")
    ]

    assert len(ids) == len(set(ids)) == 18
