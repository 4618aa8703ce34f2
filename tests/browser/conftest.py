"""Pages in the browser that all tests share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., "Page"]
"""Opens a page: its HTML, and options of the browser's context such as `color_scheme`."""


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
