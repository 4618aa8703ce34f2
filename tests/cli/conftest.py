"""A folder of texts, and the command line with a pipeline that needs no model."""

import subprocess
from collections.abc import Callable, Iterator
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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system that is nearly full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk],  # noqa: S607  wherever it is
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)  # noqa: S607
