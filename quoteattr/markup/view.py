"""A text as a reader sees it, with the way back to the text as it was given."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter

import attrs

from quoteattr.language.typography import strip
from quoteattr.schema.span import Span


@attrs.frozen
class Edit:
    """A stretch of the original text in whose place a reader sees something else."""

    start: int
    """Offset of the first character in the original text."""
    end: int
    """Offset after the last one."""
    seen: str
    """What a reader sees, possibly nothing."""
    kind: str
    """What it is: `entities`, `tags`, `encoding`, `line numbers`, `reference marks` or
    `subtitle times`."""

    @property
    def separates(self) -> bool:
        """Whether it separates the words around it; an entity is a part of its word instead."""
        return self.kind in {"tags", "line numbers", "reference marks", "subtitle times"}


@attrs.frozen
class View:
    """A text as a reader sees it."""

    original: str
    """The text as it was given."""
    edits: tuple[Edit, ...] = attrs.field(validator=attrs.validators.min_len(1))
    """What differs, in text order, not overlapping."""
    text: str = attrs.field(init=False, repr=False)
    """What a reader sees."""
    _starts: Sequence[int] = attrs.field(init=False, repr=False, eq=False)
    """Offset in `text` of the start of each edit."""
    _ends: Sequence[int] = attrs.field(init=False, repr=False, eq=False)
    """Offset in `text` of the end of each edit."""

    @text.default
    def _apply_edits(self) -> str:
        pieces: list[str] = []
        last = 0
        for edit in self.edits:
            pieces += [self.original[last : edit.start], edit.seen]
            last = edit.end
        return "".join((*pieces, self.original[last:]))

    @_starts.default
    def _find_starts(self) -> Sequence[int]:
        lost = accumulate((e.end - e.start - len(e.seen) for e in self.edits), initial=0)
        return [edit.start - before for edit, before in zip(self.edits, lost, strict=False)]

    @_ends.default
    def _find_ends(self) -> Sequence[int]:
        return [
            start + len(edit.seen) for start, edit in zip(self._starts, self.edits, strict=True)
        ]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of markup in the text, in alphabetical order."""
        return tuple(sorted({edit.kind for edit in self.edits}))

    def original_parts(self, span: Span) -> tuple[Span, ...]:
        """Return the original of a stretch of the view, in parts between tags.

        An entity is a character like any other, but a tag is not part of the words around it.
        """
        whole = self.original_span(span)
        parts: list[Span] = []
        start = whole.start
        for edit in self._inside(whole):
            if edit.separates:
                parts.append(Span(start, edit.start))
                start = edit.end
        parts.append(Span(start, whole.end))
        stripped = (strip(self.original, part.start, part.end) for part in parts)
        return tuple(part for part in stripped if part) or (whole,)

    def original_span(self, span: Span) -> Span:
        """Return the original of a stretch of the view, with the tags inside."""
        start, after = self._original(span.start)
        return Span(start, self._original(span.end - 1)[1] if span else min(start, after))

    def seen_spans(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield stretches of the original text as stretches of the view, if a reader sees them."""
        for span in spans:
            start, end = self._seen(span.start)[0], self._seen(span.end - 1)[1]
            if start < end:
                yield Span(start, end)

    def seen_chains(self, chains: Iterable[Iterable[Span]]) -> list[tuple[Span, ...]]:
        """Return chains of stretches of the original text as chains in the view."""
        return [seen for chain in chains if (seen := tuple(self.seen_spans(chain)))]

    def _inside(self, whole: Span) -> Sequence[Edit]:
        """Return the edits within a stretch of the original text."""
        first = bisect_left(self.edits, whole.start, key=attrgetter("start"))
        last = bisect_left(self.edits, whole.end, key=attrgetter("start"))
        return self.edits[first:last]

    def _original(self, offset: int) -> tuple[int, int]:
        """Return where a character of the view starts and ends in the original text."""
        index = bisect_right(self._ends, offset)
        if index < len(self.edits) and self._starts[index] <= offset:
            return self.edits[index].start, self.edits[index].end
        shift = self.edits[index - 1].end - self._ends[index - 1] if index else 0
        return offset + shift, offset + shift + 1

    def _seen(self, offset: int) -> tuple[int, int]:
        """Return where a character of the original text starts and ends in the view."""
        index = bisect_right(self.edits, offset, key=attrgetter("start")) - 1
        if index >= 0 and offset < self.edits[index].end:
            return self._starts[index], self._ends[index]
        shift = self._ends[index] - self.edits[index].end if index >= 0 else 0
        return offset + shift, offset + shift + 1
