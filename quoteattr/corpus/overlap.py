"""Checks that no output is an input, before anything is read."""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from quoteattr.corpus.places import Places, resolved
from quoteattr.corpus.sources.text import SUFFIX
from quoteattr.errors import InvalidOptionError

File = Path | int
"""A file by its path, or by the descriptor of standard input or output."""

STANDARD_INPUT, STANDARD_OUTPUT = 0, 1


def check_outputs(
    outputs: Iterable[File], *, inputs: Mapping[File, str], folders: Sequence[Path]
) -> None:
    """Refuse a run that would overwrite what it reads, or that the next run would read.

    Existing files are compared by device and inode, so that links are recognised, and files that do
    not exist by their resolved paths.

    Args:
        outputs: All files that the run would write.
        inputs: For each file that the run reads its name in messages.
        folders: Folders in which every text is an input.

    Raises:
        InvalidOptionError: An output is an input, two outputs are one file, or an output would be
            an input of the next run; names both.
    """
    check = _Check.of(inputs, folders)
    for output in outputs:
        check.refuse_an_input(output)
        if isinstance(output, Path):
            check.refuse_a_second_output(output)
            check.refuse_a_text_to_come(output)


@attrs.define
class _Check:
    """Everything that outputs are compared with."""

    places: Places
    by_identity: dict[tuple[int, int], str]
    """Existing inputs by device and inode."""
    by_place: dict[str, str]
    """All inputs by resolved path."""
    folders: dict[str, Path]
    """Folders that were searched, by resolved path."""
    written: dict[str, Path] = attrs.field(factory=dict)
    """Outputs so far, by the resolved path of the file that would be written."""

    @classmethod
    def of(cls, inputs: Mapping[File, str], folders: Sequence[Path]) -> "_Check":
        places = Places()
        found = ((_status(file), name) for file, name in inputs.items())
        return cls(
            places,
            {(status.st_dev, status.st_ino): name for status, name in found if status},
            {places.of(file): name for file, name in inputs.items() if isinstance(file, Path)},
            {places.folder(folder): folder for folder in folders},
        )

    def refuse_an_input(self, output: File) -> None:
        status = _status(output)
        if status is not None and not stat.S_ISREG(status.st_mode):
            # Devices and pipes have no content to overwrite, and a folder cannot be overwritten.
            return
        found = self.by_identity.get((status.st_dev, status.st_ino)) if status else None
        if found is None and isinstance(output, Path):
            found = self.by_place.get(self.places.of(output)) or self.by_place.get(resolved(output))
        if found is not None:
            shown = "standard output" if isinstance(output, int) else output
            raise InvalidOptionError(
                f"the output {shown} is the input {found}; write somewhere else"
            )

    def refuse_a_second_output(self, output: Path) -> None:
        target = resolved(output) if os.path.islink(output) else self.places.of(output)  # noqa: PTH114  never raises
        if (other := self.written.setdefault(target, output)) is not output:
            raise InvalidOptionError(f"the outputs {other} and {output} are links to one file")

    def refuse_a_text_to_come(self, output: Path) -> None:
        if output.suffix.lower() != SUFFIX:
            return
        place = Path(self.places.of(output))
        for parent in map(str, place.parents):
            if parent in self.folders:
                raise InvalidOptionError(
                    f"the output {output} would be read as a text the next time that "
                    f"{self.folders[parent]} is; choose a folder outside of it"
                )


def _status(file: File) -> os.stat_result | None:
    """Return the status of a file, None if it does not exist."""
    try:
        return os.fstat(file) if isinstance(file, int) else file.stat()
    except (OSError, ValueError):
        return None
