"""How a quotation is said, from its cue and the words beside it: whispered, cried, in a low voice.

The words are those of `language/lexicons/manners.txt`.
"""

from collections.abc import Mapping
from functools import cache

import regex

from quoteattr.language.inflection import verb_forms
from quoteattr.language.typography import MARK_FORMS
from quoteattr.language.word_lists import read_entries
from quoteattr.schema.quote import Quote

_LONGEST = 60
"""Most characters from a cue to a manner: "said [the elder of the two], softly"."""
_MARKS = regex.escape("".join(mark for mark in MARK_FORMS if len(mark) == 1))
_END = regex.compile(rf"[.!?;:]|[{_MARKS}]\B|\b(?:and|as|but|for|when|while)\b|,\s+\w+ing\b")
"""Where the words that may describe a cue end. An apostrophe within a word does not end them."""


def manner(quote: Quote, text: str) -> tuple[str, ...]:
    """Return how a quotation is said, as classes of the word list: `("soft",)`.

    Args:
        quote: A quotation of the text.
        text: The text.
    """
    if quote.cue is None:
        return ()
    verbs, phrases = _words()
    found = [name for word in quote.cue.text.lower().split() for name in verbs.get(word, ())]
    for words in _pattern().findall(_beside(quote.cue.start, quote.cue.end, text)):
        found += phrases[" ".join(words.lower().split())]
    return tuple(dict.fromkeys(found))


def _beside(start: int, end: int, text: str) -> str:
    """Return the words around a cue, and the cue, up to marks that separate it from others."""
    before = text[max(0, start - _LONGEST) : start]
    after = text[end : end + _LONGEST]
    first = max((match.end() for match in _END.finditer(before)), default=0)
    last = _END.search(after)
    return f"{before[first:]}{text[start:end]}{after[: last.start()] if last else after}"


@cache
def _words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Return the forms of the verbs, and the phrases, each with its classes."""
    verbs: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    for entry in read_entries("manners.txt"):
        word, (form, *classes) = entry.columns[0], entry.columns[1].split(",")
        if form == "phrase":
            phrases[word] = tuple(classes)
            continue
        for inflected in (word, *verb_forms(word)):
            verbs.setdefault(inflected, tuple(classes))
    return verbs, phrases


@cache
def _pattern() -> regex.Pattern[str]:
    longest_first = sorted(_words()[1], key=len, reverse=True)
    phrases = "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in longest_first)
    return regex.compile(rf"\b(?:{phrases})\b", regex.IGNORECASE)
