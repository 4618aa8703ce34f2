"""No output is ever an input."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.corpus.overlap import STANDARD_INPUT, STANDARD_OUTPUT, File, check_outputs
from quoteattr.errors import InvalidOptionError

Check = Callable[..., None]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text in a folder."""
    path = tmp_path / "texts" / "a.txt"
    path.parent.mkdir()
    path.write_text("Hush.", encoding="utf-8")
    return path


def _check(outputs: list[File], inputs: list[File], folders: tuple[Path, ...] = ()) -> None:
    check_outputs(outputs, inputs={file: f"input {file}" for file in inputs}, folders=folders)


@pytest.mark.parametrize("kind", ["itself", "symlink", "hardlink", "dots", "linked folder"])
def test_an_input_in_any_guise_is_refused(text: Path, tmp_path: Path, kind: str) -> None:
    """The message names both."""
    output = tmp_path / "b.txt"
    match kind:
        case "itself":
            output = text
        case "symlink":
            output.symlink_to(text)
        case "hardlink":
            output.hardlink_to(text)
        case "dots":
            output = tmp_path / "texts" / ".." / "texts" / "a.txt"
        case _:
            (tmp_path / "link").symlink_to(text.parent)
            output = tmp_path / "link" / "a.txt"

    with pytest.raises(InvalidOptionError) as caught:
        _check([output], [text])
    assert str(output) in str(caught.value)
    assert f"input {text}" in str(caught.value)


def test_an_input_that_is_a_link_to_the_output_is_refused(text: Path, tmp_path: Path) -> None:
    """The file behind the link would be replaced."""
    link = tmp_path / "link.txt"
    link.symlink_to(text)

    with pytest.raises(InvalidOptionError, match="is the input"):
        _check([text], [link])


@pytest.mark.parametrize("folder", [".", "new/.."])
def test_files_that_do_not_exist_are_compared_by_where_they_would_be(
    tmp_path: Path, folder: str
) -> None:
    """Whoever mistypes the input has not lost the output yet."""
    with pytest.raises(InvalidOptionError, match="is the input"):
        _check([tmp_path / "none.txt"], [tmp_path / folder / "none.txt"])


def test_two_links_to_one_file_are_two_outputs_in_one(tmp_path: Path) -> None:
    """The second would overwrite the first."""
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    second.symlink_to(first)

    with pytest.raises(InvalidOptionError, match="links to one file"):
        _check([first, second], [])


def test_a_text_written_below_a_folder_of_texts_is_refused(text: Path) -> None:
    """The next run would read it."""
    with pytest.raises(InvalidOptionError, match="would be read as a text the next time"):
        _check([text.parent / "out" / "b.txt"], [text], (text.parent,))


@pytest.mark.parametrize("name", ["out/a.json", "../b.txt", "a.csv"])
def test_other_files_are_allowed(text: Path, name: str) -> None:
    """Results beside the texts, with another suffix, are what many people want."""
    _check([text.parent / name], [text], (text.parent,))


def test_devices_may_be_both(text: Path) -> None:
    """They contain nothing that could be lost."""
    _check([Path(os.devnull)], [text, Path(os.devnull)])


@pytest.mark.parametrize("stream", [STANDARD_INPUT, STANDARD_OUTPUT])
def test_standard_streams_are_files_too(
    text: Path, monkeypatch: pytest.MonkeyPatch, stream: int
) -> None:
    """`quoteattr - < a.txt -o a.txt`, and `quoteattr a.txt >> a.txt`."""
    status = text.stat()
    monkeypatch.setattr(os, "fstat", lambda _: status)
    outputs: list[File] = [text] if stream == STANDARD_INPUT else [STANDARD_OUTPUT]
    inputs: list[File] = [STANDARD_INPUT] if stream == STANDARD_INPUT else [text]

    with pytest.raises(InvalidOptionError, match="is the input"):
        _check(outputs, inputs)


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_impossible_names_are_no_files(tmp_path: Path, name: str) -> None:
    """Reading or writing them says what is wrong."""
    _check([tmp_path / name], [tmp_path / "a.txt"])
