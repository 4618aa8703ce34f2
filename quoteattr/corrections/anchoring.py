"""Find the words of a correction in a text that may have changed since.

A correction is applied at its offsets if its words are there, else where its words are found, if
they are found in one place only: a correction in the wrong place is worse than none.
"""

from collections.abc import Iterator, Sequence

import regex

from quoteattr.corrections.actions import Anchor, Passage
from quoteattr.schema.span import Span
from quoteattr.schema.surrogates import joined_halves

CONTEXT = 32
"""Characters of the text that are noted before and after a quotation. As in the examples of the
Web Annotation model; enough to distinguish two short lines of a dialogue."""
_LONGEST_GAP = 1_000
"""Most characters between two parts of a quotation that is searched for."""
_LONG = 5
"""Least number of words that are recognised although the context has changed; chosen, not tuned."""


class NotApplicableError(ValueError):
    """A correction does not fit the document; says why."""


def anchor_to(parts: Sequence[Span], text: str) -> Anchor:
    """Return the anchor of a quotation, with the words around it."""
    return Anchor(
        tuple(Passage(part, part.of(text)) for part in parts),
        text[max(0, parts[0].start - CONTEXT) : parts[0].start],
        text[parts[-1].end : parts[-1].end + CONTEXT],
    )


def find_anchor(anchor: Anchor, text: str, *, is_same_text: bool) -> tuple[Span, ...]:
    """Return where the words of an anchor are.

    Args:
        anchor: The words, and where they were.
        text: The text.
        is_same_text: Whether the text is the one that was corrected.

    Raises:
        NotApplicableError: The words are nowhere, or in several places.
    """
    noted = tuple(part.span for part in anchor.parts)
    are_there = all(_is_same(part.span.of(text), part.words) for part in anchor.parts)
    if are_there and (is_same_text or _context(anchor, text, noted) == 1.0):
        return noted
    if is_same_text:
        raise NotApplicableError(_not_there(anchor, text))
    places = {parts: _context(anchor, text, parts) for parts in _occurrences(anchor, text)}
    best = max(places.values(), default=0.0)
    likely = [parts for parts, context in places.items() if context == best]
    if len(likely) == 1 and (best or _is_long(anchor)):
        return likely[0]
    found = "these words are in several places" if len(likely) > 1 else "they are not found again"
    raise NotApplicableError(f"{_not_there(anchor, text)}, and {found}")


def _is_same(found: str, words: str) -> bool:
    """Whether two strings have the same words, however they are separated.

    HTML changes line ends, and JSON joins the halves of surrogate pairs.
    """
    return joined_halves(found).split() == joined_halves(words).split()


def _not_there(anchor: Anchor, text: str) -> str:
    first = anchor.parts[0].span
    found = first.of(text)
    if _is_same(found, anchor.parts[0].words):
        there = "the text around has changed"
    elif found.split():
        there = f"“{' '.join(found.split()):.40}” is there"
    else:
        there = "the text has no words there"
    return f"“{anchor.words:.40}” was at {first.start}, but {there}"


def _context(anchor: Anchor, text: str, parts: tuple[Span, ...]) -> float:
    """Return the share of the noted context that is around these parts."""
    before = text[: parts[0].start][-2 * CONTEXT :]
    after = text[parts[-1].end :][: 2 * CONTEXT]
    sides = [(before, anchor.prefix), (after[::-1], anchor.suffix[::-1])]
    # Marks alone are around every quotation.
    alike = [_ends_alike(text, noted) for text, noted in sides if any(map(str.isalnum, noted))]
    return sum(alike) / len(alike) if alike else 1.0


def _ends_alike(text: str, end: str) -> bool:
    """Whether a text ends in some words, however they are separated."""
    return "".join(text.split()).endswith("".join(end.split()))


def _is_long(anchor: Anchor) -> bool:
    """Whether the words are too many to recur by chance."""
    return len(anchor.words.split()) >= _LONG


def _occurrences(anchor: Anchor, text: str) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of every occurrence of the words."""
    patterns = [_pattern(part.words) for part in anchor.parts]
    if not all(part.words.strip() for part in anchor.parts):
        return
    for first in patterns[0].finditer(text):
        parts = [Span(*first.span())]
        for pattern in patterns[1:]:
            end = parts[-1].end
            if following := pattern.search(text, end, end + _LONGEST_GAP + len(pattern.pattern)):
                parts.append(Span(*following.span()))
        if len(parts) == len(patterns):
            yield tuple(parts)


def _pattern(words: str) -> regex.Pattern[str]:
    """Return a pattern that matches words however they are broken into lines."""
    escaped = r"\s+".join(map(regex.escape, words.split()))
    start = r"\b" if words[:1].isalnum() else ""
    end = r"\b" if words[-1:].isalnum() else ""
    return regex.compile(f"{start}{escaped}{end}")
