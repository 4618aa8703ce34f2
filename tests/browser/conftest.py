"""Debian's Chromium, driven by Playwright; both are needed, and neither is fetched by the tests."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.interaction import CHROMIUM, OPTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., "Page"]
"""Opens a page: its HTML, and options of the browser's context such as `color_scheme`."""


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for all tests, with a fresh profile."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed (pip install playwright)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Playwright gives each browser that it launches a new folder as --user-data-dir.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens HTML from a file, and fails the test on an error or a broken policy in the page."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(html: str, **options: object) -> "Page":
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(**options)  # type: ignore[arg-type]  # whatever is asked for
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert all(url.startswith(("file:", "about:")) for url in requests)
