"""Windows that skip the network: marks and brackets with hardly a word between them.

They have four times as many tokens per character as prose, so the network would take four times as
long, in vain: marks name nobody.
"""

from collections.abc import Sequence

from quoteattr.schema.reading import SentenceParse, SentenceWords

_FEWEST = 50
"""Least number of words of a skipped window."""
_SHARE = 0.2
"""Largest share of words with a letter or digit in each sentence of a skipped window; in prose the
share is above .8. Of ordinary pages only tables of contents with spaced dots come near."""


def is_marks(sentences: Sequence[SentenceWords]) -> bool:
    """Whether the sentences have many words, and hardly any of each has a letter or a digit."""
    words = sum(len(sentence.forms) for sentence in sentences)
    return words >= _FEWEST and all(_legible(s) < _SHARE * len(s.forms) for s in sentences)


def _legible(sentence: SentenceWords) -> int:
    return sum(any(map(str.isalnum, word)) for word in sentence.forms)


def blank_parse(sentence: SentenceWords) -> SentenceParse:
    """Return a parse without information: marks and unknown words attached to the first."""
    size = len(sentence.forms)
    tags = tuple("X" if any(map(str.isalnum, word)) else "PUNCT" for word in sentence.forms)
    relations = ("punct" if tag == "PUNCT" else "dep" for tag in tags[1:])
    return SentenceParse(
        upos=tags,
        xpos=("",) * size,
        feats=("",) * size,
        heads=(0, *(1 for _ in range(size - 1))),
        deprels=("root", *relations),
        names=(),
    )
