"""The format and the destination of results, decided before anything is read."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from quoteattr.corpus.labels import file_names, free_name
from quoteattr.corpus.overlap import STANDARD_OUTPUT, File
from quoteattr.corpus.places import exists, is_file, is_folder
from quoteattr.corpus.sinks.rendering import FORMAT_OF, FORMATS, is_ours
from quoteattr.errors import InvalidOptionError

DEFAULT_FORMAT = "table"
"""The format if neither the user nor the suffix of the output names one."""

_HEAD = 10_000
"""Characters at the start of a file that show what wrote it."""
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@attrs.frozen
class Plan:
    """A format and where to write it."""

    format: str
    """One of `FORMATS`."""
    place: Path | None
    """A file or folder, None for standard output."""
    files: Mapping[str, Path] | None = None
    """The file of each document by its label, if each has its own in `place`; None if they share
    one file."""
    index: Path | None = None
    """The overview of several pages, with a name that none of them has."""

    @property
    def has_text_files(self) -> bool:
        """Whether the format is stand-off annotation, which needs a file of the text beside it."""
        if self.format != "brat" or self.place is None:
            return False
        return self.files is not None or is_file(self.place) or not exists(self.place)

    @property
    def outputs(self) -> list[File]:
        """All files that may be written."""
        if self.place is None:
            return [STANDARD_OUTPUT]
        files = [self.place] if self.files is None else [*self.files.values()]
        texts = [text_file(file) for file in files] if self.has_text_files else []
        more = [self.index] if self.index else []
        if self.files is not None and self.format == "brat":
            more.append(configuration(self.place))
        return [*files, *texts, *more]


def plan(name: str | None, place: str | None, labels: Sequence[str]) -> Plan:
    """Decide on the output.

    The format is the one that is named, else that of the suffix of `place`, else a table. `place`
    is a folder if it exists as one, if it ends in a slash, or if there are several documents and
    either a file of the format contains only one document, or the format is HTML and `place` has no
    suffix; otherwise it is a file.

    Args:
        name: One of `FORMATS`, None if the user names none.
        place: A file or folder; None or `-` for standard output.
        labels: The unique labels of the documents to be written.

    Raises:
        InvalidOptionError: A file of the format contains one document only, the suffix is that of
            another format, or `place` cannot be a path.
    """
    if place is None or place == "-":
        chosen = name or DEFAULT_FORMAT
        if sys.stdout is None or sys.stdout.closed:
            raise InvalidOptionError("standard output is closed; name a file with -o")
        _check_capacity(chosen, labels)
        if FORMATS[chosen].is_binary:
            raise InvalidOptionError(
                f"{chosen} is a binary format; name a file: -o OUT{FORMATS[chosen].suffix}"
            )
        return Plan(chosen, None)
    if not _is_path(place):
        raise InvalidOptionError(f"-o {place!r} cannot be the name of a file or folder")
    path = Path(place)
    if place.endswith(_SEPARATORS) or is_folder(path):
        return _folder(name or DEFAULT_FORMAT, path, labels)
    chosen = _format(name, path)
    is_folder_of_pages = chosen == "html" and not path.suffix
    if len(labels) == 1 or not (FORMATS[chosen].for_several or is_folder_of_pages):
        return Plan(chosen, path)
    if path.suffix.lower() in FORMAT_OF:
        _check_capacity(chosen, labels)
    return _folder(chosen, path, labels)


def check_replaced(planned: Plan) -> None:
    """Refuse to overwrite a file that is not an earlier result, unless the user named it.

    In a folder we choose the names, so a file there may be, for example, the web page that an
    article was extracted from. A table has the suffix of a text, so that `quoteattr -o *.txt` names
    an article as the output. Annotations in brat's format, which people correct, are compared when
    they are written.

    Raises:
        InvalidOptionError: An output exists and is not a result in its format; names it.
    """
    name = planned.format
    if planned.place is None or name == "brat" or (planned.files is None and name != "table"):
        return
    for path in planned.outputs:
        if isinstance(path, Path) and not _may_be_replaced(path, name):
            raise InvalidOptionError(
                f"the output {path} exists, and is not a {name} that quoteattr wrote; "
                "choose another, or delete it first"
            )


def _may_be_replaced(path: Path, name: str) -> bool:
    try:
        if not is_file(path) or path.stat().st_size == 0:
            return True
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:  # writing says so
        return True
    return is_ours(head.decode("utf-8", errors="replace"), name)


def text_file(annotations: Path) -> Path:
    """Return the file with the text that annotations in brat's format refer to."""
    return annotations.with_suffix(".txt")


def configuration(folder: Path) -> Path:
    """Return the configuration file that brat needs beside annotations."""
    return folder / "annotation.conf"


def _check_capacity(name: str, labels: Sequence[str]) -> None:
    if len(labels) > 1 and (advice := FORMATS[name].for_several):
        raise InvalidOptionError(f"a {name} file contains one document: {advice}")


def _format(name: str | None, path: Path) -> str:
    suffix = path.suffix.lower()
    of_suffix = FORMAT_OF.get(suffix)
    if name is not None and of_suffix is not None and suffix != FORMATS[name].suffix:
        raise InvalidOptionError(
            f"{path}: {suffix} is the suffix of {of_suffix}, but --format says {name}"
        )
    if name is None and of_suffix is None and suffix:
        if suffix == FORMATS["script"].suffix:
            raise InvalidOptionError(f"{path}: {suffix} may be many formats; add --format script")
        if suffix == ".parquet":
            raise InvalidOptionError(f"{path}: only quoteattr corpus IN OUT/ writes Parquet")
        known = ", ".join(f"{known} ({name})" for known, name in FORMAT_OF.items())
        raise InvalidOptionError(
            f"{path}: no format has the suffix {suffix}; use {known}, or name one with --format"
        )
    return name or of_suffix or DEFAULT_FORMAT


def _folder(name: str, path: Path, labels: Sequence[str]) -> Plan:
    if os.path.lexists(path) and not is_folder(path):
        raise InvalidOptionError(f"{path} is a file, and a folder is needed for {name}")
    suffix = FORMATS[name].suffix
    names = file_names(labels, [suffix, ".txt"] if name == "brat" else [suffix])
    files = {label: path / f"{file}{suffix}" for label, file in names.items()}
    index = None
    if name == "html" and len(labels) > 1:
        index = path / f"{free_name('index', names.values())}{suffix}"
    return Plan(name, path, files, index)


def _is_path(place: str) -> bool:
    try:
        os.fsencode(place)
    except UnicodeError:
        return False
    return bool(place) and "\0" not in place
