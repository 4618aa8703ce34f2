"""Reads the documents of `layouts/*.txt`; README.md there describes the format."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.schema.span import Span

FOLDER = Path(__file__).parents[1] / "layouts"
_HEAD = ":: "
_MARKS = re.compile(
    r"⟦(?P<optional>\??)(?P<speakers>[^|⟦⟧]*)\||(?P<end>⟧)|(?P<open>‹)|(?P<close>›)"
)


class LayoutError(Exception):
    """A file of documents breaks the format; says in which document."""


@attrs.frozen
class Turn:
    """The words of one speaker."""

    span: Span
    """From the first word to the last."""
    speakers: tuple[str, ...]
    """Names of the speaker, each of them right; `-` is right if nobody is named."""
    directions: tuple[Span, ...] = ()
    """Stage directions inside the turn, which may be part of it or not."""
    optional: bool = False
    """Whether it does no harm if the turn is missed."""


@attrs.frozen
class Layout:
    """A document that consists of turns, and perhaps of narration."""

    family: str
    """Stem of the file."""
    id: str
    """Name of the document."""
    set: str
    """The set that it belongs to: `first` or `second`."""
    text: str
    """The text."""
    turns: tuple[Turn, ...]
    """Its turns in text order."""


def read_layouts(folder: Path = FOLDER, only: Sequence[str] = ()) -> Iterator[Layout]:
    """Yield the documents of all files by name.

    Args:
        folder: Where the files are.
        only: Families to read, by the stems of their files; all if empty.

    Raises:
        LayoutError: A file breaks the format.
    """
    for path in sorted(folder.glob("*.txt")):
        if not only or path.stem in only:
            yield from _documents(path)


def _documents(path: Path) -> Iterator[Layout]:
    _, *blocks = ("\n" + path.read_bytes().decode("utf-8")).split("\n" + _HEAD)
    for block in blocks:
        head, _, marked = block.partition("\n")
        match head.split():
            case [name, chosen]:
                text, turns = _read(marked.strip("\n"), f"{path}: {name}")
                yield Layout(path.stem, name, chosen, text, turns)
            case _:
                raise LayoutError(f"{path}: a document needs a name and a set, not {head!r}")


def _read(marked: str, where: str) -> tuple[str, tuple[Turn, ...]]:
    """Return the text without its marks, and the turns between them."""
    pieces: list[str] = []
    turns: list[Turn] = []
    opened: tuple[int, tuple[str, ...], bool] | None = None
    direction: int | None = None
    directions: list[Span] = []
    length = last = 0
    for mark in _MARKS.finditer(marked):
        pieces.append(marked[last : mark.start()])
        length += len(pieces[-1])
        last = mark.end()
        if mark["open"] and direction is None:
            direction = length
        elif mark["close"] and direction is not None:
            directions.append(Span(direction, length))
            direction = None
        elif mark["end"] and opened is not None:
            start, speakers, optional = opened
            turns.append(Turn(Span(start, length), speakers, tuple(directions), optional))
            opened, directions = None, []
        elif mark["speakers"] and opened is None:
            opened = length, tuple(mark["speakers"].split("/")), bool(mark["optional"])
        else:
            raise LayoutError(f"{where}: {mark[0]!r} has no partner")
    if opened or direction is not None:
        raise LayoutError(f"{where}: the last turn has no end")
    return "".join((*pieces, marked[last:])), tuple(turns)
