"""What the pages in `docs/` promise is true: their examples run, and print what they show."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import regex

from docs.make_reference import PAGE, reference
from quoteattr.annotate.embedded import annotator
from quoteattr.cli import main
from quoteattr.reader import model
from tests.docs.markdown import ROOT, agree, blocks, run

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_HAS_WEIGHTS = any((files("quoteattr") / "weights").joinpath("stanza").iterdir())
_LINK = regex.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_HEADING = regex.compile(r"^#+ (.*)$", regex.MULTILINE)


@pytest.fixture(scope="module")
def _loaded_once() -> Iterator[None]:
    """Let every pipeline share the models, which take seconds to load and have no state."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "load_reader", cache(model.load_reader))
        patch.setattr(annotator, "load_embedded", cache(annotator.load_embedded))
        # Processes are tested in tests/corpus; here each would only load the models again.
        patch.setattr("quoteattr.corpus.pool.mapped", _in_this_process)
        yield


def _in_this_process(work: Any, items: Any, **_: Any) -> Any:  # noqa: ANN401  as mapped
    return map(work, items)


@pytest.fixture(params=PAGES, ids=[path.relative_to(DOCS).as_posix() for path in PAGES])
def page(request: pytest.FixtureRequest) -> Path:
    """Each page."""
    path: Path = request.param
    return path


@pytest.mark.model
@pytest.mark.skipif(not _HAS_WEIGHTS, reason="the weights are not installed")
@pytest.mark.usefixtures("_loaded_once")
def test_the_examples_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks are one session, from top to bottom, in a folder that only they write to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "88")

    run(page, main)


def test_the_reference_is_what_the_docstrings_say() -> None:
    """`python docs/make_reference.py` was run after the last change of a docstring."""
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_the_index_has_every_page() -> None:
    """Nothing is written that nobody finds."""
    index = DOCS / "README.md"
    linked = {(DOCS / target).resolve() for target, _ in _links(index)}

    assert set(PAGES) - {index} <= linked


def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link is a file, and the part after the hash is one of its headings."""
    for target, heading in _links(page):
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), target
        assert not heading or heading in _anchors(path), f"{target}#{heading}"


def test_options_that_a_page_names_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every option in a page is one of the commands'."""
    for command in ([], ["corpus"], ["sample"], ["score"], ["serve"]):
        with pytest.raises(SystemExit):
            main([*command, "--help"])
    known = set(regex.findall(r"--[a-z-]+", capsys.readouterr().out))
    prose = regex.findall(r"`(--[a-z-]+)", page.read_text(encoding="utf-8"))
    run_here = [
        option
        for block in blocks(page, "console")
        for option in regex.findall(r"(?<!\S)--[a-z-]+", block.content)
    ]

    assert {*prose, *run_here} <= known


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a\n", "a  \r\n", True),
        ("sure: 0.86\n", "sure: 0.9\n", True),
        ("a ... c\n", "a\nb c\n", True),
        ("a\n", "a\nb\n", False),
        ("86\n", "87\n", False),
    ],
)
def test_outputs_agree(shown: str, printed: str, *, expected: bool) -> None:
    """Small changes of a confidence are ignored; all others are not."""
    assert agree(shown, printed) is expected


def _links(page: Path) -> list[tuple[str, str]]:
    return _LINK.findall(page.read_text(encoding="utf-8"))


def _anchors(path: Path) -> set[str]:
    """Return the names that GitHub gives the headings of a page."""
    headings = _HEADING.findall(path.read_text(encoding="utf-8"))
    return {regex.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}
