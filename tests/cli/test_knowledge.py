"""What a user knows of texts beforehand."""

import contextlib
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.cli.knowledge import read_chains, read_characters
from quoteattr.errors import InvalidOptionError
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.quote import Gender


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_characters_from_lines(tmp_path: Path) -> None:
    """Name, aliases and gender are separated by bars."""
    data = b"# cast\n\nMr. Vale | Edmund Vale | Ned | he\nThe Owl\n"
    vale, owl = read_characters(_write(tmp_path / "cast.txt", data))

    assert (vale.name, vale.aliases, vale.gender) == ("Mr. Vale", ("Edmund Vale", "Ned"), Gender.HE)
    assert (owl.name, owl.aliases, owl.gender) == ("The Owl", (), None)


def test_characters_from_json(tmp_path: Path) -> None:
    """A list of objects; aliases and gender may be left out."""
    items = [{"name": "Mr. Vale", "aliases": ["Ned"], "gender": "he"}, {"name": "The Owl"}]
    path = _write(tmp_path / "cast.json", json.dumps(items).encode())
    vale, owl = read_characters(path)

    assert (vale.name, vale.aliases, vale.gender) == ("Mr. Vale", ("Ned",), Gender.HE)
    assert owl.name == "The Owl"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("cast.txt", b"| Ned", "line 1: a speaker needs a name"),
        ("cast.json", b"[", "not JSON"),
        ("cast.json", b"{}", "expected a list"),
        ("cast.json", b'[{"name": "A"}, 7]', "speaker 2: expected an object"),
        ("cast.json", b'[{"name": "A", "alias": []}]', "speaker 1: expected an object"),
        ("cast.json", b'[{"name": "A", "gender": "it"}]', "a gender of he, she or they"),
        ("cast.json", b'[{"name": "A", "gender": []}]', "a gender of he, she or they"),
        ("cast.json", b'[{"name": "A", "aliases": [" "]}]', "speaker 1: .* not blank"),
        ("cast.json", b"[" * 100_000, "not JSON"),
    ],
    ids=[
        "no name",
        "no json",
        "no list",
        "no object",
        "unknown key",
        "gender",
        "list as gender",
        "blank alias",
        "too deep",
    ],
)
def test_broken_characters_are_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """The message names the file and the place."""
    with pytest.raises(InvalidOptionError, match=message):
        read_characters(_write(tmp_path / name, data))


def test_chains_of_the_only_text(tmp_path: Path) -> None:
    """A list of chains."""
    path = _write(tmp_path / "chains.json", b"[[[0, 3], [7, 9]]]")

    assert read_chains(path) == {None: [[[0, 3], [7, 9]]]}


def test_chains_by_label(tmp_path: Path) -> None:
    """An object with a list for each document."""
    path = _write(tmp_path / "chains.json", b'{"a": [[[0, 3]]], "b": []}')

    assert read_chains(path) == {"a": [[[0, 3]]], "b": []}


@pytest.mark.parametrize(
    "data",
    [b"{", b"3", b'{"a": 3}', b"[[3]]", b"[" * 100_000, b"9" * 10_000],
    ids=["no json", "number", "no list", "no mention", "too deep", "too long"],
)
def test_broken_chains_are_refused(tmp_path: Path, data: bytes) -> None:
    """The message names the file."""
    with pytest.raises(InvalidOptionError, match=r"chains\.json"):
        read_chains(_write(tmp_path / "chains.json", data))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "aliases", "gender", "a", ""]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(_VALUES)
def test_any_json_is_read_or_refused(value: object) -> None:
    """Never an error of Python's own."""
    with tempfile.TemporaryDirectory() as folder:
        path = _write(Path(folder, "any.json"), json.dumps(value).encode())
        with contextlib.suppress(InvalidOptionError):
            for character in read_characters(path):
                assert isinstance(character, Character)
        with contextlib.suppress(InvalidOptionError):
            for chains in read_chains(path).values():
                ChainedText("No, said Ada.", chains)
