"""Silver syntax and names: the predictions of the first stage for texts that lack annotation.

Otherwise the second stage would see syntax in web pages alone, and forget in news and novels what
the first one learned (Bucila et al. 2006 train on the predictions of a model, too).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import torch

from quoteattr.reader import decoding
from quoteattr.reader.network import Network
from quoteattr.reader.windows import Pieces
from quoteattr.schema.reading import SentenceParse
from quoteattr.training.reader.material import Coder, Labelled, Row

_BATCH_PIECES = 4000


def label(
    documents: Sequence[Sequence[Labelled]], network: Network, coder: Coder
) -> list[list[Labelled]]:
    """Return sentences with the network's trees and names in addition to their known labels.

    Args:
        documents: The sentences.
        network: The network after the first stage.
        coder: Codes words and labels.
    """
    network.eval()
    rows: dict[Pieces, Row] = {}
    for group in _groups({s.pieces for document in documents for s in document}):
        parses = _parse(network, coder, group)
        rows |= {p: _row(coder, r) for p, r in zip(group, parses, strict=True)}
    return [
        [attrs.evolve(s, labels={**rows[s.pieces], **s.labels}) for s in document]
        for document in documents
    ]


def _groups(sentences: set[Pieces]) -> Iterator[list[Pieces]]:
    group: list[Pieces] = []
    for sentence in sorted(sentences, key=lambda s: (len(s.ids), s.ids)):
        if (len(group) + 1) * (len(sentence.ids) + 2) > _BATCH_PIECES and group:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _parse(network: Network, coder: Coder, group: Sequence[Pieces]) -> list[SentenceParse]:
    lengths = torch.tensor([len(s.firsts) for s in group])
    with torch.inference_mode():
        scores = network(coder.piece_tokenizer.batch([[s] for s in group]))
        decoded = decoding.decode(network, scores, lengths, coder.labels)
        return [
            decoding.sentence_parse(decoded, row, range(len(s.firsts)), coder.labels)
            for row, s in enumerate(group)
        ]


def _row(coder: Coder, parse: SentenceParse) -> Mapping[str, Sequence[int]]:
    names = ["O"] * len(parse.heads)
    for first, stop, kind in parse.names:
        names[first:stop] = [f"B-{kind}", *[f"I-{kind}"] * (stop - first - 1)]
    feats = [feature or "_" for feature in parse.feats]
    return {
        "upos": coder.numbers("upos", parse.upos),
        "xpos": coder.numbers("xpos", parse.xpos),
        "feats": coder.numbers("feats", feats),
        "deprel": coder.numbers("deprel", parse.deprels),
        "names": coder.numbers("names", names),
        "head": parse.heads,
    }
