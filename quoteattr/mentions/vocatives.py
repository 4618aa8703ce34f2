"""Vocatives: the words in a quotation that call somebody by name ("Come here, Ann")."""

from collections.abc import Iterator

from quoteattr.language.names import title_of
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent, Span

_BOUNDS = frozenset({",", "!", "?", ".", ";", "—", "–", "--", ":", "…", "..."})
_OPENERS = frozenset(
    {
        "o",
        "oh",
        "ah",
        "eh",
        "my",
        "dear",
        "dearest",
        "sweet",
        "sweetest",
        "good",
        "poor",
        "own",
        "old",
        "young",
        "little",
        "well",
        "yes",
        "no",
        "hello",
        "hallo",
        "hullo",
        "hi",
        "hey",
        "but",
        "and",
        "now",
        "why",
        "come",
        "please",
        "thank",
        "you",
        "thanks",
        "good-bye",
        "goodbye",
        "good-night",
        "ay",
        "aye",
        "nay",
        "pray",
        "look",
        "listen",
        "so",
        "then",
        "indeed",
        "really",
    }
)
"""Words that may stand before a vocative without a comma."""
_LONGEST = 7


def vocatives(annotated: AnnotatedText, span: Span) -> Iterator[Extent]:
    """Yield the vocatives in a quoted stretch: names and titles set off by commas or alone.

    Args:
        annotated: The text with its parse.
        span: The quoted words without their marks.
    """
    tokens = [annotated.tokens[index] for index in annotated.token_range(span)]
    tokens = [token for token in tokens if span.start <= token.start]
    start = 0
    pieces: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if token.text in _BOUNDS:
            pieces.append((start, place))
            start = place + 1
    pieces.append((start, len(tokens)))
    for number, (first, last) in enumerate(pieces):
        words = tokens[_without_openers(tokens, first, last) : last]
        if 0 < len(words) <= _LONGEST and _calls(words) and not _is_listed(pieces, tokens, number):
            yield Extent.single(words[0].start, words[-1].end)


def _without_openers(tokens: list[Token], first: int, last: int) -> int:
    while first < last - 1 and tokens[first].text.lower() in _OPENERS:
        first += 1
    return first


def _calls(words: list[Token]) -> bool:
    """Whether some words can be a vocative by themselves: names, titles, "sir", "my boy"."""
    head = words[-1]
    if all(word.upos == "PROPN" or title_of(word.text) for word in words):
        return head.text[:1].isupper() or head.text.lower() in person_nouns()
    return False


def _is_listed(pieces: list[tuple[int, int]], tokens: list[Token], number: int) -> bool:
    """Whether a piece is rather an item of a list or has a clause: "Ann, Bob, and Cid"."""
    beside = [pieces[other] for other in (number - 1, number + 1) if 0 <= other < len(pieces)]
    if any(first < last and _is_item(tokens[first:last]) for first, last in beside):
        return True
    first, last = pieces[number + 1] if number + 1 < len(pieces) else (0, 0)
    return first < last and tokens[first].text.lower() in {"and", "or", "who", "whose", "whom"}


def _is_item(words: list[Token]) -> bool:
    """Whether a piece beside a name makes a list with it; "sir" and "doctor" do not."""
    return _calls(words) and (len(words) > 1 or title_of(words[0].text) is None)
