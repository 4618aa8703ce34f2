"""Passages of novels: reading their labels, and scoring nothing outside them."""

from pathlib import Path

import pytest

from benchmarks.corpora.novels import LABELS, read_novels
from benchmarks.corpora.texts import CorpusError, FictionQuotation
from benchmarks.measures import fiction
from benchmarks.measures.passages import in_passage, measures
from quoteattr.schema.span import Span
from tests.benchmarks.hand_made import document, quote

TEXT = "“Rain,” said Ida.\r\n“Snow,” said Jo.\r\n“Hail,” said Ida."
ROWS = "# places\nferry\tida\tquotation\t0\t7\n\nferry\tida\tmention\t13\t16\n"


@pytest.fixture
def novels(tmp_path: Path) -> Path:
    """A folder with one novel and its labels."""
    (tmp_path / "ferry.txt").write_bytes(TEXT.encode())
    (tmp_path / "labels.tsv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_a_novel_has_the_labelled_quotations_and_mentions(novels: Path) -> None:
    """Line ends stay as they are, since the labels are offsets."""
    (novel,) = read_novels(novels, novels / "labels.tsv")

    assert (novel.id, novel.text) == ("ferry", TEXT)
    assert novel.quotations == (FictionQuotation((Span(0, 7),), "ida"),)
    assert [TEXT[m.span.start : m.span.end] for m in novel.mentions] == ["Ida"]


@pytest.mark.parametrize(
    "row", ["ferry\tida\tquotation\t0", "ferry\tida\tquotation\t0\tx", "ferry\tida\tsong\t0\t7"]
)
def test_the_line_of_a_wrong_label_is_named(novels: Path, row: str) -> None:
    """Too few columns, no number, an unknown kind."""
    (novels / "labels.tsv").write_text(f"# places\n{row}\n", encoding="utf-8")

    with pytest.raises(CorpusError, match=r"labels\.tsv:2: "):
        list(read_novels(novels, novels / "labels.tsv"))


def test_a_missing_novel_is_named(novels: Path) -> None:
    """The message has the file."""
    (novels / "ferry.txt").unlink()

    with pytest.raises(CorpusError, match=r"ferry\.txt"):
        list(read_novels(novels, novels / "labels.tsv"))


def test_quotations_outside_the_passage_do_not_count(novels: Path) -> None:
    """They have no label, so nobody knows whether they are right."""
    (novel,) = read_novels(novels, novels / "labels.tsv")
    predicted = document(
        TEXT,
        quote(TEXT, "“Rain,”", id=1, source="Ida"),
        quote(TEXT, "“Hail,”", id=2),
        id="ferry",
    )

    counts = in_passage(fiction.count)(novel, predicted)

    assert counts["segments predicted"] == 1
    assert measures(counts)["quotations found"] == 1.0


def test_no_precision_is_measured(novels: Path) -> None:
    """Terms and letters of the passages are not labelled."""
    (novel,) = read_novels(novels, novels / "labels.tsv")

    found = measures(fiction.count(novel, document(TEXT, id="ferry")))

    assert not any(name.startswith("segment") for name in found)


def test_every_shipped_quotation_has_a_character_with_mentions() -> None:
    """Without a mention no prediction could be right."""
    rows = [
        line.split("\t")
        for line in LABELS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    speakers, mentioned = (
        {(row[0], row[1]) for row in rows if row[2] == what} for what in ("quotation", "mention")
    )

    assert speakers
    assert speakers <= mentioned
