"""How good the network is on the development data, while it is trained."""

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
from quoteattr.training.texts import corpora, entities, treebanks

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
        documents.append([coder.names(t) for t in entities.read_columns(names)])
        folder = data / "polnear" / "data" / "dev"
        documents += material.read_articles(coder, tokenizer, folder)
        windows = [w for d in documents for w in material.cut(d, rng, shortest=180)]
        return cls(rng.sample(windows, len(windows) // 2))

    def measure(self, network: Network, coder: Coder) -> dict[str, float]:
        """Percentages of right words for syntax, F1 of exact spans for names and roles."""
        network.eval()
        right: Counter[str] = Counter()
        wanted: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for group in _groups(self.windows):
            batch, labels = material.collate(coder.worker, group)
            with torch.no_grad():
                scores = network(batch)
                heads = scores.arcs.argmax(-1)
                relations = network.relations(scores, heads).argmax(-1)
            answers = {"head": heads, "link": scores.links.argmax(-1)}
            answers["upos"] = scores.tags["upos"].argmax(-1)
            for name in answers.keys() & labels.keys():
                hits = (answers[name] == labels[name]) & (labels[name] != IGNORED)
                right[name] += int(hits.sum())
                wanted[name] += int((labels[name] != IGNORED).sum())
                if name == "head":
                    right["relation"] += int((hits & (relations == labels["deprel"])).sum())
                    wanted["relation"] += int((labels[name] != IGNORED).sum())
            lengths = (batch.sentences >= 0).sum(1)
            for name in {"names", "roles"} & labels.keys():
                tags = getattr(coder.labels, name)
                paths = best_paths(scores.tags[name].float(), lengths, tags)
                for row, length in enumerate(lengths.tolist()):
                    told = set(spans([tags[i] for i in paths[row, :length].tolist()]))
                    true = set(spans([tags[i] for i in labels[name][row, :length].tolist()]))
                    for kind in {s[2] for s in told | true}:
                        right[kind] += sum(s[2] == kind for s in told & true)
                        found[kind] += sum(s[2] == kind for s in told)
                        wanted[kind] += sum(s[2] == kind for s in true)
        return {
            name: round(200 * right[name] / (wanted[name] + found.get(name, wanted[name])), 2)
            for name in sorted(wanted)
        }


def _groups(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of the same labels and of like length together."""
    ordered = sorted(windows, key=lambda w: (sorted(w[0].labels), sum(s.size for s in w)))
    group: list[Window] = []
    for window in ordered:
        if group and (len(group) == _BATCH or group[0][0].labels.keys() != window[0].labels.keys()):
            yield group
            group = []
        group.append(window)
    if group:
        yield group
