"""Windows that are not worth reading: marks and brackets with hardly a word between them.

They have four times as many tokens per character as prose, so reading them takes four times as
long, for nothing: no mark names anybody.
"""

from collections.abc import Sequence

from quoteattr.schema.reading import SentenceReading, SentenceWords

_FEWEST = 50
"""Words that a window has at least before it is left unread."""
_SHARE = 0.2
"""Share of words with a letter or digit below which it is, in each of its sentences; in prose it is
above .8. Of ordinary pages only tables of contents with dots between spaces come near."""


def is_marks(sentences: Sequence[SentenceWords]) -> bool:
    """Whether sentences are long, and hardly any word of each of them has a letter or a digit."""
    words = sum(len(sentence.forms) for sentence in sentences)
    return words >= _FEWEST and all(_legible(one) < _SHARE * len(one.forms) for one in sentences)


def _legible(sentence: SentenceWords) -> int:
    return sum(any(map(str.isalnum, word)) for word in sentence.forms)


def unread(sentence: SentenceWords) -> SentenceReading:
    """Return a reading that says nothing: punctuation and unknown words that hang on the first."""
    size = len(sentence.forms)
    tags = tuple("X" if any(map(str.isalnum, word)) else "PUNCT" for word in sentence.forms)
    relations = ("punct" if tag == "PUNCT" else "dep" for tag in tags[1:])
    return SentenceReading(
        upos=tags,
        xpos=("",) * size,
        feats=("",) * size,
        heads=(0, *(1 for _ in range(size - 1))),
        deprels=("root", *relations),
        names=(),
    )
