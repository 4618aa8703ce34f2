"""Files that a run writes besides its results, for all documents together: cast and voices."""

from collections.abc import Iterable
from pathlib import Path

import attrs
import regex

from quoteattr.corpus.labels import file_names, free_name
from quoteattr.corpus.places import exists
from quoteattr.corpus.sinks.atomic import naming, replacing
from quoteattr.errors import InvalidOptionError
from quoteattr.export.people.characters import Cast
from quoteattr.export.voices.by_voice import VoiceScripts
from quoteattr.schema.document import Document

_SUFFIX = ".tsv"
_UNSAFE = regex.compile(r'[\p{C}/\\:*?"<>|]')
"""Characters that some operating system does not allow in the name of a file."""


@attrs.frozen
class ExtraFiles:
    """The files besides the results; None for those that are not wanted."""

    cast: Path | None = None
    """The file for the speakers: JSON if it ends in `.json`, else lines."""
    voices: Path | None = None
    """The folder for a script of each voice."""
    _cast: Cast = attrs.field(factory=Cast, init=False)
    _scripts: VoiceScripts = attrs.field(factory=VoiceScripts, init=False)

    @property
    def outputs(self) -> list[Path]:
        """The files and folders that are written."""
        return [path for path in (self.cast, self.voices) if path is not None]

    def check(self) -> None:
        """Refuse to overwrite anything, because people edit these files.

        Raises:
            InvalidOptionError: The file exists, or the folder has content.
        """
        if self.cast and exists(self.cast):
            raise InvalidOptionError(
                f"the output {self.cast} exists, and somebody may have edited it; "
                "choose another name, or delete it first"
            )
        if self.voices and exists(self.voices) and not _is_empty(self.voices):
            raise InvalidOptionError(
                f"the output {self.voices} exists and is not an empty folder; choose a new one"
            )

    def add(self, document: Document) -> None:
        """Add a document."""
        if self.cast:
            self._cast.add(document)
        if self.voices:
            self._scripts.add(document)

    def write(self) -> None:
        """Write the files for the documents that were added.

        Raises:
            OutputFileError: Something cannot be written.
        """
        if self.cast:
            is_json = self.cast.suffix.lower() == ".json"
            _write(self.cast, [self._cast.to_json() if is_json else self._cast.to_text()])
        if self.voices:
            files = file_names(_labels(self._scripts.voices), [_SUFFIX])
            for voice, label in zip(self._scripts.voices, files.values(), strict=True):
                _write(self.voices / f"{label}{_SUFFIX}", self._scripts.script(voice))


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _labels(voices: Iterable[str]) -> list[str]:
    """Return a unique file name for each voice."""
    labels: list[str] = []
    for voice in voices:
        label = _UNSAFE.sub("_", voice).strip(". ") or "_"
        labels.append(free_name(label, labels))
    return labels


def _write(path: Path, pieces: Iterable[str]) -> None:
    with naming(path), replacing(path) as file:
        file.writelines(piece.encode("utf-8", "replace") for piece in pieces)
