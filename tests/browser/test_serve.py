"""The web server with its form in a real browser, and with the models that come with it."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]

_TEXT = "“The bridge is closed,” said Mayor Ada Brook. “It will open in May,” she added."


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server, which ends as if by Ctrl-C."""
    command = [sys.executable, "-m", "quoteattr", "serve", "--port", "0"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        found = re.search(r"http://\S+", server.stderr.readline())
        assert found
        yield found[0]
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 130


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """An empty page in a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_pasted_text_is_read_and_shown(address: str, page: "Page") -> None:
    """The way of somebody who has never seen it."""
    page.goto(address)
    page.get_by_label("Text", exact=True).fill(_TEXT)
    page.get_by_role("button", name="Find the quotations").click()

    assert page.get_by_text("Mayor Ada Brook").first.is_visible()
    assert page.get_by_text("It will open in May").first.is_visible()


def test_the_answer_can_be_saved_as_a_page(address: str, page: "Page", tmp_path: Path) -> None:
    """The server does not keep it, and a browser would ask for it again."""
    file = tmp_path / "bridge.txt"
    file.write_bytes(f"{_TEXT}\r\n\r\nIt rained.".encode())
    page.goto(address)
    page.get_by_label("or a file").set_input_files(file)
    page.get_by_role("button", name="Find the quotations").click()
    text = page.locator(".text").text_content()
    page.get_by_text("Download").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="This page, HTML").click()
    download.value.save_as(tmp_path / "saved.html")
    page.goto((tmp_path / "saved.html").as_uri())

    assert page.locator(".text").text_content() == text
    assert "\r\n" in (text or "")
    page.locator("a.by").first.click()
    assert page.get_by_role("button", name="Copy link").is_visible()


def test_a_file_is_read_and_shown(address: str, page: "Page", tmp_path: Path) -> None:
    """Its name is that of the document."""
    file = tmp_path / "bridge.txt"
    file.write_text(_TEXT, encoding="utf-8")
    page.goto(address)
    page.get_by_label("or a file").set_input_files(file)
    page.get_by_role("button", name="Find the quotations").click()

    assert page.get_by_text("Mayor Ada Brook").first.is_visible()


def test_a_mistake_is_said_in_the_form(address: str, page: "Page") -> None:
    """Which is there for another try."""
    page.goto(address)
    page.get_by_role("button", name="Find the quotations").click()

    assert "There is no text" in page.get_by_role("alert").inner_text()


def test_a_program_gets_the_record(address: str) -> None:
    """Both quotations are of one speaker."""
    request = urllib.request.Request(  # noqa: S310  the server above
        f"{address}v1/quotes", json.dumps({"text": _TEXT}).encode()
    )
    with urllib.request.urlopen(request) as response:  # noqa: S310
        record = json.load(response)

    assert [speaker["name"] for speaker in record["speakers"]] == ["Ada Brook"]
    assert [quote["speaker"] for quote in record["quotes"]] == [1, 1]
