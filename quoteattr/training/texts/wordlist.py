"""The words of the corpora by frequency, for the dictionary of the lemmatizer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quoteattr.training.texts.treebanks import training_sentences

_SIZE = 80_000
"""Most words that are kept. Not tuned: words beyond it occur once."""

_WORD_PATTERNS = (
    r"(?:mrs?|ms|dr|messrs|st|capt|col|gen|lt|sgt|rev|prof|sen|rep|gov|mme|mlle|esq)\.",
    r"\w+(?=n['’]t\b)",
    r"n['’]t\b",
    r"['’](?:s|re|ve|ll|d|m)\b",
    r"\d+(?:[.,:]\d+)*",
    r"[^\W\d_]+(?:\.[^\W\d_])*\.?(?<=\.[A-Za-z]\.)",
    r"\w+",
    r"--+",
    r"\.\.+",
    r"[^\w\s]",
)
_WORD = re.compile("|".join(_WORD_PATTERNS), re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """Return the tokens of a raw text, roughly as in the treebanks."""
    return _WORD.findall(text)


def read(data: Path) -> list[str]:
    """Return the words of all corpora in lower case, the most frequent first."""
    return frequency_list([*_treebanks(data), *_raw(data)])


def frequency_list(texts: Iterable[Sequence[str]], size: int = _SIZE) -> list[str]:
    """Return the words that occur more than once, in lower case, the most frequent first."""
    counts = Counter(word.lower() for words in texts for word in words)
    return [w for w, n in counts.most_common(size) if n > 1]


def _raw(data: Path) -> Iterator[list[str]]:
    paths = [
        *sorted((data / "polnear").glob("data/train/text/*.txt")),
        *sorted((data / "pdnc").glob("data/*/novel_text.txt")),
        *sorted((data / "litbank").glob("original/*.txt")),
    ]
    for path in paths:
        yield words_of(path.read_text(encoding="utf-8").replace("_", " "))


def _treebanks(data: Path) -> Iterator[list[str]]:
    for sentence in training_sentences(data):
        yield [w.form for w in sentence.words]
    wikigold = data / "ner" / "wikigold" / "wikigold.conll.txt"
    yield [
        line.split()[0] for line in wikigold.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
