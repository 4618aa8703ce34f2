"""Where paths lead."""

from pathlib import Path

import pytest

from quoteattr.corpus.places import Places, check_readable
from quoteattr.errors import InputFileError


def test_a_file_has_one_place(tmp_path: Path) -> None:
    """However its folder is named, and whether or not it exists."""
    (tmp_path / "link").symlink_to(tmp_path)
    places = Places()

    assert places.of(tmp_path / "link" / "a.txt") == places.of(tmp_path / "x" / ".." / "a.txt")


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed to read everything."""
    (tmp_path / "a.txt").touch()
    check_readable(tmp_path / "a.txt")
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(InputFileError, match=r"a\.txt: permission denied"):
        check_readable(tmp_path / "a.txt")


def test_an_address_is_not_a_file() -> None:
    """It is said what to do with it."""
    with pytest.raises(InputFileError, match="save what is at the address"):
        check_readable(Path("https://example.org/a.html"))


def test_a_link_is_not_the_file_that_it_leads_to(tmp_path: Path) -> None:
    """Both may be texts of a run."""
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    places = Places()

    assert places.of(tmp_path / "b.txt") != places.of(tmp_path / "a.txt")


@pytest.mark.parametrize("folder", ["a\0b", "\ud800", "x" * 300], ids=["zero", "surrogate", "long"])
def test_an_impossible_folder_has_a_place_too(folder: str) -> None:
    """Reading says what is wrong with it."""
    assert Places().of(Path(folder, "c.txt")).endswith("c.txt")
