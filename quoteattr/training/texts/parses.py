"""Parses of training texts, made once and kept in a folder.

The weights for antecedents and conversations are learned from the same texts, again and again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs

from quoteattr.annotate.embedded.annotator import load_embedded
from quoteattr.reader.model import load_reader
from quoteattr.schema.annotation import AnnotatedText

_PACKAGE = Path(__file__).resolve().parent.parent.parent
_PARSING = ("weights", "annotate", "reader")
"""Folders of what decides on a parse."""


@cache
def _engine() -> Callable[[str], AnnotatedText]:
    return load_embedded(load_reader())


def _parse(text: str) -> AnnotatedText:
    """Parse by the engine of the package, which is loaded for the first text that needs it."""
    return _engine()(text)


@attrs.frozen
class ParseFolder:
    """Parses texts, and keeps each parse in a file, which serves all later trainings.

    The files are pickles, which run code when they are read: a folder from elsewhere must come
    from somebody who is trusted.
    """

    folder: Path
    """The folder, which is made when the first parse is kept."""
    parser: Callable[[str], AnnotatedText] = _parse
    """Parses a text that has no file."""
    version: str = attrs.field(factory=lambda: parser_version(_PACKAGE))
    """What made the parses; those of another version are left alone."""

    def __call__(self, text: str) -> AnnotatedText:
        """Return the parse of a text."""
        path = self.path(text)
        if path.exists():
            kept: AnnotatedText = pickle.loads(path.read_bytes())  # noqa: S301
            return kept
        annotated = self.parser(text)
        self.folder.mkdir(parents=True, exist_ok=True)
        # Two trainings may parse the same text at the same time.
        unfinished = path.with_suffix(f".{os.getpid()}.tmp")
        unfinished.write_bytes(pickle.dumps(annotated))
        unfinished.replace(path)
        return annotated

    def path(self, text: str) -> Path:
        """Return the file of the parse of a text."""
        name = hashlib.sha256(self.version.encode() + text.encode("utf-8", "surrogatepass"))
        return self.folder / f"{name.hexdigest()}.pickle"


def parser_version(package: Path) -> str:
    """Return the hash of the models and the code that parse.

    Args:
        package: The folder of the package.
    """
    found = hashlib.sha256()
    for folder in _PARSING:
        for path in sorted((package / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".md", ".pyc"}:
                found.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
