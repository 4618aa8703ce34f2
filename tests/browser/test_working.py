"""Working in the report: find, sort, link, download, walk; for everybody, also in a long novel."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from quoteattr import to_csv
from quoteattr.export.html import report, to_html
from quoteattr.schema.document import Document
from tests.browser.article import article, novel
from tests.documents import DOCUMENT

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}


def _downloaded(page: "Page", button: str) -> str:
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes().decode("utf-8")


def test_the_record_is_downloaded_as_it_is(open_page: Open) -> None:
    """From the page itself, which needs nothing else."""
    page = open_page(to_html(article()))
    record = json.loads(_downloaded(page, "Record, JSON"))

    assert record == article().to_record()
    assert Document.from_record(record, article().text).quotes == article().quotes


def test_the_table_is_downloaded_as_csv(open_page: Open) -> None:
    """The same as the command line writes, with manner and context."""
    for document in (article(), DOCUMENT):
        page = open_page(to_html(document))
        downloaded = csv.DictReader(io.StringIO(_downloaded(page, "Quotations, CSV"), newline=""))
        written = csv.DictReader(io.StringIO(to_csv(document), newline=""))

        assert [*downloaded] == [*written]


def test_words_are_found_across_marks_and_lines(open_page: Open) -> None:
    """Enter leads from one place to the next; straight and curly marks are one."""
    page = open_page(to_html(article()))
    box = page.get_by_role("searchbox")
    box.fill("the ferry")
    box.press("Enter")
    assert page.locator(".hits").inner_text() == "1/3"

    box.press("Enter")
    assert page.locator(".hits").inner_text() == "2/3"

    box.fill('"no doubt')
    box.press("Enter")
    assert page.locator(".hits").inner_text() == "1/1"


def test_a_number_leads_to_its_quotation(open_page: Open) -> None:
    """As it is in the table and in the results."""
    page = open_page(to_html(article()))
    box = page.get_by_role("searchbox")
    box.fill("#9")
    box.press("Enter")

    assert page.evaluate("document.activeElement.dataset.q") == "9"


def test_the_table_is_sorted(open_page: Open) -> None:
    """By any column, up and down, and says so."""
    page = open_page(to_html(article()))
    page.get_by_role("link", name="Quotations").click()
    heading = page.get_by_role("columnheader", name="certainty")
    heading.get_by_role("button").click()
    first = page.locator(".register tbody tr").first
    assert first.get_attribute("id") == "d1r10"
    assert heading.get_attribute("aria-sort") == "ascending"

    heading.get_by_role("button").click()
    assert first.get_attribute("id") == "d1r2"


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_table_shows_the_words_first(open_page: Open, options: dict[str, Any]) -> None:
    """No word of it is off the screen, and no row is high."""
    page = open_page(to_html(article()), **options)
    page.get_by_role("link", name="Quotations").click()
    boxes = [row.bounding_box() for row in page.locator(".register tbody tr").all()]
    width = page.evaluate("document.documentElement.clientWidth")
    words = page.locator(".register tbody th").first.bounding_box()

    assert words
    assert words["width"] > width / 3
    assert all(box and box["x"] + box["width"] <= width and box["height"] < 130 for box in boxes)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_a_novel_shows_one_view_at_a_time(open_page: Open, options: dict[str, Any]) -> None:
    """Its text has a layout of its own for the list of chapters."""
    document = novel(words=200, quotations=9, speakers=3)
    chapters = "".join(f"CHAPTER {number}\n\n{'It rained. ' * 60}\n\n" for number in ("I", "II"))
    page = open_page(to_html(attrs.evolve(document, text=document.text + chapters)), **options)
    shown = []
    for view in ("Quotations", "Who speaks where", "Text"):
        page.get_by_role("link", name=view, exact=True).click()
        sections = page.locator(".view").all()
        shown.append([one.get_attribute("aria-label") for one in sections if one.is_visible()])

    assert shown == [["Quotations"], ["Who speaks where"], ["Text"]]


def test_a_name_that_wraps_is_not_indented(open_page: Open) -> None:
    """The space before it ends the line above."""
    page = open_page(to_html(article()), **PHONE)
    edges = page.evaluate(
        """() => [...document.querySelectorAll("a.by")].map((label) => {
          const [first, second] = label.getClientRects();
          return [second?.left, label.closest("p").getBoundingClientRect().left];
        }).filter(([left]) => left !== undefined)"""
    )

    assert edges
    assert all(left == edge for left, edge in edges)


def test_a_card_covers_no_quotation_on_a_phone(open_page: Open) -> None:
    """It is at the bottom of the screen, also while its form is open; the text makes room."""
    page = open_page(to_html(article()), **PHONE)
    page.locator('a.by[data-q="4"]').click()
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator("#card .correction").wait_for()
    quotation = page.locator('.q[data-q="4"]').first.bounding_box()
    card = page.locator("#card").bounding_box()
    tools = page.locator(".tools").bounding_box()

    assert quotation
    assert card
    assert tools
    assert tools["y"] + tools["height"] <= quotation["y"]
    assert quotation["y"] + quotation["height"] <= card["y"]


def test_a_link_marks_its_quotation(open_page: Open) -> None:
    """It is copied from the card, and whoever opens it sees the quotation marked."""
    page = open_page(to_html(article()))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('a.by[data-q="8"]').click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.endswith("#d1q8")

    page.goto("about:blank")
    page.goto(address)
    assert page.locator(".q.on").get_attribute("data-q") == "8"


def test_a_link_to_a_row_opens_the_table(open_page: Open) -> None:
    """Also to one that is not laid out yet."""
    html = to_html(novel(words=3_000, quotations=300, speakers=9))
    page = open_page(html)
    page.goto(page.url + "#d1r250")

    assert page.locator("#d1r250").is_visible()
    assert page.get_by_role("button", name="more rows").count() == 0


def test_a_folded_quotation_is_reached(open_page: Open) -> None:
    """A link into a page of several documents unfolds the right one."""
    page = open_page(report([article(), DOCUMENT]))
    page.goto(page.url + "#d2q1")

    assert page.locator("#d2q1").is_visible()
    assert not page.locator("#d1 .text").is_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_targets_are_large_enough(open_page: Open, options: dict[str, Any]) -> None:
    """24 pixels for a mouse and 44 for a finger, which may also hit beside a name in the text."""
    page = open_page(to_html(article()), **options)
    least = 43.9 if options else 23.9
    page.evaluate("document.querySelectorAll('details.panel').forEach(one => one.open = true)")
    small = page.evaluate(
        """least => [...document.querySelectorAll("button, summary, select, label, .tools a, a.by")]
        .filter((one) => one.checkVisibility())
        .map((one) => {
          const before = getComputedStyle(one, "::before");
          const beside = before.content === '""' ? -2 * parseFloat(before.top || 0) : 0;
          return [one.textContent.trim(), one.getBoundingClientRect().height + beside];
        })
        .filter(([, height]) => height < least)""",
        least,
    )

    assert small == []


@pytest.mark.parametrize("options", [{}, {**PHONE, "color_scheme": "dark"}], ids=["light", "dark"])
def test_axe_finds_no_violation(open_page: Open, options: dict[str, Any]) -> None:
    """The rules of axe-core, WCAG 2.2 among them, in every view and with everything unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(to_html(article()), **options)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = []
    for view in ("text", "quotations", "network", "guide"):
        page.evaluate("view => { location.hash = `#d1${view}` }", view)
        response = axe.Axe().run(page).response
        assert response["passes"]
        found += [
            (view, violation["id"], [node["html"][:150] for node in violation["nodes"]])
            for violation in response["violations"]
        ]

    assert found == []


