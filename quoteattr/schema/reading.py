"""What the network takes and returns: the types through which `annotate` calls a `reader`."""

from collections.abc import Callable, Sequence

import attrs


@attrs.frozen
class SentenceParse:
    """The syntax and the named entities of one sentence: a value for each word."""

    upos: tuple[str, ...]
    """Universal parts of speech."""
    xpos: tuple[str, ...]
    """Penn Treebank tags."""
    feats: tuple[str, ...]
    """Morphological features as CoNLL-U writes them, empty if none."""
    heads: tuple[int, ...]
    """The head of each word, counted from 1 within the sentence, 0 for the root."""
    deprels: tuple[str, ...]
    """Relations to the heads."""
    names: tuple[tuple[int, int, str], ...]
    """Named entities: first word, word after the last (from 0 within the sentence), label."""


@attrs.frozen
class Relation:
    """An attribution relation: cue, source and content, as indexes of words in the document."""

    cue: tuple[int, ...]
    """The reporting words."""
    source: tuple[int, ...]
    """The words that name the speaker; empty if none do."""
    content: tuple[int, ...]
    """The reported words."""
    confidence: float
    """Probability from the network, from 0 to 1."""


@attrs.frozen
class NetworkOutput:
    """What the network returns for a document."""

    sentences: tuple[SentenceParse, ...]
    """One parse for each sentence."""
    relations: tuple[Relation, ...]
    """Attribution relations, in the order of their cues."""


@attrs.frozen
class SentenceWords:
    """The words of a sentence: the input of a reader."""

    forms: tuple[str, ...]
    """The words."""
    starts_paragraph: bool
    """Whether the sentence starts a paragraph."""


Reader = Callable[[Sequence[SentenceWords]], NetworkOutput]
"""Parses the sentences of a document and finds its attribution relations."""
