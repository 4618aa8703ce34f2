"""TEI, read back by lxml and checked against the schema that trafilatura brings."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import pytest
import regex
from hypothesis import given

from quoteattr.export.tei import to_tei, to_tei_corpus
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker, SpeakerKind
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT
from tests.strategies import documents

etree = pytest.importorskip("lxml.etree", reason="the dev extra brings lxml")
_TRAFILATURA = find_spec("trafilatura")
if _TRAFILATURA is None or _TRAFILATURA.origin is None:
    pytest.skip("the dev extra brings trafilatura", allow_module_level=True)
# TEI P5 4.8.0 with what texts, stand-off markup and corpora need. Only the file is read, because
# trafilatura takes a second to import.
_SCHEMA = etree.DTD(str(Path(_TRAFILATURA.origin).parent / "data" / "tei_corpus.dtd"))
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORBIDDEN = regex.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(xml: str) -> Any:  # noqa: ANN401  lxml has no types
    """Return the root element of a valid file."""
    root = etree.fromstring(xml.encode("utf-8"))

    assert _SCHEMA.validate(root), _SCHEMA.error_log
    return root


def said(document: Document) -> list[Any]:
    """Return the elements of speech and thought, in text order."""
    return list(parsed(to_tei(document)).iter(f"{_TEI}said"))


def marked(text: str, *quotes: Quote) -> Document:
    """Return a document with these quotations."""
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker}
    return Document(text, quotes, tuple(speakers.values()))


def quote(number: int, *spans: tuple[int, int], kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    """Return a quotation of somebody unknown."""
    return Quote(number, kind, Act.SPEECH, tuple(Span(*span) for span in spans), "words")


def shown(document: Document) -> list[tuple[str, str]]:
    """Return the identifier and the whole text of each element of speech."""
    return [(element.get(_ID), "".join(element.itertext())) for element in said(document)]


@given(documents())
def test_any_document_is_valid_and_keeps_its_text(document: Document) -> None:
    """Every character is at its offset, except those that XML cannot represent."""
    body = next(parsed(to_tei(document)).iter(f"{_TEI}body"))

    assert "".join(body.itertext()) == _FORBIDDEN.sub("\ufffd", document.text)


@given(documents())
def test_the_pieces_of_a_quotation_are_chained(document: Document) -> None:
    """Who follows `next` comes to every piece, and `prev` leads back."""
    elements = {element.get(_ID): element for element in said(document)}
    followed = set()
    for name, element in elements.items():
        following = element.get("next")
        if following:
            followed.add(following[1:])
            assert elements[following[1:]].get("prev") == f"#{name}"

    assert followed == {name for name, element in elements.items() if element.get("prev")}
    assert {name.partition(".")[0] for name in followed} <= set(elements)


@given(documents())
def test_every_pointer_points_to_something(document: Document) -> None:
    """The speakers, addressees and quotations that are named are in the file."""
    root = parsed(to_tei(document))
    known = {f"#{name}" for name in root.xpath("//@xml:id")}

    assert set(root.xpath("//@who | //@toWhom | //@target")) <= known


def test_a_corpus_contains_several_documents() -> None:
    """Identifiers are unique in the file, so that the schema accepts two equal documents."""
    root = parsed("".join(to_tei_corpus([DOCUMENT, DOCUMENT])))

    assert len(root.findall(f"{_TEI}TEI")) == 2


def test_a_corpus_of_nothing_is_nothing() -> None:
    """TEI has no corpus without a document."""
    assert not list(to_tei_corpus([]))


def test_a_quotation_in_two_parts_is_two_elements_with_their_marks() -> None:
    """The marks are inside, and each part names the speaker."""
    first, second = said(DOCUMENT)[:2]

    assert (first.text, second.text) == ("“The bridge is closed,”", "“until May.”")
    assert (first.get("next"), second.get("prev")) == ("#q1.2", "#q1")
    assert first.get("who") == second.get("who") == "#s1"


def test_a_thought_is_not_aloud_and_its_owner_may_be_unknown() -> None:
    """An unresolved speaker has no `who`; what is not direct says so."""
    thought = said(DOCUMENT)[2]

    assert thought.text == "it was “lazy”"
    assert (thought.get("direct"), thought.get("aloud")) == ("false", "false")
    assert thought.get("who") is None


def test_scare_quotes_are_so_called() -> None:
    """A term has an element of its own."""
    terms = [element.text for element in parsed(to_tei(DOCUMENT)).iter(f"{_TEI}soCalled")]

    assert terms == ["‘easy way’"]


def test_nested_quotations_nest() -> None:
    """The inner one is a child of the outer one."""
    text = "“He said ‘go’ to me.”"
    outer = said(marked(text, quote(1, (1, 20)), quote(2, (10, 12))))[0]

    assert [child.text for child in outer] == ["‘go’"]


def test_a_quotation_over_paragraphs_has_an_element_in_each() -> None:
    """No element is in two paragraphs."""
    text = "“First paragraph.\n\n“Second one.”"

    assert shown(marked(text, quote(1, (1, 31)))) == [
        ("q1", "“First paragraph."),
        ("q1.2", "“Second one.”"),
    ]


def test_an_overlap_becomes_two_parts() -> None:
    """What begins inside another quotation and ends after it is cut there."""
    indirect = QuoteKind.INDIRECT
    document = marked("one two three", quote(1, (0, 7), kind=indirect), quote(2, (4, 13)))

    assert shown(document) == [("q1", "one two"), ("q2", "two"), ("q2.2", " three")]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("« Oui » dit-il", (2, 5), "« Oui »"),
        ("``Yes'' he said", (2, 5), "``Yes''"),
        ("— Yes, he said", (2, 5), "Yes"),
        ('He said "yes" "no"', (9, 12), '"yes"'),
        ("“\u2009‘Go’ he said.”", (2, 15), "“\u2009‘Go’ he said.”"),
    ],
    ids=["spaced", "typewriter", "dash", "neighbour", "thin space"],
)
def test_marks_belong_to_the_element(text: str, span: tuple[int, int], expected: str) -> None:
    """Marks of every convention are taken in, those of the neighbour and dashes are not."""
    assert shown(marked(text, quote(1, span))) == [("q1", expected)]


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (SpeakerKind.PERSON, "listPerson/person/persName"),
        (SpeakerKind.GROUP, "listPerson/personGrp/persName"),
        (SpeakerKind.ORGANISATION, "listPerson/org/orgName"),
        (SpeakerKind.DOCUMENT, "listBibl/bibl/title"),
    ],
)
def test_a_speaker_is_what_it_is(kind: SpeakerKind, path: str) -> None:
    """People, groups, organisations and documents have elements of their own."""
    speaker = Speaker(1, "A & B", kind=kind)
    root = parsed(to_tei(marked("Yes", attrs.evolve(quote(1, (0, 3)), speaker=speaker))))
    names = root.findall(f"{_TEI}standOff/" + "/".join(_TEI + step for step in path.split("/")))

    assert [name.text for name in names] == ["A & B"]