def test_a_novel_answers_at_once_on_a_phone(open_page: Open) -> None:
    """150,000 words; on an idle machine each step takes a quarter of the limit or less."""
    html = to_html(novel())
    assert len(html) < 4_000_000

    page = open_page(html, **PHONE)
    session = page.context.new_cdp_session(page)
    # Time of the thread itself, so that other processes of the machine do not count.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    taken = {}
    for name, step in _STEPS.items():
        before = _task_time(session)
        page.evaluate(_PAINTED % step)
        taken[name] = _task_time(session) - before

    assert {name: time for name, time in taken.items() if time > _LONGEST} == {}
    status = page.locator(".status").text_content() or ""
    assert status.endswith("of 3,000 quotations chosen")
    # Far from the screen they are turned off a little later.
    chosen = int(status.split(" ", 1)[0].replace(",", ""))
    page.wait_for_function(
        "(number) => document.querySelectorAll('a.by:not(.off)').length === number", arg=chosen
    )


def _task_time(session: "CDPSession") -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    (seconds,) = (one["value"] for one in metrics if one["name"] == "TaskDuration")
    return 1_000 * float(seconds)


_LONGEST = 200
"""Milliseconds of the main thread from an event to the end of the next frame."""
_PAINTED = """async () => {
  %s;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
_STEPS = {
    "next": 'document.querySelector("[data-do=next]").click()',
    "card": 'document.querySelector(".by").click()',
    "filter": 'document.querySelector("[name=speaker]").click()',
    "search": (
        'const box = document.querySelector(".search input"); box.value = "mer";'
        'box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))'
    ),
    "doubt": 'document.querySelector("[data-do=doubt]").click()',
    "table": 'location.hash = "#d1quotations"',
    "sort": 'document.querySelectorAll("[data-do=sort]")[2].click()',
    "text": 'location.hash = "#d1text"',
    "link": 'location.hash = "#d1q2900"',
    "speaker": 'document.querySelector(".edit").click()',
    "no longer": 'document.querySelector("#person .close").click()',
}
