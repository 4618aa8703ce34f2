"""brat stand-off, read back by pybrat and by the grammar on brat's own page."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.export.brat import ANNOTATION_CONF, brat_text, to_brat
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT
from tests.strategies import documents

# https://brat.nlplab.org/standoff.html
_LINE = regex.compile(
    r"(?P<text>T\d+\t(?P<sort>\w+) (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>.+))"
    r"|(?P<relation>R\d+\t\w+ Arg1:(?P<from>T\d+) Arg2:(?P<to>T\d+))"
    r"|(?P<attribute>A\d+\t\w+ (?P<of>T\d+) \w+)"
    r"|(?P<note>#\d+\tAnnotatorNotes (?P<about>T\d+)\t[^\t]+)"
)


@given(documents())
def test_every_line_is_one_of_the_grammar(document: Document) -> None:
    """Whatever the text contains, each line of the file is an annotation."""
    annotations = to_brat(document)

    assert annotations.split("\n")[:-1] == annotations.splitlines()
    assert all(_LINE.fullmatch(line) for line in annotations.splitlines())


@given(documents())
def test_offsets_count_the_characters_of_the_text_file(document: Document) -> None:
    """The words of an annotation are the text at its offsets, fragments joined by a space."""
    text = brat_text(document).encode("utf-8").decode("utf-8")
    for line in to_brat(document).splitlines():
        if (match := _LINE.fullmatch(line)) and match["text"]:
            spans = [map(int, pair.split(" ")) for pair in match["offsets"].split(";")]

            assert " ".join(text[start:end] for start, end in spans) == match["words"]


@given(documents())
def test_names_are_unique_and_known(document: Document) -> None:
    """Relations, attributes and notes speak of annotations that are there."""
    names = [line.partition("\t")[0] for line in to_brat(document).splitlines()]
    spoken_of = set(regex.findall(r"(?<=[ :])T\d+(?=[ \t\n])", _without_words(to_brat(document))))

    assert len(names) == len(set(names))
    assert spoken_of <= set(names)


def test_pybrat_reads_what_was_written(tmp_path: Path) -> None:
    """A reader by other people finds the quotation, its parts, its cue and its source."""
    parser = pytest.importorskip("pybrat.parser", reason="the dev extra brings pybrat")
    (tmp_path / "bridge.txt").write_text(brat_text(DOCUMENT), encoding="utf-8", newline="")
    (tmp_path / "bridge.ann").write_text(to_brat(DOCUMENT), encoding="utf-8", newline="")
    [example] = parser.BratParser().parse(tmp_path)
    first = next(entity for entity in example.entities if entity.type == "Quotation")
    related = {
        (relation.type, relation.arg2.mention)
        for relation in example.relations
        if relation.arg1 == first
    }

    assert [(span.start, span.end) for span in first.spans] == [(1, 22), (49, 59)]
    assert related == {("ReportedBy", "warned"), ("SaidBy", "Mayor Ada Brook")}


def test_a_note_names_the_speaker() -> None:
    """What is not a span of the text is in a note."""
    assert "\tspeaker: Ada Brook; rule: subject; confidence: 0.97\n" in to_brat(DOCUMENT)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\u2028", "\x85", "\t"])
def test_a_stretch_is_split_where_a_line_ends(end: str) -> None:
    """No annotation goes over a line end or a tab."""
    text = f"one{end}two"
    whole = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, len(text)),), text)
    first, _, _ = to_brat(Document(text, (whole,))).partition("\n")

    assert first == f"T1\tQuotation 0 3;{len(text) - 3} {len(text)}\tone two"


def test_nested_quotations_are_related() -> None:
    """The inner one is within the outer one, also if it comes first."""
    text = "one two"
    quotes = (
        Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, 3),), "one", parent=2),
        Quote(2, QuoteKind.DIRECT, Act.SPEECH, (Span(0, 7),), text),
    )

    assert "\tWithin Arg1:T1 Arg2:T2\n" in to_brat(Document(text, quotes))


@given(st.sampled_from([DOCUMENT]) | documents())
def test_the_configuration_knows_every_name(document: Document) -> None:
    """Brat shows only what the configuration of the folder declares."""
    written = set(regex.findall(r"(?m)^[TRA]\d+\t(\w+)", to_brat(document)))

    assert written <= set(regex.findall(r"(?m)^\w+", ANNOTATION_CONF))


def _without_words(annotations: str) -> str:
    return regex.sub(r"(?m)^(T\d+\t[^\t\n]*)\t.*$", r"\1", annotations)
