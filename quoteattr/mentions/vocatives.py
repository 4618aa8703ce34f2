"""Vocatives: words in a quotation that address somebody by name ("Come here, Ann")."""

from collections.abc import Iterator, Sequence

from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent, Span

_BOUNDARIES = frozenset({",", "!", "?", ".", ";", "—", "–", "--", ":", "…", "..."})
_OPENERS = read_classes("name_words.txt")["vocative_opener"]
"""Words that may precede a vocative without a comma."""
_LONGEST = 7
"""Longest vocative in tokens."""


def vocatives(annotated: AnnotatedText, span: Span) -> Iterator[Extent]:
    """Yield the vocatives in a quoted stretch: names and titles set off by commas or alone.

    Args:
        annotated: The text with its parse.
        span: The quoted words without their marks.
    """
    tokens = [annotated.tokens[index] for index in annotated.token_range(span)]
    segments = _segments([token for token in tokens if span.start <= token.start])
    for number, segment in enumerate(segments):
        words = _without_openers(segment)
        is_short = 0 < len(words) <= _LONGEST
        if is_short and _is_vocative(words) and not _is_listed(segments, number):
            yield Extent.single(words[0].start, words[-1].end)


def _segments(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens between punctuation marks."""
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in _BOUNDARIES:
            segments.append([])
        else:
            segments[-1].append(token)
    return segments


def _without_openers(segment: list[Token]) -> list[Token]:
    first = 0
    while first < len(segment) - 1 and segment[first].text.lower() in _OPENERS:
        first += 1
    return segment[first:]


def _is_vocative(words: list[Token]) -> bool:
    """Whether words can be a vocative by themselves: names, titles, "sir", "my boy"."""
    head = words[-1]
    if all(word.upos == "PROPN" or title_of(word.text) for word in words):
        return head.text[:1].isupper() or head.text.lower() in person_nouns()
    return False


def _is_listed(segments: list[list[Token]], number: int) -> bool:
    """Whether a segment is an item of a list or has a relative clause: "Ann, Bob, and Cid"."""
    adjacent = (*segments[max(0, number - 1) : number], *segments[number + 1 : number + 2])
    if any(segment and _is_item(segment) for segment in adjacent):
        return True
    following = segments[number + 1] if number + 1 < len(segments) else []
    return bool(following) and following[0].text.lower() in {"and", "or", "who", "whose", "whom"}


def _is_item(words: list[Token]) -> bool:
    """Whether a segment forms a list with the name next to it; "sir" and "doctor" do not."""
    return _is_vocative(words) and (len(words) > 1 or title_of(words[0].text) is None)
