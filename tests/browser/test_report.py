"""The report in a real browser: what it looks like, and what one can do with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from quoteattr.export.html import frame, report, to_html
from tests.browser.article import article, novel
from tests.documents import DOCUMENT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
ATTACK = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}


def _style(page: "Page", selector: str, name: str) -> str:
    value: str = page.locator(selector).first.evaluate(
        "(element, name) => getComputedStyle(element).getPropertyValue(name)", name
    )
    return value


def _shown(page: "Page") -> list[str | None]:
    """Return the numbers of the quotations that the filter leaves."""
    labels = page.locator("a.by:not(.off)").all()
    return [label.get_attribute("data-q") for label in labels]


def test_speakers_differ_in_colour_and_line(open_page: Open) -> None:
    """So that nobody needs colour to tell one from the other."""
    page = open_page(to_html(article()))
    looks = [
        (
            _style(page, f'.q[data-s="{speaker}"]', "text-decoration-color"),
            _style(page, f'.q[data-s="{speaker}"]', "text-decoration-style"),
        )
        for speaker in range(5)
    ]

    assert len({colour for colour, _ in looks}) == 5
    assert [line for _, line in looks] == ["wavy", "solid", "dashed", "dotted", "double"]


def test_names_are_seen_and_read_out(open_page: Open) -> None:
    """They are drawn by the style, and yet what a screen reader calls the link."""
    page = open_page(to_html(article()))

    assert page.get_by_role("link", name="Ada Brook").count() == 4
    assert page.locator("a.by").first.bounding_box()


def test_a_click_tells_what_decided(open_page: Open) -> None:
    """Speaker, rule and confidence; the innermost quotation is meant."""
    page = open_page(to_html(article()))
    page.locator('.q[data-q="6"]').click()
    card = page.get_by_role("dialog")

    assert card.get_by_role("heading").inner_text() == "My own mother"
    assert card.locator("dd").all_inner_texts() == [
        "6", "direct", "asked", "My own mother", "93%",
    ]  # fmt: skip
    assert "The speaker is the subject of the cue" in card.locator(".why").inner_text()


def test_hovering_tells_it_too(open_page: Open) -> None:
    """And what is shown in passing goes away by itself."""
    page = open_page(to_html(article()))
    page.locator('.q[data-q="8"]').hover()
    assert page.locator("#card h2").inner_text() == "The Harbour Board"

    page.locator("h1").hover()
    assert page.locator("#card").is_hidden()


def test_escape_closes_and_gives_the_focus_back(open_page: Open) -> None:
    """To the quotation that was chosen."""
    page = open_page(to_html(article()))
    label = page.locator('a.by[data-q="4"]')
    label.focus()
    page.keyboard.press("Enter")
    assert page.locator("#card").evaluate("card => card === document.activeElement")

    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert label.evaluate("label => label === document.activeElement")


def test_a_text_is_one_stop_of_the_tab_key(open_page: Open) -> None:
    """Arrows lead from quotation to quotation, so that a novel is no trap of 3,000 stops."""
    page = open_page(to_html(article()))
    assert page.locator('a.by[tabindex="0"]').count() == 1

    page.locator("a.by").first.focus()
    keys = {"ArrowRight": "2", "ArrowDown": "3", "ArrowLeft": "2", "End": "12", "Home": "1"}
    for key, number in keys.items():
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.q") == number
        assert page.locator('a.by[tabindex="0"]').count() == 1


def test_the_first_tab_offers_to_skip(open_page: Open) -> None:
    """Whoever uses the keyboard need not go through everything."""
    page = open_page(to_html(article()))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_filter_picks_a_speaker(open_page: Open) -> None:
    """And says aloud how many quotations are left."""
    page = open_page(to_html(article()))
    page.get_by_role("checkbox", name="Tom Okafor").check()

    assert _shown(page) == ["4", "7", "5"]
    assert page.get_by_role("status").inner_text() == "3 of 12 quotations chosen"
    assert _style(page, '.q[data-q="2"]', "text-decoration-line") == "none"


def test_the_filter_picks_a_kind(open_page: Open) -> None:
    """By the keyboard, as by anything else."""
    page = open_page(to_html(article()))
    page.get_by_text("Kinds and settings").click()
    page.get_by_role("checkbox", name="mixed").focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox", name="indirect").focus()
    page.keyboard.press("Space")

    assert _shown(page) == ["2", "6", "5", "10", "12"]
    page.get_by_role("button", name="Choose all").click()
    assert len(_shown(page)) == 12


def test_paragraphs_without_a_chosen_quotation_can_go(open_page: Open) -> None:
    """What is left of a novel is what one speaker says in it."""
    page = open_page(to_html(article()))
    page.get_by_role("checkbox", name="The Harbour Board").check()
    page.get_by_text("Kinds and settings").click()
    page.get_by_role("checkbox", name="Only paragraphs").check()
    (left,) = [text for text in page.locator(".text p").all() if text.is_visible()]

    assert left.inner_text().startswith("The Harbour Board insisted")


def test_next_walks_through_what_is_chosen(open_page: Open) -> None:
    """From the first one on."""
    page = open_page(to_html(article()))
    page.get_by_role("checkbox", name="Tom Okafor").check()
    for number in ("4", "7", "5", "5"):
        page.get_by_role("button", name="Next").click()
        assert page.evaluate("document.activeElement.dataset.q") == number


def test_an_attack_stays_text(open_page: Open) -> None:
    """In text and names; a dialog, an error or a request would fail the test."""
    speaker = attrs.evolve(DOCUMENT.speakers[0], name=ATTACK)
    quotes = tuple(attrs.evolve(q, rule=ATTACK, speaker=speaker) for q in DOCUMENT.quotes)
    attacked = attrs.evolve(DOCUMENT, text=DOCUMENT.text + ATTACK, quotes=quotes, id=ATTACK)
    page = open_page(to_html(attacked))
    page.locator(".q").first.click()

    assert page.title() == page.locator("h1").inner_text() == ATTACK
    assert page.locator("#card h2").inner_text() == ATTACK
    assert page.locator("img").count() == 0


def test_markup_that_gets_in_cannot_run(browser: "Browser", tmp_path: Path) -> None:
    """The policy holds even if escaping failed."""
    intruder = "<script>document.title = 'run'</script><p onclick=''></p><footer>"
    file = tmp_path / "page.html"
    file.write_text(to_html(article()).replace("<footer>", intruder), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(file.as_uri())

    assert page.title() == "Harbour bridge stays shut until May"
    assert len(refused) == 2
    page.close()


@pytest.mark.parametrize("make", [to_html, lambda one: report([one, DOCUMENT])], ids=["one", "two"])
def test_a_phone_need_not_scroll_sideways(open_page: Open, make: Callable[..., str]) -> None:
    """At 360 pixels, with everything unfolded."""
    page = open_page(make(article()), **PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_network_fits_a_phone(open_page: Open) -> None:
    """Without scrolling: every name is on the screen."""
    page = open_page(to_html(novel(words=4_000, quotations=80, speakers=20)), **PHONE)
    page.locator('.views a[href="#d1network"]').click()
    names = page.locator(".network text").evaluate_all(
        "all => all.map((one) => [one.textContent, one.getBoundingClientRect()])"
        ".filter(([, box]) => box.width).map(([name, box]) => [name, box.left, box.right])"
    )

    assert len(names) == 16
    assert [name for name, left, right in names if left < 0 or right > 360] == []


def test_dark_mode_is_dark(open_page: Open) -> None:
    """As the reader's system asks."""
    page = open_page(to_html(article()), color_scheme="dark")

    assert _style(page, "body", "background-color") == "rgb(21, 23, 26)"


