"""What the network sees in each epoch: the stages of its training, windows, batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.reader.network import Network
from quoteattr.training.reader import material, silver
from quoteattr.training.reader.material import Coder, Labelled, Window
from quoteattr.training.reader.raw import Tokenizer
from quoteattr.training.texts import corpora, treebanks

_BATCH_PIECES = 3000
"""Most pieces of a batch, padding included."""
_BLOCK = 20
"""Number of sentences with named entities that are sampled together, so that a window of them is
from one text."""


@attrs.frozen
class Stage:
    """A stage of the training, in which the learning rates rise and fall."""

    epochs: int
    """Number of epochs; each sees all articles, and shares of the other material."""
    rate: float
    """Highest learning rate of the transformer."""
    head_rate: float
    """Highest learning rate of the heads."""
    whole: bool
    """Whether windows have many sentences, those of PolNeAR among them; otherwise each is a single
    sentence, and syntax and names alone are learned."""
    variants: float
    """Share of the typographic variants of treebank sentences in an epoch."""
    named: float
    """Share of the sentences with named entities in an epoch."""
    gold: float = 1.0
    """Share of the treebank documents in an epoch."""


STAGES = (
    Stage(5, 2.5e-4, 1.5e-3, whole=False, variants=0.25, named=0.45),
    Stage(7, 1.8e-4, 1.0e-3, whole=True, variants=0.15, named=0.2, gold=0.6),
)
"""The rates are usual for a model of this size; by the shares, most sentences are real ones. Not
tuned."""


@attrs.frozen
class Material:
    """What the network learns from."""

    gold: list[list[Labelled]]
    """Treebank documents."""
    variants: list[Labelled]
    """Variants of treebank sentences, and lines of dialogue."""
    named: list[Labelled]
    """Sentences with named entities, in the order of their corpora."""
    articles: list[list[Labelled]]
    """News articles with roles."""
    novels: list[list[Labelled]]
    """Samples of novels, without labels before the second stage."""

    @classmethod
    def read(
        cls,
        data: Path,
        treebank: Sequence[treebanks.Sentence],
        coder: Coder,
        tokenizer: Tokenizer,
    ) -> Material:
        """Read the material, and code it.

        Args:
            data: The data folder.
            treebank: The treebank sentences.
            coder: Codes words and labels.
            tokenizer: Splits articles and novels into words.
        """
        rng = random.Random(corpora.SEED)
        return cls(
            material.documents(map(coder.syntax, treebank), (s.starts_document for s in treebank)),
            [coder.syntax(s) for s in corpora.extra_sentences(list(treebank), rng)],
            [coder.names(t) for t in corpora.entity_sentences(data, rng)],
            material.read_articles(coder, tokenizer, data / "polnear" / "data" / "train"),
            [coder.plain(text, tokenizer) for text in corpora.novels(data)],
        )

    def silver(self, network: Network, coder: Coder) -> Material:
        """Return the material with the network's own syntax and names in articles and novels."""
        articles, novels = (
            silver.label(documents, network, coder) for documents in (self.articles, self.novels)
        )
        return attrs.evolve(self, articles=articles, novels=novels)

    def epoch(self, stage: Stage, rng: random.Random) -> list[Window]:
        """Return the windows of one epoch."""
        variants = rng.sample(self.variants, int(stage.variants * len(self.variants)))
        if not stage.whole:
            named = rng.sample(self.named, int(stage.named * len(self.named)))
            alone = [*(s for document in self.gold for s in document), *variants, *named]
            return [[s] for s in alone if s.size < material.LONGEST_WINDOW]
        named = list(_sampled_blocks(self.named, stage.named, rng))
        short = material.LONGEST_WINDOW // 8
        gold = rng.sample(self.gold, int(stage.gold * len(self.gold)))
        result = [w for d in gold for w in material.cut(d, rng, shortest=short)]
        result += material.cut(variants, rng, shortest=short // 2)
        result += material.cut(named, rng, shortest=short)
        texts = (*self.articles, *self.novels)
        result += [w for d in texts for w in material.cut(d, rng, shortest=150)]
        return result


def _sampled_blocks(
    sentences: Sequence[Labelled], share: float, rng: random.Random
) -> Iterator[Labelled]:
    for start in range(0, len(sentences), _BLOCK):
        if rng.random() < share:
            yield from sentences[start : start + _BLOCK]


def batches(windows: Sequence[Window], rng: random.Random) -> list[list[Window]]:
    """Return batches of windows of similar length and with the same kinds of labels, shuffled."""

    def key(window: Window) -> tuple[list[str], float]:
        return sorted(window[0].labels), sum(s.size for s in window) + rng.random()

    groups: list[list[Window]] = []
    group: list[Window] = []
    for window in sorted(windows, key=key):
        longest = max(sum(s.size for s in w) for w in [*group[-1:], window])
        alike = not group or group[0][0].labels.keys() == window[0].labels.keys()
        if group and (not alike or longest * (len(group) + 1) > _BATCH_PIECES):
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups
