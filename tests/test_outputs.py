"""Where documents go: one file, a folder, or standard output, in each of the formats."""

from pathlib import Path

import attrs
import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.export.brat import ANNOTATION_CONF
from quoteattr.outputs import SUFFIXES, Output
from tests.documents import DOCUMENT

TWO = [DOCUMENT, attrs.evolve(DOCUMENT, id="bridge2")]


def plan(name: str, place: Path | None, documents: int = 2) -> Output:
    """Return the plan for so many documents."""
    return Output.plan(
        name, None if place is None else str(place), documents=documents, explain=False
    )


@pytest.mark.parametrize("name", [*SUFFIXES])
def test_a_folder_gets_a_file_a_document(name: str, tmp_path: Path) -> None:
    """Each has the suffix of its format."""
    plan(name, tmp_path).write(TWO)

    assert {f"bridge{SUFFIXES[name]}", f"bridge2{SUFFIXES[name]}"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("name", ["json", "brat", "webannotation"])
def test_some_formats_hold_one_document(name: str) -> None:
    """Standard output is one file, and the message says what to do."""
    with pytest.raises(InvalidOptionError, match=f"{name} holds one document: use"):
        plan(name, None)


def test_several_documents_in_tei_are_a_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    """One is a document, several are a corpus."""
    plan("tei", None, 1).write(TWO[:1])
    assert "<teiCorpus" not in capsys.readouterr().out
    plan("tei", None).write(TWO)
    assert capsys.readouterr().out.count("<TEI ") == 2


def test_a_tei_file_takes_all_documents(tmp_path: Path) -> None:
    """A corpus, if the name of the output says that it is one file."""
    plan("tei", tmp_path / "all.xml").write(TWO)

    assert (tmp_path / "all.xml").read_text(encoding="utf-8").count("<TEI ") == 2


def test_brat_gets_the_text_and_its_configuration(tmp_path: Path) -> None:
    """The folder can be opened in brat as it is."""
    plan("brat", tmp_path).write(TWO)

    assert (tmp_path / "bridge.txt").read_text(encoding="utf-8") == DOCUMENT.text
    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == ANNOTATION_CONF


def test_brat_leaves_a_configuration_as_it_is(tmp_path: Path) -> None:
    """A project may have one of its own."""
    (tmp_path / "annotation.conf").write_text("[entities]\n", encoding="utf-8")
    plan("brat", tmp_path).write(TWO)

    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == "[entities]\n"


def test_brat_never_overwrites_another_text(tmp_path: Path) -> None:
    """A text of that name may be the user's own."""
    (tmp_path / "bridge.txt").write_text("Mine.", encoding="utf-8")

    with pytest.raises(FileExistsError, match="holds another text"):
        plan("brat", tmp_path).write(TWO)
    assert (tmp_path / "bridge.txt").read_text(encoding="utf-8") == "Mine."


def test_brat_keeps_line_ends(tmp_path: Path) -> None:
    """The offsets count them."""
    plan("brat", tmp_path / "a.ann", 1).write(
        [attrs.evolve(DOCUMENT, text="a\r\nb", quotes=(), terms=())]
    )

    assert (tmp_path / "a.txt").read_bytes() == b"a\r\nb"
