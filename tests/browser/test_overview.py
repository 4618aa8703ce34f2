"""The overview of a folder in a real browser: sort, search, filter, and reach a quotation."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import pytest

from quoteattr.export.html import Tally, index
from tests.browser.article import article

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]


@pytest.fixture
def page(open_page: Open) -> "Page":
    """Two articles of two outlets, the second one a week later and with the mayor alone."""
    first = article()
    mayor = tuple(one for one in first.quotes if one.speaker and one.speaker.id == 1)
    tally = Tally()
    tally.add(first, outlet="Daily", date=dt.date(2026, 3, 2))
    tally.add(attrs.evolve(first, quotes=mayor), outlet="Weekly", date=dt.date(2026, 3, 9))
    return open_page(index(tally, {1: "./a.html", 2: "./b.html"}), timezone_id="UTC")


def _names(page: "Page") -> list[str]:
    return page.locator(".quotee:visible .who").all_inner_texts()


def _status(page: "Page", words: str) -> None:
    page.locator(".status", has_text=words).wait_for()


def test_a_name_leads_to_each_quotation(page: "Page") -> None:
    """By the keyboard, too; the list is closed again in the same way."""
    link = page.get_by_role("link", name="Ada Brook").first
    link.focus()
    page.keyboard.press("Enter")
    page.locator('.who[aria-expanded="true"]').wait_for()
    said = page.locator(".said details").first

    assert said.locator("li a").last.get_attribute("href") == "./b.html#d1q12"
    page.keyboard.press("Enter")
    said.locator("li a").last.wait_for(state="hidden")


def test_a_list_opens_below_its_name(page: "Page") -> None:
    """Which stays where it is."""
    page.set_viewport_size({"width": 900, "height": 300})
    link = page.get_by_role("link", name="Ada Brook").first
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.click()
    page.locator(".said details[open]").wait_for()

    assert link.bounding_box() == before


def test_a_heading_sorts(page: "Page") -> None:
    """Numbers from the largest, words from the first, and the other way round."""
    names = _names(page)
    page.get_by_role("button", name="Who").first.click()
    assert _names(page) == sorted(names)

    page.get_by_role("button", name="Who").first.click()
    assert _names(page) == sorted(names, reverse=True)
    page.get_by_role("button", name="Words").first.click()
    assert _names(page)[0] == "Ada Brook"
    assert page.locator("[aria-sort]").first.inner_text().startswith("Words")


def test_filters_count_again(page: "Page") -> None:
    """By kind, gender, outlet, time and words, and say how many are left."""
    page.get_by_role("checkbox", name="indirect").uncheck()
    _status(page, "8 quotations")
    page.get_by_role("combobox", name="Gender").select_option("he")
    _status(page, "1 of 4 speakers")
    assert _names(page) == ["Tom Okafor"]

    page.get_by_role("button", name="Reset").click()
    _status(page, "4 of 4 speakers")
    page.get_by_role("combobox", name="Outlet").select_option("Weekly")
    _status(page, "1 of 4 speakers, 4 quotations, 1 articles")
    page.get_by_role("button", name="Reset").click()
    page.get_by_label("From").fill("2026-03-03")
    _status(page, "1 of 4 speakers, 4 quotations, 1 articles")
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("searchbox").fill("ferry is full")
    _status(page, "1 of 4 speakers, 2 quotations")


def test_without_a_script_everything_is_there(open_page: Open) -> None:
    """A name leads to the quotations, which a reader can unfold."""
    tally = Tally()
    tally.add(article())
    page = open_page(index(tally, {1: "./a.html"}), java_script_enabled=False)
    page.get_by_role("link", name="Ada Brook").first.click()

    assert page.locator(".quotee").count() == 4
    assert page.get_by_role("link", name="Ask me again in March,").is_visible()
    assert not page.get_by_role("searchbox").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, width: int) -> None:
    """The page fits; wide tables scroll by themselves."""
    tally = Tally()
    tally.add(article())
    page = open_page(index(tally, {1: "./a.html"}), viewport={"width": width, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page: Open, scheme: str) -> None:
    """The rules of axe-core in a folder of two outlets over three weeks, everything unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tally = Tally()
    for day, outlet in ((2, "Daily"), (9, "Weekly"), (16, "Daily")):
        tally.add(article(), outlet=outlet, date=dt.date(2026, 3, day))
    links = {number: f"./{number}.html" for number in (1, 2, 3)}
    page = open_page(index(tally, links), color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    response = axe.Axe().run(page).response

    assert response["passes"]
    assert [
        (violation["id"], [node["html"][:150] for node in violation["nodes"]])
        for violation in response["violations"]
    ] == []
