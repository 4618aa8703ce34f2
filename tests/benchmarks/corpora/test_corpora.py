"""The readers of the corpora, on files of the same layout."""

from pathlib import Path

import pytest

from benchmarks.corpora.alignment import align
from benchmarks.corpora.litbank import read_litbank
from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import CorpusError, FictionText, NewsText, choose
from quoteattr.schema.span import Span

NEWS = "Boats, the port said, sail at nine."
STANDOFF = """\
T1\tSource 7 15\tthe port
T2\tCue 16 20\tsaid
T3\tContent 22 34;0 5\tsail at nine Boats
T4\tAttribution 16 20\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
E2\tAttribution:T4 Source:T1
"""
NOVEL = "\r\n‘Oh,’ said Ida.\r\n‘Do come,’ said he."


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    """A clone with one article that two people annotated."""
    split = tmp_path / "data" / "dev"
    (split / "text").mkdir(parents=True)
    (split / "attributions").mkdir()
    (split / "text" / "port.txt").write_text(NEWS, encoding="utf-8")
    (split / "attributions" / "port_00ff.ann").write_text(STANDOFF, encoding="utf-8")
    (split / "attributions" / "port_ff00.ann").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def pdnc(tmp_path: Path) -> Path:
    """A clone with one novel."""
    novel = tmp_path / "data" / "Ida"
    novel.mkdir(parents=True)
    (novel / "novel_text.txt").write_bytes(NOVEL.encode())
    (novel / "quotation_info.csv").write_text(
        "quoteByteSpans,speaker,quoteType,addressees\n"
        "\"[[2, 7]]\",Ida,Explicit,\"['Jo', '_group']\"\n"
        '"[[19, 29]]",_unknowable,Anaphoric,[]\n',
        encoding="utf-8",
    )
    (novel / "character_info.csv").write_text(
        "Main Name,Aliases\nIda,\"{'Miss Ida'}\"\nJo,\"{'Jo's aunt'}\"\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def litbank(tmp_path: Path) -> Path:
    """A clone with one text, which goes on after the annotated piece."""
    for folder in ("original", "quotations/tsv", "coref/tsv"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "original" / "ida.txt").write_text("“Oh,”\nsaid Ida.\nMore.", encoding="utf-8")
    tokens = "“ Oh , ”\nsaid Ida .\n"
    (tmp_path / "quotations" / "tsv" / "ida_brat.txt").write_text(tokens, encoding="utf-8")
    (tmp_path / "quotations" / "tsv" / "ida_brat.ann").write_text(
        "QUOTE\tq1\t0\t0\t0\t3\t“ Oh , ”\nATTRIB\tq1\tIda-1\n", encoding="utf-8"
    )
    (tmp_path / "coref" / "tsv" / "ida_brat.ann").write_text(
        "MENTION\tT1\t1\t1\t1\t1\tIda\tPER\tPROP\nCOREF\tT1\tIda-1\n", encoding="utf-8"
    )
    return tmp_path


def test_polnear_gives_relations_in_text_order(polnear: Path) -> None:
    """The parts of a role are sorted, and what has no content is no relation."""
    (article,) = read_polnear(polnear)

    (relation,) = article.relations
    assert relation.content == (Span(0, 5), Span(22, 34))
    assert (relation.source, relation.cue) == ((Span(7, 15),), (Span(16, 20),))


def test_polnear_takes_the_first_annotator(polnear: Path) -> None:
    """An article that two people annotated is one article."""
    assert [article.id for article in read_polnear(polnear)] == ["port"]


def test_pdnc_keeps_line_ends(pdnc: Path) -> None:
    """Offsets are those of the file, so its line ends stay."""
    (novel,) = read_pdnc(pdnc)

    assert novel.text == NOVEL
    assert [item.parts[0].of(novel.text) for item in novel.quotations] == ["‘Oh,’", "‘Do come,’"]


def test_pdnc_tells_what_cannot_be_known(pdnc: Path) -> None:
    """A speaker whom no reader can know is not part of the gold."""
    (novel,) = read_pdnc(pdnc)

    assert [item.is_knowable for item in novel.quotations] == [True, False]
    assert [item.kind for item in novel.quotations] == ["explicit", "anaphoric"]


def test_pdnc_gives_the_addressees_who_can_be_known(pdnc: Path) -> None:
    """A group is not a character."""
    (novel,) = read_pdnc(pdnc)

    assert [item.addressees for item in novel.quotations] == [{"Jo"}, frozenset()]


def test_pdnc_reads_names_that_an_apostrophe_breaks(pdnc: Path) -> None:
    """A set that is no Python any more still gives names."""
    (novel,) = read_pdnc(pdnc)

    assert novel.characters is not None
    assert novel.characters[0].names == {"Ida", "Miss Ida"}
    assert "Jo" in novel.characters[1].names


def test_litbank_is_cut_after_the_annotated_piece(litbank: Path) -> None:
    """What follows the last token was not annotated."""
    (text,) = read_litbank(litbank)

    assert text.text == "“Oh,”\nsaid Ida."


def test_litbank_tokens_are_found_in_the_original(litbank: Path) -> None:
    """Quotations and mentions refer to the published text."""
    (text,) = read_litbank(litbank)

    assert [(item.parts[0].of(text.text), item.speaker) for item in text.quotations] == [
        ("“Oh,”", "Ida-1")
    ]
    assert [(item.span.of(text.text), item.entity) for item in text.mentions] == [("Ida", "Ida-1")]


def test_a_folder_without_the_corpus_is_an_error(tmp_path: Path) -> None:
    """The message names the folder."""
    for reader in (read_polnear, read_pdnc, read_litbank):
        with pytest.raises(CorpusError, match=tmp_path.name):
            next(iter(reader(tmp_path)))


def test_a_token_that_is_not_there_is_passed_over() -> None:
    """The tokens after it are still found."""
    places = list(align(["a", "zzz", "c"], "a b c"))

    assert places == [Span(0, 1), Span(1, 1), Span(4, 5)]


def test_a_text_is_cut_with_its_gold(pdnc: Path) -> None:
    """Gold that is not wholly in the beginning does not count."""
    (novel,) = choose(read_pdnc(pdnc), characters=20)

    assert len(novel.text) == 20
    assert len(novel.quotations) == 1


def test_a_quick_look_takes_the_first_texts() -> None:
    """Documents are limited by number and chosen by name."""
    texts = [NewsText(name, "", ()) for name in "abc"]

    assert [text.id for text in choose(texts, documents=2)] == ["a", "b"]
    assert [text.id for text in choose(texts, only=["c"])] == ["c"]


def test_a_short_text_is_not_cut() -> None:
    """A limit beyond the end changes nothing."""
    text = FictionText("x", "Hm.", ())

    assert list(choose([text], characters=100)) == [text]
