"""Files that appear whole or not at all."""

import os
import resource
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoteattr.corpus.sinks.atomic import is_unfinished, replacing


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An earlier result, alone in its folder."""
    path = tmp_path / "out" / "result.csv"
    path.parent.mkdir()
    path.write_bytes(b"earlier")
    return path


@pytest.fixture
def umask() -> Iterator[int]:
    """A mask that is not the usual one."""
    mask = 0o027
    before = os.umask(mask)
    yield mask
    os.umask(before)


def _write(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(content)


def _names(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))  # noqa: PTH208  only the names


def test_the_earlier_file_is_there_until_the_new_one_is_whole(target: Path) -> None:
    """What is being written is beside it, under a name that is recognised."""
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"earlier"
        (temporary,) = {*_names(target)} - {target.name}
        assert is_unfinished(temporary)

    assert target.read_bytes() == b"new"
    assert _names(target) == [target.name]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_earlier_file(target: Path, error: type[BaseException]) -> None:
    """An interruption too; nothing is left beside it."""

    def fail() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert target.read_bytes() == b"earlier"
    assert _names(target) == [target.name]


def test_a_failure_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    """No empty file that looks like a result."""

    def fail() -> None:
        with replacing(tmp_path / "a.csv"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list(tmp_path.iterdir())


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path, umask: int) -> None:
    """The mask of the user decides."""
    _write(tmp_path / "a.csv")

    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o666 & ~umask


@pytest.mark.usefixtures("umask")
def test_an_earlier_file_keeps_its_mode(target: Path) -> None:
    """Whoever could read it can read it still."""
    target.chmod(0o664)
    _write(target)

    assert stat.S_IMODE(target.stat().st_mode) == 0o664


def test_a_write_protected_file_is_not_replaced(target: Path) -> None:
    """Renaming would need only the folder's permission."""
    target.chmod(0o444)

    with pytest.raises(PermissionError, match="write-protected"):
        _write(target)
    assert target.read_bytes() == b"earlier"
    assert _names(target) == [target.name]


def test_a_link_stays_and_its_file_is_replaced(target: Path, tmp_path: Path) -> None:
    """Also across folders."""
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    _write(link)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert _names(target) == [target.name]


def test_a_link_to_a_file_that_does_not_exist_stays(tmp_path: Path) -> None:
    """The file is made where the link leads."""
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "elsewhere" / "a.csv")
    _write(link)

    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "a.csv").read_bytes() == b"new"


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    """They are left as they are."""
    link = tmp_path / "a.csv"
    link.symlink_to(link)

    with pytest.raises(OSError, match="symbolic links"):
        _write(link)
    assert link.is_symlink()


def test_the_other_name_of_a_hard_link_keeps_the_earlier_content(
    target: Path, tmp_path: Path
) -> None:
    """It may be a copy that somebody keeps."""
    other = tmp_path / "copy.csv"
    other.hardlink_to(target)
    _write(target)

    assert other.read_bytes() == b"earlier"


def test_a_folder_is_no_file(target: Path) -> None:
    """It remains, with its content."""
    with pytest.raises(IsADirectoryError):
        _write(target.parent)
    assert target.read_bytes() == b"earlier"


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """It can be replaced by root, and must not be."""
    _write(Path(os.devnull))

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert not list(tmp_path.iterdir())


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    """Another process reads from it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    _write(pipe)
    reader.join()

    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("limit", [0, 100_000])
def test_a_file_that_cannot_grow_leaves_the_earlier_one(target: Path, limit: int) -> None:
    """As on a full disk, where writing fails after a while."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            _write(target, b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"earlier"
    assert _names(target) == [target.name]
