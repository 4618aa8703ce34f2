"""The times of the report on a phone, as the benchmark takes them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.timing.interaction import InteractionError, measure, medians
from benchmarks.timing.steps import STEPS, Input, Step
from quoteattr.export.html import to_html
from tests.browser.article import novel

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

_FEW = {"next quotation", "open a card", "confirm", "close the card", "table", "sort by words"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report of a short novel."""
    file = tmp_path / "novel.html"
    file.write_text(to_html(novel(words=2_000, quotations=60, speakers=5)), encoding="utf-8")
    return file


def test_each_step_is_done_and_timed(browser: "Browser", report: Path) -> None:
    """By real input, until its result is painted."""
    steps = [step for step in STEPS if step.name in _FEW]
    found = measure(browser, report, slower=1, steps=steps)

    assert [one.name for one in found][2:] == [step.name for step in steps]
    assert all(one.shown > 0 for one in found)
    assert list(medians([found])) == list(found)


def test_a_step_without_a_result_is_an_error(browser: "Browser", report: Path) -> None:
    """A page that does not answer is not a fast one."""
    dead = Step("nothing", Input("h1"), "false")

    with pytest.raises(InteractionError, match="did not answer: nothing"):
        measure(browser, report, slower=1, steps=[dead])


def test_a_step_without_something_to_tap_is_an_error(browser: "Browser", report: Path) -> None:
    """What is not on the page, or beneath something else, cannot be tapped."""
    missing = Step("missing", Input(".nowhere"), "true")

    with pytest.raises(InteractionError, match=r"nothing to tap at \.nowhere: missing"):
        measure(browser, report, slower=1, steps=[missing])
