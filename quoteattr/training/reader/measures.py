"""The accuracy of the network on the development data, while it is trained."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import torch

from quoteattr.reader.decoding import best_paths, spans
from quoteattr.reader.network import Network
from quoteattr.training.reader import material
from quoteattr.training.reader.material import IGNORED, Coder, Window
from quoteattr.training.reader.raw import Tokenizer
from quoteattr.training.texts import corpora, treebanks
from quoteattr.training.texts.names.columns import read_universal_ner

_BATCH = 40


@attrs.frozen
class Development:
    """Half the windows of EWT dev, of its Universal NER layer, and of PolNeAR dev."""

    windows: list[Window]
    """The windows."""

    @classmethod
    def read(cls, data: Path, coder: Coder, tokenizer: Tokenizer) -> Development:
        """Read the development data."""
        rng = random.Random(0)
        ewt = treebanks.read_conllu(corpora.ewt_dev(data))
        documents = material.documents(map(coder.syntax, ewt), (s.starts_document for s in ewt))
        names = data / "ner" / "uner-ewt" / "en_ewt-ud-dev.iob2"
        documents.append([coder.names(t) for t in read_universal_ner(names)])
        folder = data / "polnear" / "data" / "dev"
        documents += material.read_articles(coder, tokenizer, folder)
        windows = [w for d in documents for w in material.cut(d, rng, shortest=180)]
        return cls(rng.sample(windows, len(windows) // 2))

    def measure(self, network: Network, coder: Coder) -> dict[str, float]:
        """Return the percentage of right words for syntax, and F1 of exact spans for the others."""
        network.eval()
        counts = LabelCounts()
        for group in _groups(self.windows):
            batch, labels = material.collate(coder.piece_tokenizer, group)
            with torch.no_grad():
                scores = network(batch)
                heads = scores.arcs.argmax(-1)
                relations = network.relations(scores, heads).argmax(-1)
            predicted = {"head": heads, "link": scores.links.argmax(-1)}
            predicted["upos"] = scores.tags["upos"].argmax(-1)
            for name in predicted.keys() & labels.keys():
                counts.add_words(name, predicted[name], labels[name])
            if "head" in labels:
                # A relation is right if it and the head are.
                both = torch.where(relations == labels["deprel"], heads, IGNORED + 1)
                counts.add_words("relation", both, labels["head"])
            lengths = (batch.sentences >= 0).sum(1)
            for name in {"names", "roles"} & labels.keys():
                tags = getattr(coder.labels, name)
                paths = best_paths(scores.tags[name].float(), lengths, tags)
                for row, length in enumerate(lengths.tolist()):
                    counts.add_spans(
                        [tags[number] for number in paths[row, :length].tolist()],
                        [tags[number] for number in labels[name][row, :length].tolist()],
                    )
        return counts.scores()


@attrs.frozen
class LabelCounts:
    """Numbers of right, predicted and gold words or spans, by what they are."""

    right: Counter[str] = attrs.field(factory=Counter)
    predicted: Counter[str] = attrs.field(factory=Counter)
    gold: Counter[str] = attrs.field(factory=Counter)

    def add_words(self, name: str, predicted: torch.Tensor, gold: torch.Tensor) -> None:
        """Count the words whose gold label is known."""
        is_known = gold != IGNORED
        self.right[name] += int(((predicted == gold) & is_known).sum())
        self.predicted[name] += int(is_known.sum())
        self.gold[name] += int(is_known.sum())

    def add_spans(self, predicted: Sequence[str], gold: Sequence[str]) -> None:
        """Count the spans of a sequence of IOB2 tags, by their kind."""
        found, wanted = set(spans(predicted)), set(spans(gold))
        self.right.update(kind for _, _, kind in found & wanted)
        self.predicted.update(kind for _, _, kind in found)
        self.gold.update(kind for _, _, kind in wanted)

    def scores(self) -> dict[str, float]:
        """Return F1 in percent, which is accuracy where all words are predicted."""
        return {
            name: round(200 * self.right[name] / (self.gold[name] + self.predicted[name]), 2)
            for name in sorted(self.gold.keys() | self.predicted.keys())
        }


def _groups(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Yield windows of similar length and with the same kinds of labels together."""
    ordered = sorted(windows, key=lambda w: (sorted(w[0].labels), sum(s.size for s in w)))
    group: list[Window] = []
    for window in ordered:
        if group and (len(group) == _BATCH or group[0][0].labels.keys() != window[0].labels.keys()):
            yield group
            group = []
        group.append(window)
    if group:
        yield group
