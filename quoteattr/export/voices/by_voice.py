"""A script for each voice: its lines, with their numbers in the whole."""

from collections.abc import Iterator

import attrs

from quoteattr.export.voices.script import COLUMNS, Line, to_lines, written
from quoteattr.schema.document import Document


@attrs.define
class VoiceScripts:
    """The lines of each voice in documents; voices of the same name are one voice."""

    _lines: dict[str, list[Line]] = attrs.field(factory=dict)

    def add(self, document: Document) -> None:
        """Add the lines of a document."""
        for line in to_lines(document):
            self._lines.setdefault(line["voice"], []).append(line)

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices, those with most lines first."""
        return tuple(sorted(self._lines, key=lambda voice: -len(self._lines[voice])))

    def script(self, voice: str) -> Iterator[str]:
        """Yield the script of one voice, in the format of `to_script`."""
        yield written([COLUMNS])
        for line in self._lines[voice]:
            yield written([line.values()])
