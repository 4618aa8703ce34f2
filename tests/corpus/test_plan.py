"""Where results go, and in which format."""

import os
import sys
from pathlib import Path

import pytest

from quoteattr.corpus.plan import check_replaced, plan
from quoteattr.corpus.sinks.rendering import FORMAT_OF, FORMATS
from quoteattr.errors import InvalidOptionError

ONE, TWO = ["a"], ["a", "b"]


@pytest.mark.parametrize(("suffix", "name"), FORMAT_OF.items())
def test_a_suffix_sets_the_format(tmp_path: Path, name: str, suffix: str) -> None:
    """In any case."""
    assert plan(None, str(tmp_path / f"x{suffix}"), ONE).format == name
    assert plan(None, str(tmp_path / f"x{suffix.upper()}"), ONE).format == name


@pytest.mark.parametrize(
    ("name", "place"), [("csv", "x.html"), ("jsonl", "x.json"), ("brat", "x.txt")]
)
def test_a_suffix_that_contradicts_the_format_is_refused(name: str, place: str) -> None:
    """One of the two is a mistake; the message has both."""
    with pytest.raises(InvalidOptionError, match=f"suffix of .*--format says {name}"):
        plan(name, place, ONE)


def test_an_unknown_suffix_needs_a_format() -> None:
    """The message says which there are."""
    with pytest.raises(InvalidOptionError, match=r"no format has the suffix \.odt; use .*\.csv"):
        plan(None, "quotes.odt", TWO)
    with pytest.raises(InvalidOptionError, match="add --format script"):
        plan(None, "quotes.tsv", TWO)
    assert plan("csv", "quotes.tsv", TWO).files is None


def test_without_any_sign_it_is_a_table() -> None:
    """On standard output, and in a file without a suffix."""
    assert plan(None, None, TWO).format == "table"
    assert plan(None, "results", TWO).format == "table"


@pytest.mark.parametrize("name", [*FORMATS])
def test_a_file_is_a_folder_only_where_the_format_needs_one(tmp_path: Path, name: str) -> None:
    """A file of most formats contains several documents."""
    assert plan(name, str(tmp_path / "new"), ONE).files is None
    several = plan(name, str(tmp_path / "new.x"), TWO)
    assert (several.files is not None) == bool(FORMATS[name].for_several)


def test_pages_without_a_suffix_are_a_folder(tmp_path: Path) -> None:
    """A browser does not open a file of many pages that has no suffix."""
    assert plan("html", str(tmp_path / "new"), TWO).index == tmp_path / "new" / "index.html"
    assert plan("html", str(tmp_path / "new.html"), TWO).files is None


def test_parquet_is_for_the_corpus() -> None:
    """The message says which command writes it."""
    with pytest.raises(InvalidOptionError, match="quoteattr corpus IN OUT/ writes Parquet"):
        plan(None, "quotes.parquet", TWO)


@pytest.mark.parametrize("labels", [ONE, TWO])
def test_what_exists_or_ends_in_a_slash_is_a_folder(tmp_path: Path, labels: list[str]) -> None:
    """Also for one document; and it needs no format."""
    for place in (str(tmp_path), f"{tmp_path / 'new'}{os.sep}"):
        assert plan(None, place, labels).files == {
            label: Path(place, f"{label}.txt") for label in labels
        }


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.for_several])
def test_a_file_does_not_become_a_folder_of_its_name(tmp_path: Path, name: str) -> None:
    """`-o all.json` for several documents is a mistake, and says what to do."""
    with pytest.raises(InvalidOptionError, match=f"{name} file contains one document: use"):
        plan(name, str(tmp_path / f"all{FORMATS[name].suffix}"), TWO)
    with pytest.raises(InvalidOptionError, match=f"{name} file contains one document: use"):
        plan(name, None, TWO)


@pytest.mark.parametrize("slash", ["", os.sep])
def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path, slash: str) -> None:
    """Before anything is read."""
    path = tmp_path / "records"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(InvalidOptionError, match="is a file, and a folder is needed"):
        plan("json", f"{path}{slash}", TWO)


@pytest.mark.parametrize("place", ["", "a\0b"])
def test_what_cannot_be_a_path_is_refused(place: str) -> None:
    """The empty one is a shell's variable that nobody set."""
    with pytest.raises(InvalidOptionError, match="cannot be the name"):
        plan(None, place, ONE)


def test_a_dash_is_standard_output() -> None:
    """As for inputs."""
    assert plan(None, "-", ONE).place is None


def test_a_closed_standard_output_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read; a file is written all the same."""
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(InvalidOptionError, match="standard output is closed"):
        plan(None, None, ONE)
    assert plan(None, "a.csv", ONE).place == Path("a.csv")


@pytest.mark.parametrize("name", [*FORMATS])
@pytest.mark.parametrize("labels", [ONE, TWO])
def test_a_name_that_is_too_long_is_planned(name: str, labels: list[str]) -> None:
    """Writing says what is wrong with it."""
    planned = plan(name, "x" * 300, labels)
    check_replaced(planned)

    assert planned.outputs


def test_outputs_are_all_files_that_are_written(tmp_path: Path) -> None:
    """The texts and the configuration of brat, and the overview of pages."""
    brat = {*plan("brat", f"{tmp_path}/", TWO).outputs}
    html = {*plan("html", f"{tmp_path}/", ["a", "Index"]).outputs}

    assert brat == {
        *(tmp_path / name for name in ("a.ann", "b.ann", "a.txt", "b.txt", "annotation.conf"))
    }
    assert html == {*(tmp_path / name for name in ("a.html", "Index.html", "index_.html"))}


def test_annotations_on_a_device_have_no_text_beside_them() -> None:
    """A file in /dev would be useless."""
    assert plan("brat", os.devnull, ONE).outputs == [Path(os.devnull)]
