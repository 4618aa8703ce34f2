"""What is written: one file, a folder, or standard output, in each of the formats."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
import pytest

from quoteattr.corpus.plan import plan
from quoteattr.corpus.sinks import files as sinks
from quoteattr.corpus.sinks.files import Sink
from quoteattr.corpus.sinks.rendering import FORMATS
from quoteattr.errors import OutputFileError
from quoteattr.export.brat import ANNOTATION_CONF
from quoteattr.export.table import Style
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT

TWO = [DOCUMENT, attrs.evolve(DOCUMENT, id="bridge2")]
STREAMS = ["table", "jsonl", "csv", "tei", "html"]

Write = Callable[..., Sink]


@pytest.fixture
def failures() -> list[tuple[str, str]]:
    """Which documents could not be written, and why."""
    return []


@pytest.fixture
def write(failures: list[tuple[str, str]]) -> Write:
    """Writes documents to a place in a format."""

    def run(
        name: str | None,
        place: object,
        documents: Iterable[Document] = TWO,
        labels: Iterable[str] = ("bridge", "bridge2"),
    ) -> Sink:
        sink = Sink(
            plan(name, None if place is None else str(place), [*labels]),
            style=Style(),
            failed=lambda document, why: failures.append((document.id, why)),
        )
        sink.write(documents)
        return sink

    return run


@pytest.fixture
def _bridge_is_too_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one document fail when half of it is rendered."""

    def rendered(documents: Iterable[Document], *_: object, **__: object) -> Iterator[str]:
        for document in documents:
            yield f"{document.id} begins, "
            if document.id == "bridge":
                raise RuntimeError("too odd")
            yield "and ends.\n"

    monkeypatch.setattr(sinks, "rendered", rendered)


@pytest.mark.parametrize("name", [*FORMATS])
def test_a_folder_gets_a_file_a_document(name: str, tmp_path: Path, write: Write) -> None:
    """Each has the suffix of its format, and nothing else is left there."""
    write(name, tmp_path)

    suffix = FORMATS[name].suffix
    more = {
        "html": {"index.html"},
        "brat": {"annotation.conf", "bridge.txt", "bridge2.txt"},
    }
    expected = {f"bridge{suffix}", f"bridge2{suffix}"} | more.get(name, set())
    assert {path.name for path in tmp_path.iterdir()} == expected


def test_what_is_written_is_counted(tmp_path: Path, write: Write) -> None:
    """Documents that are in their place, and their quotations."""
    written = write("json", tmp_path).written

    assert (written.documents, written.quotations) == (2, 2 * len(DOCUMENT.quotes))


def test_several_documents_in_tei_are_a_corpus(
    capsys: pytest.CaptureFixture[str], write: Write
) -> None:
    """One is a document, several are a corpus."""
    write("tei", None, TWO[:1], ["bridge"])
    assert "<teiCorpus" not in capsys.readouterr().out
    write("tei", None)
    assert capsys.readouterr().out.count("<TEI ") == 2


def test_a_tei_file_takes_all_documents(tmp_path: Path, write: Write) -> None:
    """It is a corpus."""
    write(None, tmp_path / "all.xml")

    assert (tmp_path / "all.xml").read_text(encoding="utf-8").count("<TEI ") == 2


@pytest.mark.usefixtures("_bridge_is_too_odd")
@pytest.mark.parametrize("name", STREAMS)
def test_a_document_that_cannot_be_written_is_left_out_whole(
    name: str,
    tmp_path: Path,
    write: Write,
    failures: list[tuple[str, str]],
) -> None:
    """No half of it is in the file, and the others are."""
    sink = write(name, tmp_path / "all.out")

    assert (tmp_path / "all.out").read_text(encoding="utf-8") == "bridge2 begins, and ends.\n"
    assert failures == [("bridge", f"cannot be written as {name}: too odd")]
    assert sink.written.documents == 1


