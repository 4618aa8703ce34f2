"""Corrections in the report: made in a real browser, kept by it, and saved as a file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr.corrections.corrections import Corrections
from quoteattr.export.html import to_html
from quoteattr.schema.document import Document
from tests.browser.article import article, novel

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]


@pytest.fixture
def page(open_page: Open) -> "Page":
    """The article, without corrections."""
    return open_page(to_html(article()))


def _correct(page: "Page", number: int) -> "Locator":
    """Open the form for a quotation."""
    page.locator(f'a.by[data-q="{number}"]').click()
    page.get_by_role("button", name="Correct", exact=True).click()
    form = page.locator("#card .correction")
    form.wait_for()
    return form


def _set_speaker(page: "Page", number: int, name: str) -> None:
    form = _correct(page, number)
    form.get_by_label("Speaker").select_option(label=name)
    form.get_by_role("button", name="Save").click()
    page.locator(f'a.by.edited[data-q="{number}"]').wait_for()


def _saved(page: "Page") -> dict[str, Any]:
    """Save the corrections and return the file."""
    page.get_by_role("button", name="Corrections").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    page.locator("#corrections").get_by_label("Close").click()
    file: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return file


def _agrees(page: "Page", file: dict[str, Any]) -> None:
    """Check that the file makes of the document what the page shows, and what it downloads."""
    document = article()
    applied = Corrections.from_record(file).apply(document)
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Record, JSON").click()
    record = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    downloaded = Document.from_record(record, document.text)
    shown = {}
    for label in page.locator("a.by:not(.off)").all():
        shown[int(label.get_attribute("data-q") or 0)] = label.get_attribute("data-n")

    assert applied.refused == ()
    values = [_values(applied.document), _values(downloaded)]
    assert values[0] == values[1]
    names = [
        quote.speaker.name if quote.speaker else "unknown" for quote in applied.document.quotes
    ]
    assert [(shown[number] or "").removesuffix("\u00a0?") for number in sorted(shown)] == names


def _values(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            quote.parts,
            quote.speaker and quote.speaker.name,
            quote.kind,
            quote.rule,
            quote.confidence,
        )
        for quote in document.quotes
    ]


def _name(page: "Page", number: int) -> str | None:
    return page.locator(f'a.by[data-q="{number}"]').get_attribute("data-n")


def test_a_speaker_is_changed(page: "Page") -> None:
    """In the text, in the table, and in the list of speakers."""
    _set_speaker(page, 10, "Tom Okafor")

    assert _name(page, 10) == "Tom Okafor"
    assert page.locator("#d1r10 .name").text_content() == "Tom Okafor"
    page.locator("#d1s2 .count", has_text="4").wait_for()
    assert page.locator('.q[data-q="10"]').get_attribute("data-s") == "2"


def test_corrections_are_saved_with_offsets_and_words(page: "Page") -> None:
    """So that they can be found again in the text, and applied by the command line."""
    _set_speaker(page, 10, "Tom Okafor")
    document = article()
    quote = document.quotes[9]
    file = _saved(page)

    assert file["type"] == "quoteattr corrections"
    assert (file["version"], file["document"]) == (1, "Harbour bridge")
    assert file["text_sha256"] == document.text_sha256
    (correction,) = file["corrections"]
    assert correction["action"] == "set-speaker"
    assert correction["speaker"]["name"] == "Tom Okafor"
    assert correction["quote"]["parts"] == [
        {"start": quote.start, "end": quote.end, "text": quote.text}
    ]
    assert correction["quote"]["prefix"] == document.text[quote.start - 32 : quote.start]
    assert correction["quote"]["suffix"] == document.text[quote.end : quote.end + 32]


def test_corrections_stay_in_the_browser(page: "Page") -> None:
    """A page that is opened again shows them, and one that was undone is gone."""
    _set_speaker(page, 10, "Tom Okafor")
    page.reload()
    page.locator('a.by.edited[data-q="10"]').wait_for()
    page.get_by_role("button", name="Corrections 1").click()
    page.get_by_role("button", name="Undo").click()
    page.locator("#corrections li").wait_for(state="detached")

    assert _name(page, 10) == "unknown"
    assert page.evaluate("localStorage.length") == 0


def test_somebody_else_gets_a_place_in_the_list(page: "Page") -> None:
    """A name that the document does not know."""
    form = _correct(page, 10)
    form.get_by_label("Speaker").select_option(label="somebody else …")
    form.get_by_label("Name").fill("Rosa <b>Lind</b>")
    form.get_by_role("button", name="Save").click()
    page.locator("#d1s5").wait_for()

    assert page.locator("#d1s5 .name").inner_text() == "Rosa <b>Lind</b>"
    file = _saved(page)
    assert file["corrections"][0]["speaker"] == {"name": "Rosa <b>Lind</b>"}
    _agrees(page, file)


def test_the_list_and_its_charts_follow(page: "Page") -> None:
    """Count, words, bar and ticks are those of a page made of the corrected document."""
    _set_speaker(page, 10, "Tom Okafor")
    page.locator("#d1s2 .count", has_text="4").wait_for()
    corrected = Corrections.from_record(_saved(page)).apply(article()).document
    other = page.context.new_page()
    other.set_content(to_html(corrected))
    shown, expected = (
        [
            (
                one.locator("#d1s2").get_attribute("title"),
                one.locator("#d1s2 rect").evaluate_all(
                    "all => all.map((one) => [one.className.baseVal, one.getAttribute('width')])"
                ),
                one.locator("#d1s2 path").get_attribute("d"),
            )
        ]
        for one in (page, other)
    )

    assert shown == expected


_DRAWN = """(page) => ({
  nodes: [...page.querySelectorAll(".network g")].map((one) => [one.textContent, one.firstChild.getAttribute("r"), one.children[1].getAttribute("x"), ...[...one.querySelectorAll("tspan")].map((line) => line.getAttribute("y"))]),
  ties: [...page.querySelectorAll(".network path")].map((one) => [one.textContent, one.getAttribute("d"), Number(one.getAttribute("stroke-width"))]),
  pairs: [...page.querySelectorAll(".pairs tr")].map((one) => [...one.cells].map((cell) => cell.textContent)),
  voices: [...page.querySelectorAll(".voices tbody tr")].map((row) => [...row.cells].map((cell) => cell.title || cell.textContent)),
})"""  # noqa: E501


@pytest.mark.parametrize(
    ("document", "number", "name"),
    [
        (article(), 10, "Tom Okafor"),
        (novel(words=4_000, quotations=80, speakers=6), 3, "Rosa Lind"),
    ],
)
def test_the_drawings_follow(open_page: Open, document: Document, number: int, name: str) -> None:
    """Network and chapters are those of a page made of the corrected document; anew, with a row."""
    page = open_page(to_html(document))
    form = _correct(page, number)
    known = [one.name for one in document.speakers]
    form.get_by_label("Speaker").select_option(label=name if name in known else "somebody else …")
    if name not in known:
        form.get_by_label("Name").fill(name)
    form.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Close").click()
    for view in page.locator(".views a").all():
        view.click()
    page.locator(".pairs td", has_text=name).first.wait_for(state="attached")
    corrected = Corrections.from_record(_saved(page)).apply(document).document
    other = page.context.new_page()
    other.set_content(to_html(corrected))

    assert page.locator("body").evaluate(_DRAWN) == other.locator("body").evaluate(_DRAWN)


def _open_file(page: "Page", file: object) -> str:
    """Open a file of corrections, and return what the page says of it."""
    page.get_by_role("button", name="Corrections").click()
    content = json.dumps(file).encode("utf-8")
    page.locator("#corrections [type=file]").set_input_files(
        {"name": "mine.json", "mimeType": "application/json", "buffer": content}
    )
    told = page.locator("#corrections .told li")
    told.first.wait_for()
    lines = "\n".join(told.all_inner_texts())
    page.locator("#corrections").get_by_label("Close").click()
    return lines


def test_a_file_of_corrections_is_read_back(page: "Page", open_page: Open) -> None:
    """In another browser it makes the same page, and is saved as the same file."""
    _set_speaker(page, 10, "Tom Okafor")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Correct Ada Brook").click()
    page.locator("#person").get_by_label("Name").first.fill("Ada Marlowe")
    page.locator("#person").get_by_role("button", name="Rename").click()
    file = _saved(page)
    fresh = open_page(to_html(article()))

    assert _open_file(fresh, file) == "2 corrections read."
    assert (_name(fresh, 10), _name(fresh, 2)) == ("Tom Okafor", "Ada Marlowe")
    assert _saved(fresh) == file
    assert _open_file(fresh, file) == "0 corrections read, and 2 corrections known already."


def test_what_does_not_fit_is_told(page: "Page") -> None:
    """Words that are elsewhere, what the page cannot show, another text, and no corrections."""
    quote = {"parts": [{"start": 5, "end": 9, "text": "quay"}]}
    file = {
        "type": "quoteattr corrections",
        "version": 1,
        "document": "Harbour bridge",
        "corrections": [
            {"action": "set-speaker", "quote": quote, "speaker": {"name": "Rosa"}},
            {"action": "set-act", "quote": quote, "act": "thought"},
            {"action": "rename-speaker"},
        ],
    }
    told = _open_file(page, file)

    assert "“quay” is not at 5 any more: the text has changed" in told
    assert "this page cannot show “set-act”" in told
    assert "Correction 3 is left out: something is missing in it." in told
    assert "another text" in _open_file(page, {**file, "document": "A mill"})
    assert _open_file(page, [1]) == "It is not a file of corrections."
    assert page.locator(".by.edited").count() == 0


def test_what_is_not_a_quotation_is_no_longer_marked(page: "Page") -> None:
    """Its row is struck out, and it can be brought back by undoing."""
    form = _correct(page, 9)
    form.get_by_label("Not a quotation").check()
    form.get_by_role("button", name="Save").click()
    page.locator("#d1r9.removed").wait_for(state="attached")

    assert not page.locator('a.by[data-q="9"]').is_visible()
    file = _saved(page)
    assert file["corrections"][0]["action"] == "remove-quote"
    _agrees(page, file)


def test_a_kind_is_set(page: "Page") -> None:
    """The speaker is left alone."""
    form = _correct(page, 4)
    form.get_by_label("Kind").select_option("direct")
    form.get_by_role("button", name="Save").click()
    page.locator('.q[data-q="4"][data-k="direct"]').wait_for()
    file = _saved(page)
    _agrees(page, file)
    (correction,) = file["corrections"]

    assert (correction["action"], correction["kind"]) == ("set-kind", "direct")


def test_a_right_quotation_is_confirmed(page: "Page") -> None:
    """It is certain from then on."""
    page.locator('a.by[data-q="7"]').click()
    page.get_by_role("button", name="Confirm").click()
    page.locator('a.by.edited[data-q="7"]').wait_for()

    assert page.locator("#d1r7").get_attribute("data-c") == "100"
    assert _saved(page)["corrections"][0]["speaker"]["name"] == "Tom Okafor"


def test_a_speaker_is_renamed_merged_and_split(page: "Page") -> None:
    """In the dialog of the speaker, one after the other; the file has them in order."""
    dialog = page.locator("#person")
    page.get_by_role("button", name="Correct Ada Brook").click()
    dialog.get_by_label("Name").first.fill("Ada Marlowe")
    dialog.get_by_role("button", name="Rename").click()
    page.get_by_role("button", name="Correct My own mother").click()
    dialog.get_by_label("The same as").select_option(label="Ada Marlowe")
    dialog.get_by_role("button", name="Merge").click()
    page.locator("#d1s3").wait_for(state="hidden")
    page.get_by_role("button", name="Correct Ada Marlowe").click()
    dialog.get_by_label("Ask me again").check()
    dialog.locator(".split").get_by_label("Name").fill("A clerk")
    dialog.get_by_role("button", name="Split").click()
    page.locator("#d1s5").wait_for()

    assert (_name(page, 2), _name(page, 6), _name(page, 12)) == (
        "Ada Marlowe",
        "Ada Marlowe",
        "A clerk",
    )
    file = _saved(page)
    _agrees(page, file)
    rename, merge, split = file["corrections"]
    assert (rename["action"], rename["name"]) == ("rename-speaker", "Ada Marlowe")
    assert [one["name"] for one in merge["speakers"]] == ["Ada Marlowe", "My own mother"]
    assert (split["action"], split["to"], len(split["quotes"])) == (
        "split-speaker",
        {"name": "A clerk"},
        1,
    )


def test_the_least_certain_are_walked_through_first(page: "Page") -> None:
    """What is confirmed is left behind, and the next one comes."""
    page.get_by_role("button", name="Least certain first").click()

    for number in ("10", "7", "9"):
        page.locator("#card dd:nth-of-type(1)", has_text=number).wait_for()
        page.get_by_role("button", name="Confirm").click()
        page.locator(f'a.by.edited[data-q="{number}"]').wait_for()


def test_the_keyboard_stays_in_a_dialog_until_it_is_closed(page: "Page") -> None:
    """Tab goes round in both directions, and Escape leads back to where it was opened."""
    page.get_by_role("button", name="Correct Ada Brook").press("Enter")
    dialog = page.locator("#person")
    close = dialog.get_by_label("Close")
    name = dialog.get_by_label("Name").first

    assert name.evaluate("(one) => one === document.activeElement")
    page.keyboard.press("Shift+Tab")
    assert close.evaluate("(one) => one === document.activeElement")
    page.keyboard.press("Tab")
    assert name.evaluate("(one) => one === document.activeElement")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    label = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(label) == "Correct Ada Brook"


def test_nothing_beside_a_dialog_is_hit(page: "Page") -> None:
    """A click there neither opens a card nor loses what was typed."""
    page.get_by_role("button", name="Correct Ada Brook").click()
    page.locator("#person").get_by_label("Name").first.fill("Ada Mar")
    page.mouse.click(20, 300)

    assert page.locator("#card").is_hidden()
    assert page.locator("#person").get_by_label("Name").first.input_value() == "Ada Mar"
