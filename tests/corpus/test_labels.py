"""Names for documents."""

import os
import unicodedata
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.corpus.labels import file_names, free_name, labels
from quoteattr.corpus.sources.text import find_sources

# Names that come near each other: case, normal forms, dots, bytes that are not Unicode.
_NAMES = st.sampled_from(
    [
        "a",
        "A",
        "a.b",
        "a.txt",
        "a.txt.txt",
        "é.txt",
        "e\u0301.txt",
        "\udcff.txt",
        "\\xff.txt",
        "a-2",
    ]
)
_PATHS = st.lists(st.sampled_from(["x", "y", ".."]), max_size=3).flatmap(
    lambda folders: _NAMES.map(lambda name: Path(*folders, name))
)


@given(st.lists(_PATHS, min_size=1, unique=True), st.booleans())
def test_labels_are_unique_and_stay_below(paths: list[Path], absolute: bool) -> None:  # noqa: FBT001  drawn
    """Whatever is named, and however."""
    base = Path("/home/ada/texts") if absolute else Path()
    known = {Path(os.path.normpath(path)): path for path in paths}
    named = labels({base / path: Path(path.name) for path in known.values()})

    assert len(set(named)) == len(known)
    assert not any(name.startswith("/") for name in named)
    assert not any(".." in PurePosixPath(name).parts for name in named)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1)))
def test_file_names_are_unique_whatever_the_file_system_ignores(names: list[str]) -> None:
    """Case and normalization included."""
    listed = [name for name in dict.fromkeys(names) if name not in {".", ".."}]
    given_names = file_names(listed, [".ann", ".txt"]).values()

    assert len(given_names) == len(listed)
    assert len({unicodedata.normalize("NFD", name).lower() for name in given_names}) == len(listed)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["z.txt", "../z.txt"], ["here/z", "z"]),
        (["x/a.txt", "/elsewhere/x/a.txt"], ["home/ada/here/x/a", "elsewhere/x/a"]),
        (["\udcff.txt", "\\xff.txt"], ["\\xff", "\\xff-2"]),
        (["x/a.txt", "../x/a.txt"], ["here/x/a", "x/a"]),
    ],
    ids=["above", "absolute", "bytes", "tails"],
)
def test_labels_are_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], expected: list[str]
) -> None:
    """As much of the path as distinguishes the documents."""
    here = tmp_path / "home" / "ada" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    placed = [str(tmp_path / path[1:]) if path.startswith("/") else path for path in paths]

    named = [source.label.removesuffix(".txt") for source in find_sources(placed).texts]

    assert named == expected


def test_standard_input_has_a_label_of_its_own() -> None:
    """Also beside a file that is called like it."""
    named = [source.label for source in find_sources(["-", "stdin"]).texts]

    assert named == ["stdin", "stdin-2"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a", "A", "a-2"], ["a", "A-2", "a-2-2"]),
        (["é", "e\u0301"], ["é", "e\u0301-2"]),
        (["a", "a.json/b"], ["a-2", "a.json/b"]),
        (["x/a", "X/a"], ["x/a", "X/a-2"]),
    ],
    ids=["case", "normalization", "folder", "folders"],
)
def test_no_file_overwrites_another(names: list[str], expected: list[str]) -> None:
    """On file systems that take two names for one too."""
    assert [*file_names(names, [".json"]).values()] == expected


def test_a_name_that_is_taken_gets_an_underscore() -> None:
    """`index` is taken where a page is called `Index`."""
    assert free_name("index", ["Index", "index_"]) == "index__"
    assert free_name("index", ["a"]) == "index"
