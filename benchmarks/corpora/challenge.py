"""Reads the hand-written passages of `challenge/*.txt`; README.md describes the format."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.span import Span

FOLDER = Path(__file__).parents[1] / "challenge"
_HEAD, _RULE, _NONE = ":: ", "----", "-"
_OCCURRENCE = re.compile(r"@(\d+)$")


class ChallengeError(Exception):
    """A challenge file breaks the format; says in which file and line."""


@attrs.frozen
class Expected:
    """A quotation that is to be found."""

    kind: QuoteKind
    """Direct, indirect or mixed."""
    parts: tuple[Span, ...]
    """The uninterrupted stretches."""
    cue: tuple[Span, ...] = ()
    """The words of the cue; empty if there is no cue."""
    source: tuple[Span, ...] = ()
    """The words that name the speaker; empty if no words do."""
    speaker: str | None = None
    """Name of the speaker; None if the text does not say."""
    parent: tuple[Span, ...] = ()
    """The parts of the quotation that contains it; empty if none does."""
    act: Act | None = None
    """What is reported, where the file says so."""


@attrs.frozen
class Passage:
    """A short text with everything that is to be found in it."""

    phenomenon: str
    """Stem of the file."""
    id: str
    """Name of the passage."""
    text: str
    """The words as they are in the file."""
    quotations: tuple[Expected, ...] = ()
    """All quotations."""
    terms: tuple[Span, ...] = ()
    """What is in marks but is not a quotation."""
    tags: tuple[str, ...] = ()
    """What the passage is about."""


def read_challenge(folder: Path = FOLDER, only: Sequence[str] = ()) -> Iterator[Passage]:
    """Yield the passages of all files by name.

    Args:
        folder: Where the files are.
        only: The files to read, by their stems; all if empty.

    Raises:
        ChallengeError: A file breaks the format, or two passages have the same name.
    """
    seen: set[str] = set()
    for path in sorted(folder.glob("*.txt")):
        if only and path.stem not in only:
            continue
        for passage in read_passages(path):
            if passage.id in seen:
                raise ChallengeError(f"{path}: there are two passages {passage.id}")
            seen.add(passage.id)
            yield passage


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of one file.

    Raises:
        ChallengeError: The file breaks the format.
    """
    lines = path.read_bytes().decode("utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(_HEAD)]
    for number, line in enumerate(lines[: starts[0] if starts else len(lines)], start=1):
        if line.strip() and not line.startswith("#"):
            raise ChallengeError(f"{path}:{number}: only # lines may precede the first passage")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _Reader(path, start, tuple(lines[start:end])).passage()


def inside_words(passage: Passage) -> Iterator[str]:
    """Yield each span that begins or ends inside a word: most likely a wrong `@n`."""
    text = passage.text
    for expected in passage.quotations:
        for span in (*expected.parts, *expected.cue, *expected.source):
            before = text[max(0, span.start - 1) : span.start + 1]
            after = text[span.end - 1 : span.end + 1]
            if (len(before) == 2 and before.isalnum()) or (len(after) == 2 and after.isalnum()):
                around = text[max(0, span.start - 10) : span.end + 10]
                yield f"{passage.phenomenon}: {passage.id}: {span.of(text)!r} in {around!r}"


def as_passage(gold: Document) -> Passage:
    """Return a gold annotation as a passage, without what nobody said aloud or wrote."""
    said = [quote for quote in gold.quotes if quote.act is not Act.THOUGHT]
    quotations = (
        Expected(
            quote.kind,
            quote.parts,
            quote.cue.parts if quote.cue else (),
            quote.source.parts if quote.source else (),
            quote.speaker.name if quote.speaker else None,
        )
        for quote in said
    )
    return Passage("seed", gold.id, gold.text, tuple(quotations))


@attrs.frozen
class _Reader:
    """Reads the lines of one passage."""

    path: Path
    first: int
    """Number of the lines before it."""
    lines: tuple[str, ...]

    def passage(self) -> Passage:
        names = self.lines[0].removeprefix(_HEAD).split()
        if not names:
            raise self.error(0, "a passage needs a name")
        if _RULE not in (rules := [line.rstrip() for line in self.lines]):
            raise self.error(0, f"passage {names[0]} has no line {_RULE} after its text")
        bar = rules.index(_RULE)
        text = _without_blank_edges(self.lines[1:bar])
        rows: list[Expected | Span] = []
        for offset, line in enumerate(self.lines[bar + 1 :], start=bar + 1):
            fields = [field.strip() for field in line.split("|")]
            if not line.strip() or line.startswith("#"):
                continue
            if fields[0] == "term" and len(fields) == 2:
                rows.extend(self.spans(offset, fields[1], text)[:1])
            else:
                rows.append(self.quotation(offset, fields, text, rows))
        quotations = tuple(row for row in rows if isinstance(row, Expected))
        terms = tuple(row for row in rows if isinstance(row, Span))
        return Passage(self.path.stem, names[0], text, quotations, terms, tuple(names[1:]))

    def quotation(
        self, offset: int, fields: Sequence[str], text: str, above: Sequence[Expected | Span]
    ) -> Expected:
        if len(fields) < 5:
            raise self.error(offset, "a row is KIND | PARTS | CUE | SOURCE | SPEAKER")
        kind, parts, cue, source, speaker, *more = fields
        kinds = {choice.value: choice for choice in QuoteKind}
        if kind not in kinds:
            raise self.error(offset, f"the kind must be one of {', '.join(kinds)}, not {kind!r}")
        spans = self.spans(offset, parts, text)
        if not spans:
            raise self.error(offset, "a quotation needs words")
        expected = Expected(
            kinds[kind],
            spans,
            self.spans(offset, cue, text),
            self.spans(offset, source, text),
            None if speaker == _NONE else speaker,
        )
        for field in filter(None, more):
            name, _, value = field.partition(" ")
            if name == "act" and value in {act.value for act in Act}:
                expected = attrs.evolve(expected, act=Act(value))
            elif name == "parent" and value.isdecimal():
                expected = attrs.evolve(expected, parent=self.parent(offset, int(value), above))
            else:
                raise self.error(
                    offset, f"{field!r} is neither parent NUMBER nor act speech, writing or thought"
                )
        return expected

    def parent(
        self, offset: int, number: int, above: Sequence[Expected | Span]
    ) -> tuple[Span, ...]:
        """Return the parts of the quotation in a row above; rows count from 1, terms too."""
        row = above[number - 1] if 1 <= number <= len(above) else None
        if not isinstance(row, Expected):
            raise self.error(offset, f"row {number} is no quotation above this one")
        return row.parts

    def spans(self, offset: int, field: str, text: str) -> tuple[Span, ...]:
        """Return the spans of the words of a field, each part after the one before."""
        found: list[Span] = []
        if field == _NONE:
            return ()
        for part in field.split(" / "):
            number = _OCCURRENCE.search(part)
            words = part[: number.start()] if number else part
            start = found[-1].end if found else 0
            places = _places(words, text, start)
            wanted = int(number[1]) if number else 1
            if not words or not 1 <= wanted <= len(places):
                raise self.error(
                    offset, f"{part!r} is not in the text{' after that' * bool(found)}"
                )
            found.append(Span(places[wanted - 1], places[wanted - 1] + len(words)))
        return tuple(found)

    def error(self, offset: int, message: str) -> ChallengeError:
        return ChallengeError(f"{self.path}:{self.first + offset + 1}: {message}")


def _without_blank_edges(lines: Sequence[str]) -> str:
    """Return the lines as one text, from the first to the last that is not blank."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def _places(words: str, text: str, start: int) -> list[int]:
    """Return all whole-word matches, or, failing that, all substring matches."""
    if not words:
        return []
    before = r"(?<![^\W_])" if words[0].isalnum() else ""
    after = r"(?![^\W_])" if words[-1].isalnum() else ""
    for pattern in (before + re.escape(words) + after, re.escape(words)):
        if places := [m.start() for m in re.finditer(pattern, text) if m.start() >= start]:
            return places
    return []
