"""Adjust sentences for the parser: joined after titles, split where they are too long."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from quoteattr.language.titles import title_of

Entry = dict[str, Any]
"""A token in Stanza's format: `id` (a number, or first and last of a multi-word token), `text`,
`start_char`, `end_char`."""

MAX_SENTENCE_TOKENS = 160
"""Longer sentences are split for the parser, whose cost is quadratic. Chosen to bound memory, not
tuned."""
_CUT_AFTER = frozenset({";", ":", ".", "!", "?", ",", "—", "–", "--"})
_INITIAL = 2
"""Length of an initial with its full stop."""


def parsable(sentences: Iterable[list[Entry]], text: str) -> Iterator[list[Entry]]:
    """Yield the sentences, joined after titles and initials and split where they are too long.

    Args:
        sentences: The sentences in the order of the text.
        text: The text that the offsets of their tokens refer to; a blank line ends a paragraph.
    """
    pending: list[Entry] = []
    for sentence in sentences:
        if pending and _continues(pending, sentence, text):
            pending += _renumbered(sentence, _numbers(pending[-1])[-1])
            continue
        if pending:
            yield from _cut(pending)
        pending = [*sentence]
    if pending:
        yield from _cut(pending)


def _continues(before: Sequence[Entry], after: Sequence[Entry], text: str) -> bool:
    """Whether two sentences are one: the first ends without punctuation, or in a title.

    The tokenizer was trained on web pages, where many sentences lack punctuation, and takes the
    surname `May` for the beginning of one.
    """
    gap = text[before[-1]["end_char"] : after[0]["start_char"]]
    if gap == " " and before[-1]["text"][-1:].isalnum():
        return True
    if "\n\n" in gap or not after[0]["text"][:1].isupper():
        return False
    last = before[-1]["text"]
    if last == "." and len(before) > 1 and before[-2]["end_char"] == before[-1]["start_char"]:
        last = before[-2]["text"] + "."
    if not last.endswith("."):
        return False
    word = last[:-1]
    return title_of(word) is not None or (len(last) == _INITIAL and word.isupper() and word != "I")


def _cut(sentence: list[Entry]) -> Iterator[list[Entry]]:
    """Split a sentence that is too long for the parser, at punctuation if there is any."""
    while len(sentence) > MAX_SENTENCE_TOKENS:
        half = range(MAX_SENTENCE_TOKENS // 2, MAX_SENTENCE_TOKENS)
        cut = max(
            (position + 1 for position in half if sentence[position]["text"] in _CUT_AFTER),
            default=MAX_SENTENCE_TOKENS,
        )
        yield _renumbered(sentence[:cut])
        sentence = sentence[cut:]
    yield _renumbered(sentence)


def _renumbered(sentence: list[Entry], start: int = 0) -> list[Entry]:
    """Return the entries renumbered, the first as `start` + 1."""
    shift = start + 1 - _numbers(sentence[0])[0]
    if not shift:
        return sentence
    return [
        entry | {"id": tuple(number + shift for number in _numbers(entry))} for entry in sentence
    ]


def _numbers(entry: Entry) -> tuple[int, ...]:
    number = entry["id"]
    return tuple(number) if isinstance(number, tuple | list) else (number,)
