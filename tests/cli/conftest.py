"""A folder of texts, and the command line with a pipeline that needs no model."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from quoteattr.cli import main
from quoteattr.pipeline import Pipeline
from tests.cli.fake import Whole

Run = Callable[..., int]
Calls = list[tuple[tuple[Any, ...], dict[str, Any]]]


@pytest.fixture
def calls() -> Calls:
    """How the pipeline was loaded."""
    return []


@pytest.fixture
def run(calls: Calls) -> Run:
    """The command line with a pipeline that needs no model."""

    def loader(*arguments: object, **options: object) -> Pipeline:
        calls.append((arguments, options))
        return cast("Pipeline", Whole())

    return lambda *words: main([str(word) for word in words], loader=loader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two texts."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("Good morning.", encoding="utf-8")
    (texts / "b.txt").write_text("Good night.", encoding="utf-8")
    return texts