@pytest.mark.usefixtures("_bridge_is_too_odd")
def test_standard_output_gets_no_half_of_a_document(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same where nothing could be taken back."""
    write("jsonl", None)

    assert capsys.readouterr().out == "bridge2 begins, and ends.\n"


def test_a_lone_surrogate_is_left_out_where_a_format_cannot_hold_it(
    tmp_path: Path,
    write: Write,
    failures: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It has no UTF-8 form."""

    def rendered(documents: Iterable[Document], *_: object, **__: object) -> Iterator[str]:
        return (document.text for document in documents)

    monkeypatch.setattr(sinks, "rendered", rendered)
    write("csv", tmp_path / "a.csv", [Document("\ud800", id="bridge"), Document("b", id="bridge2")])

    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "b"
    assert "surrogates not allowed" in failures[0][1]


@pytest.mark.usefixtures("_bridge_is_too_odd")
def test_an_exporter_that_fails_does_not_stop_a_folder(
    tmp_path: Path,
    write: Write,
    failures: list[tuple[str, str]],
) -> None:
    """Only the other document has a file."""
    write("json", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["bridge2.json"]
    assert failures == [("bridge", "cannot be written as json: too odd")]


def test_a_folder_in_the_place_of_a_file_does_not_stop_the_others(
    tmp_path: Path, write: Write, failures: list[tuple[str, str]]
) -> None:
    """The message says so in words."""
    (tmp_path / "bridge.json").mkdir()

    write("json", tmp_path)

    assert (tmp_path / "bridge2.json").is_file()
    path = tmp_path / "bridge.json"
    assert failures == [("bridge", f"cannot write {path}: is a folder, not a file")]


def test_a_name_that_is_too_long_does_not_stop_the_others(
    tmp_path: Path, write: Write, failures: list[tuple[str, str]]
) -> None:
    """A text may have a name that leaves no room for a longer suffix."""
    name = "a" * 251
    write("json", tmp_path, [attrs.evolve(DOCUMENT, id=name), DOCUMENT], [name, "bridge"])

    assert [path.name for path in tmp_path.iterdir()] == ["bridge.json"]
    assert failures[0][1].endswith("file name too long")


def test_a_name_with_just_enough_room_is_written(tmp_path: Path, write: Write) -> None:
    """The temporary file has a short name of its own."""
    name = "a" * 250
    write("json", tmp_path, [attrs.evolve(DOCUMENT, id=name)], [name])

    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.json"]


@pytest.mark.usefixtures("_bridge_is_too_odd")
@pytest.mark.parametrize("documents", [[], TWO[:1]], ids=["none", "all fail"])
def test_a_file_stays_where_nothing_can_be_written(
    tmp_path: Path, write: Write, documents: list[Document]
) -> None:
    """An earlier result is better than an empty one."""
    (tmp_path / "a.csv").write_text("earlier", encoding="utf-8")

    write("csv", tmp_path / "a.csv", documents)

    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "earlier"


@pytest.mark.parametrize("name", ["json", "brat"])
def test_a_full_disk_ends_a_folder(
    name: str,
    tmp_path: Path,
    write: Write,
    failures: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hours of work that cannot be written anyway are not begun."""

    def replacing(_: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sinks, "replacing", replacing)

    with pytest.raises(OutputFileError, match=r"bridge\.[a-z]+: no space left on the device"):
        write(name, tmp_path)
    assert not failures


def test_brat_gets_the_text_and_its_configuration(tmp_path: Path, write: Write) -> None:
    """The folder can be opened in brat as it is."""
    write("brat", tmp_path)

    assert (tmp_path / "bridge.txt").read_text(encoding="utf-8") == DOCUMENT.text
    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == ANNOTATION_CONF


def test_brat_leaves_a_configuration_as_it_is(tmp_path: Path, write: Write) -> None:
    """A project may have its own."""
    (tmp_path / "annotation.conf").write_text("[entities]\n", encoding="utf-8")
    write("brat", tmp_path)

    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == "[entities]\n"


def test_brat_never_overwrites_another_text(
    tmp_path: Path, write: Write, failures: list[tuple[str, str]]
) -> None:
    """A text of that name may be the user's own; the other document is written."""
    (tmp_path / "bridge.txt").write_text("Mine.", encoding="utf-8")

    write("brat", tmp_path)

    assert "contains another text" in failures[0][1]
    assert (tmp_path / "bridge.txt").read_text(encoding="utf-8") == "Mine."
    assert not (tmp_path / "bridge.ann").exists()
    assert (tmp_path / "bridge2.ann").exists()


def test_brat_never_overwrites_other_annotations(
    tmp_path: Path, write: Write, failures: list[tuple[str, str]]
) -> None:
    """They may contain hours of corrections; equal content is not a loss."""
    write("brat", tmp_path)
    corrected = "T1\tQuotation 0 3\tThe\n"
    (tmp_path / "bridge.ann").write_text(corrected, encoding="utf-8")

    sink = write("brat", tmp_path)

    assert (tmp_path / "bridge.ann").read_text(encoding="utf-8") == corrected
    assert [name for name, _ in failures] == ["bridge"]
    assert "bridge.ann contains other annotations" in failures[0][1]
    assert sink.written.documents == 1


def test_brat_keeps_line_ends(tmp_path: Path, write: Write) -> None:
    """The offsets count them."""
    document = attrs.evolve(DOCUMENT, text="a\r\nb", quotes=(), terms=())
    write("brat", tmp_path / "a.ann", [document], ["bridge"])

    assert (tmp_path / "a.txt").read_bytes() == b"a\r\nb"


def test_names_that_differ_in_case_are_two_files(tmp_path: Path, write: Write) -> None:
    """On every file system; the documents keep their names."""
    documents = [attrs.evolve(DOCUMENT, id="Bridge"), DOCUMENT]
    write("json", tmp_path, documents, ["Bridge", "bridge"])

    assert {path.name for path in tmp_path.iterdir()} == {"Bridge.json", "bridge-2.json"}
    assert '"id": "bridge"' in (tmp_path / "bridge-2.json").read_text(encoding="utf-8")
