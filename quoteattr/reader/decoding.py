"""Decode scores: the best sequence of tags, and the parse of a sentence."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
import numpy as np
import numpy.typing as npt
import torch

from quoteattr.language.trees import best_tree, is_tree
from quoteattr.reader.network import IMPOSSIBLE, Labels, Network, Scores
from quoteattr.schema.reading import SentenceParse

Span = tuple[int, int, str]
"""First word, word after the last, kind."""
_ROOT = "root"
Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Indexes = npt.NDArray[np.int64]


@attrs.frozen
class DecodedBatch:
    """A batch of windows as indexes of labels, (windows, words) unless another shape is stated."""

    tags: dict[str, list[list[int]]]
    """For each kind of label its index for each word."""
    heads: list[list[int]]
    """The best head of each word on its own, counted from 1 within the window."""
    arcs: torch.Tensor
    """Scores of heads, (windows, words, 1 + words)."""
    relations: list[list[int]]
    """The best relation to that head, other than root."""


def decode(network: Network, scores: Scores, lengths: torch.Tensor, labels: Labels) -> DecodedBatch:
    """Decode what can be decoded for a whole batch of windows at once."""
    tags = {name: scores.tags[name].argmax(-1).tolist() for name in ("upos", "xpos", "feats")}
    tags["names"] = best_paths(scores.tags["names"], lengths, labels.names).tolist()
    heads = scores.arcs.argmax(-1)
    relations = network.relations(scores, heads)
    relations[..., labels.deprel.index(_ROOT)] = -torch.inf
    return DecodedBatch(tags, heads.tolist(), scores.arcs.cpu(), relations.argmax(-1).tolist())


def sentence_parse(
    decoded: DecodedBatch, window: int, words: range, labels: Labels
) -> SentenceParse:
    """Return the parse of one sentence of a window.

    Args:
        decoded: The batch that contains the window.
        window: Row of the window in the batch.
        words: Positions in the window of the words of the sentence.
        labels: The labels that the indexes refer to.
    """
    first, stop = words.start, words.stop
    heads = [max(0, head - first) for head in decoded.heads[window][first:stop]]
    best = decoded.relations[window][first:stop]
    if not is_tree(heads):
        arcs = decoded.arcs[window, first:stop]
        in_sentence = torch.cat([arcs[:, :1], arcs[:, first + 1 : stop + 1]], 1)
        heads = best_tree(torch.log_softmax(in_sentence, -1).numpy())
    path = [labels.names[n] for n in decoded.tags["names"][window][first:stop]]
    feats = tuple(labels.feats[n] for n in decoded.tags["feats"][window][first:stop])
    return SentenceParse(
        upos=tuple(labels.upos[n] for n in decoded.tags["upos"][window][first:stop]),
        xpos=tuple(labels.xpos[n] for n in decoded.tags["xpos"][window][first:stop]),
        feats=tuple("" if feature == "_" else feature for feature in feats),
        heads=tuple(heads),
        deprels=tuple(
            labels.deprel[n] if head else _ROOT for n, head in zip(best, heads, strict=True)
        ),
        names=tuple(_join_adjacent(spans(path))),
    )


def _join_adjacent(names: Iterable[Span]) -> list[Span]:
    """Join adjacent names of one kind: two people side by side have a comma between them."""
    joined: list[Span] = []
    for first, stop, kind in names:
        if joined and joined[-1][1:] == (first, kind):
            first = joined.pop()[0]  # noqa: PLW2901  (the name continues)
        joined.append((first, stop, kind))
    return joined


def best_paths(scores: torch.Tensor, lengths: torch.Tensor, tags: Sequence[str]) -> torch.Tensor:
    """Return the best IOB2 tags in which each ``I`` follows a tag of its kind (Viterbi 1967).

    Args:
        scores: (rows, words, tags).
        lengths: Number of words of each row.
        tags: The tags that the last dimension refers to.

    Returns:
        Indexes of tags, (rows, words); those after the words of a row have no meaning.
    """
    inside = np.array([tag[0] == "I" for tag in tags])
    kinds = np.array([tag[1:] for tag in tags])
    forbidden = inside & (kinds[:, np.newaxis] != kinds)
    given, ends = scores.float().cpu().numpy(), lengths.tolist()
    paths = given.argmax(-1)
    for row, end in enumerate(ends):
        # What is best word by word is best as a whole, if it is possible.
        own = paths[row, :end]
        if end and (inside[own[0]] or forbidden[own[:-1], own[1:]].any()):
            paths[row, :end] = _best_path(given[row, :end], inside, forbidden)
    return torch.from_numpy(paths)


def _best_path(scores: Floats, inside: Flags, forbidden: Flags) -> Indexes:
    """Return the best possible path of one row.

    Args:
        scores: (words, tags).
        inside: The tags that cannot be the first.
        forbidden: Which tag (columns) cannot follow which (rows).
    """
    costs = forbidden * np.float32(IMPOSSIBLE)
    total = scores[0] + inside * np.float32(IMPOSSIBLE)
    pointers = np.empty(scores.shape, np.int64)
    tags = np.arange(scores.shape[1])
    for position in range(1, len(scores)):
        reached = total[:, np.newaxis] + costs
        best = reached.argmax(0)
        pointers[position] = best
        total = reached[best, tags] + scores[position]
    path = np.empty(len(scores), np.int64)
    path[-1] = total.argmax()
    for position in range(len(scores) - 1, 0, -1):
        path[position - 1] = pointers[position, path[position]]
    return path


def spans(tags: Sequence[str]) -> Iterator[Span]:
    """Yield first word, word after the last, and kind of each span in IOB2 tags."""
    start = None
    for position, tag in enumerate([*tags, "O"]):
        if start is not None and tag[0] != "I":
            yield start, position, tags[start][2:]
            start = None
        if tag[0] == "B":
            start = position