def test_print_has_all_of_the_text_and_no_switches(open_page: Open) -> None:
    """Ink on white, whatever the scheme of the screen."""
    page = open_page(to_html(article()), color_scheme="dark")
    page.emulate_media(media="print")

    assert _style(page, "body", "background-color") == "rgb(255, 255, 255)"
    assert _style(page, ".chunk", "content-visibility") == "visible"
    switches = page.locator(".tools, .edit, .settings, input").all()
    assert not any(switch.is_visible() for switch in switches)
    assert page.locator("a.by").first.is_visible()
    assert page.locator(".register tbody th").last.is_visible()
    assert page.locator("svg.network").is_visible()


def test_the_page_is_whole_without_its_script(open_page: Open) -> None:
    """Text, speakers and charts are there, no dead switch is, and names lead to the table."""
    page = open_page(to_html(article()), java_script_enabled=False)
    page.locator('a.by[data-q="4"]').click()

    assert page.locator(".speakers li").first.is_visible()
    assert not any(box.is_visible() for box in page.locator("input, button").all())
    assert page.locator("#d1r4").is_visible()


def test_the_overview_opens_a_document(open_page: Open) -> None:
    """A link to a folded document unfolds it."""
    page = open_page(report([article(), DOCUMENT]))
    page.get_by_role("link", name="Harbour bridge").click()

    assert page.locator("#d1 .text").is_visible()
    assert not page.locator("#d2 .text").is_visible()


def test_a_notebook_shows_the_report(open_page: Open) -> None:
    """The frame is shut off, and works."""
    page = open_page(f"<!doctype html><title>notebook</title>{frame(article())}")
    inside = page.frame_locator("iframe")
    inside.locator('.q[data-q="2"]').first.click()

    assert inside.get_by_role("dialog").get_by_role("heading").inner_text() == "Ada Brook"
