"""Writes the pictures of the docs: `python -m docs.make_pictures ARTICLE NOVEL FOLDER`.

The three are reports: of the seed article, of a novel in the public domain with chapters, and the
`index.html` of a folder of articles that may be shown. Chromium draws them; what is called print is
a page of the PDF that it makes, not a screen. Needs `pip install pillow pypdfium2`.
"""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.timing.interaction import CHROMIUM, OPTIONS, PHONE

FOLDER = Path(__file__).parent / "images"
DESKTOP: Mapping[str, Any] = {"viewport": {"width": 1280, "height": 800}}
DARK: Mapping[str, Any] = {**DESKTOP, "color_scheme": "dark"}
_QUALITY = 80


def _nothing(tab: Page) -> None:
    pass


def _view(name: str) -> Callable[[Page], None]:
    return lambda tab: tab.locator(f'.views a[href="#d1{name}"]').click()


def _card(tab: Page) -> None:
    """Open the card of a quotation in the middle of the screen."""
    tab.locator("a.by").nth(3).click()


def _conversation(tab: Page) -> None:
    """Go to a conversation in the novel, as its first words in a chapter."""
    tab.evaluate("document.querySelectorAll('.chapters a')[8].click()")
    for _ in range(2):  # what is above is laid out when it comes near, and moves the rest
        tab.wait_for_timeout(500)
        tab.evaluate(_TO_CONVERSATION)
    tab.wait_for_timeout(500)


_TO_CONVERSATION = """() => {
  const heading = document.querySelectorAll(".text .chapter")[8];
  const isAfter = (label) => heading.compareDocumentPosition(label) === 4;
  const paragraph = [...document.querySelectorAll("a.by")].filter(isAfter)[1].closest("p");
  const { bottom } = document.querySelector(".tools").getBoundingClientRect();
  scrollBy(0, paragraph.getBoundingClientRect().top - bottom - 24);
}"""


def _person(tab: Page) -> None:
    """Unfold the quotations of somebody."""
    tab.evaluate("document.querySelectorAll('a.who')[1].click()")
    tab.evaluate("scrollTo(0, document.querySelector('h3').offsetTop - 16)")


@attrs.frozen
class Picture:
    """A picture of the docs."""

    name: str
    """The name of the file."""
    report: int
    """Which of the reports it shows, from 0."""
    options: Mapping[str, Any] = DESKTOP
    """The screen."""
    act: Callable[[Page], None] = _nothing
    """What is done before it is taken."""
    paper: int | None = None
    """Which page of the PDF it shows, from 0; None for a screen."""


PICTURES = (
    Picture("report", 0, {**DESKTOP, "device_scale_factor": 1}),
    Picture("report-dark", 0, DARK, _card),
    Picture("report-article-phone", 0, PHONE),
    Picture("report-article-print", 0, paper=0),
    Picture("report-novel", 1, act=_conversation),
    Picture("report-novel-dark", 1, DARK, _conversation),
    Picture("report-table", 0, act=_view("quotations")),
    Picture("report-network", 1, act=_view("network")),
    Picture("report-network-phone", 1, PHONE, _view("network")),
    Picture("report-chapters", 1, act=_view("chapters")),
    Picture("report-phone", 1, PHONE, _conversation),
    Picture("report-print", 1, paper=12),
    Picture("overview", 2, act=_person),
    Picture("overview-dark", 2, DARK),
    Picture("overview-phone", 2, PHONE),
    Picture("overview-print", 2, paper=0),
)


def main(reports: list[Path]) -> None:
    """Write all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        for picture in PICTURES:
            _write(picture, _taken(browser, picture, reports[picture.report]))
        browser.close()


def _taken(browser: Browser, picture: Picture, report: Path) -> bytes:
    """Return a picture as PNG, or the whole report as PDF."""
    context = browser.new_context(**picture.options)
    tab = context.new_page()
    tab.goto(report.absolute().as_uri())
    picture.act(tab)
    if picture.paper is not None:
        taken = tab.pdf(format="A4", prefer_css_page_size=True, print_background=False)
    else:
        taken = tab.screenshot()
    context.close()
    return taken


def _write(picture: Picture, taken: bytes) -> None:
    if picture.paper is None:
        image = Image.open(io.BytesIO(taken))
    else:
        image = pypdfium2.PdfDocument(taken)[picture.paper].render(scale=1.6).to_pil()
    if picture.name == "report":  # shown where WebP may not be
        image.quantize(128).save(FOLDER / "report.png", optimize=True)
    else:
        image.save(FOLDER / f"{picture.name}.webp", quality=_QUALITY, method=6)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
