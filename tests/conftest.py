"""What all tests share: one browser, and how long Hypothesis searches.

The browser is Debian's Chromium, driven by Playwright; both are needed, and neither is fetched.
`HYPOTHESIS_PROFILE=thorough pytest` runs ten thousand examples of every property.
"""

import importlib.util
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from benchmarks.timing.interaction import CHROMIUM, OPTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# PyTorch reads it when it is imported. On a busy machine, two threads wait for each other at every
# small step, and the tests with models take several times as long as with one.
os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True)
settings.register_profile(
    "thorough",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


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
