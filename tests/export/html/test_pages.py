"""The page of a document, the report on many, and the frame for notebooks."""

import re

import attrs
import pytest
from hypothesis import given

import quoteattr
from quoteattr.export.html import Tally, frame, index, page_of, report, to_html
from quoteattr.schema.document import Document
from tests.browser.article import article, novel
from tests.documents import DOCUMENT
from tests.pages import Element, read
from tests.strategies import documents, texts

ATTACK = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>"


def _only(page: str, *, class_: str) -> Element:
    (element,) = read(page).all(class_=class_)
    return element


def _shape(page: str) -> list[tuple[str, set[str]]]:
    """Return the elements with the names of their attributes."""
    return [(element.name, set(element.attributes)) for element in read(page).all()]


@given(documents())
def test_the_text_is_on_the_page_character_for_character(document: Document) -> None:
    """What the page adds is drawn by the style; NUL and lone surrogates are replaced."""
    expected = "".join(
        "\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in document.text
    )

    assert _only(to_html(document), class_="text").text == expected


@given(documents())
def test_a_page_nests_and_has_a_utf8_form(document: Document) -> None:
    """Whatever overlaps in the text, and whatever it is made of."""
    read(to_html(document))
    read(report([document, document]).encode("utf-8").decode("utf-8"))


def test_a_page_is_a_plain_str() -> None:
    """One of markup would escape what is put into it later."""
    assert [type(page) for page in (to_html(DOCUMENT), report([]), frame(DOCUMENT))] == 3 * [str]


@given(documents())
def test_ids_are_unique(document: Document) -> None:
    """Ids are unique even with one document twice on a page."""
    elements = list(read(report([document, document])).all())
    ids = [element.attributes["id"] for element in elements if "id" in element.attributes]

    assert len(ids) == len(set(ids))


@given(texts(max_size=20))
def test_no_name_changes_the_page(name: str) -> None:
    """Any name of a speaker gives the elements that a plain one gives."""
    document = article()
    odd = attrs.evolve(document.speakers[0], name=f"A{name}")
    quotes = tuple(
        attrs.evolve(quote, speaker=odd) if quote.speaker == document.speakers[0] else quote
        for quote in document.quotes
    )

    assert _shape(to_html(document)) == _shape(to_html(attrs.evolve(document, quotes=quotes)))


def test_an_attack_stays_text() -> None:
    """In the text, in names, in rules, and in the name of the document."""
    speaker = attrs.evolve(DOCUMENT.speakers[0], name=ATTACK)
    quotes = tuple(attrs.evolve(q, rule=ATTACK, speaker=speaker) for q in DOCUMENT.quotes)
    attacked = attrs.evolve(DOCUMENT, text=DOCUMENT.text + ATTACK, quotes=quotes, id=ATTACK)
    for page in (to_html(attacked), report([attacked, attacked]), frame(attacked)):
        assert "<img" not in page
        assert page.count("<script>") == ("<iframe" not in page)


def test_nothing_is_loaded_and_nothing_inline_is_allowed() -> None:
    """The policy names the style and the script of the page by their hashes."""
    page = to_html(article())
    policy = next(
        element.attributes["content"] or ""
        for element in read(page).all("meta")
        if "http-equiv" in element.attributes
    )

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"https?://|@import|url\(", page)
    assert not [
        name
        for element in read(page).all()
        for name in element.attributes
        if name in {"style", "src"} or name.startswith("on")
    ]


def test_a_quotation_is_coloured_by_its_speaker() -> None:
    """All parts of it, in the colour that the speaker has in the list."""
    page = read(to_html(article()))
    parts = [element for element in page.all(class_="q") if element.attributes["data-q"] == "2"]
    (speakers, *_) = page.all(class_="speakers")
    (first, *_) = speakers.all("li")

    assert [part.text for part in parts] == [
        "The bearings are worn through,",
        "and I will not send a single bus across them.",
    ]
    assert [part.classes for part in parts] == 2 * [["q", *first.classes]]


def test_the_name_follows_the_last_part() -> None:
    """It is there once, as a link to the row with the details."""
    (label,) = [
        label
        for label in read(to_html(article())).all(class_="by")
        if label.attributes["data-q"] == "2"
    ]

    assert (label.attributes["aria-label"], label.attributes["href"]) == ("Ada Brook", "#d1r2")


def test_a_row_shows_what_decided() -> None:
    """The rule and its confidence, the cue and the source."""
    (row,) = [r for r in read(to_html(article())).all("tr") if r.attributes.get("id") == "d1r4"]

    assert [cell.text for cell in [*row.all("th"), *row.all("td")]] == [
        "the plan “a slow way to kill a street”",
        "4",
        "Tom Okafor",
        "mixed",
        "called",
        "",
        "90%",
    ]
    assert (row.attributes["data-rule"], row.attributes["data-source"]) == (
        "object/given",
        "Tom Okafor",
    )


def test_every_link_within_a_page_leads_somewhere() -> None:
    """From names to rows and back, and from the overview to the documents."""
    page = read(report([article(), DOCUMENT]))
    ids = {element.attributes.get("id") for element in page.all()}
    links = [link.attributes["href"] or "" for link in page.all("a")]

    assert {link.removeprefix("#") for link in links} <= ids


def test_long_lists_are_folded() -> None:
    """Those who say most are seen, and the others are there."""
    document = novel(words=3_000, quotations=200, speakers=60)
    page = read(report([document]))
    quoted = {quote.speaker.id: quote.speaker.name for quote in document.quotes if quote.speaker}
    (shown, more) = page.all(class_="speakers")

    assert len(list(shown.all("li"))) == 12
    assert len(list(more.all("li"))) == len(quoted) - 12


def test_an_index_links_to_pages() -> None:
    """Where documents have pages of their own."""
    tally = Tally()
    tally.add(article())

    assert '<a href="./a.html">' in index(tally, {1: "./a.html"})


@pytest.mark.parametrize("document", [Document(""), Document("It rained.")], ids=["empty", "none"])
def test_a_text_without_quotations_says_so(document: Document) -> None:
    """There is nothing to filter, and the text is there."""
    assert "No quotations." in to_html(document)
    read(report([document]))


def test_a_report_on_nothing_is_a_page() -> None:
    """A folder may contain nothing readable."""
    assert "0 documents" in report([])


def test_a_notebook_gets_the_page_in_a_frame() -> None:
    """The page is whole within its attribute, and shut off from the notebook."""
    (element,) = read(frame(DOCUMENT)).all()

    assert element.attributes["srcdoc"] == page_of(DOCUMENT, is_transient=True)
    assert to_html(DOCUMENT) == quoteattr.to_html(DOCUMENT)
    assert element.attributes["sandbox"] == "allow-scripts allow-downloads"
