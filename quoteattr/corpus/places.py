"""Paths: whether they exist, and one path for each file, even for files that do not exist."""

import os
from pathlib import Path

import attrs

from quoteattr.errors import InputFileError


def exists(path: Path) -> bool:
    """Whether a path exists; False for an invalid name, for which pathlib raises."""
    return os.path.exists(path)  # noqa: PTH110  never raises


def is_file(path: Path) -> bool:
    """Whether a path is a file or a link to one; False for an invalid name."""
    return os.path.isfile(path)  # noqa: PTH113  never raises


def is_folder(path: Path) -> bool:
    """Whether a path is a folder or a link to one; False for an invalid name."""
    return os.path.isdir(path)  # noqa: PTH112  never raises


def check_readable(path: Path) -> None:
    """Check that a path exists and may be read, without opening it: a pipe would be read.

    Raises:
        InputFileError: It does not exist, or it may not be read.
    """
    if not exists(path):
        is_address = str(path).startswith(("http:", "https:"))
        advice = "; quoteattr reads files only: save what is at the address" if is_address else ""
        raise InputFileError(f"{path}: no such file or folder{advice}")
    if not os.access(path, os.R_OK):
        raise InputFileError(f"{path}: permission denied")


def resolved(path: Path) -> str:
    """Return a path with its links resolved, or unchanged if the name is invalid."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # a name with a NUL
        return str(path)


@attrs.define
class Places:
    """Resolves paths, each folder once."""

    _folders: dict[Path, str] = attrs.field(factory=dict)

    def of(self, path: Path) -> str:
        """Return the path of a file, existing or not, with its folder resolved but not its name.

        So a link is a different file from its target.
        """
        return os.path.join(self.folder(path.parent), path.name)  # noqa: PTH118  in a loop over a million

    def folder(self, path: Path) -> str:
        """Return the resolved path of a folder."""
        if path not in self._folders:
            self._folders[path] = resolved(path)
        return self._folders[path]
