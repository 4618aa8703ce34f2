"""What scores mean: the best sequence of tags, and the readings of sentences."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
import torch

from quoteattr.language.trees import best_tree, is_tree
from quoteattr.reader.network import Labels, Network, Scores
from quoteattr.schema.reading import SentenceReading

_IMPOSSIBLE = -1e4
Span = tuple[int, int, str]
"""First word, word after the last, kind."""
_ROOT = "root"


@attrs.frozen
class Decoded:
    """A batch of windows as numbers of labels; sizes are (windows, words) unless it is said."""

    tags: dict[str, list[list[int]]]
    """Numbers of the labels of every word."""
    heads: list[list[int]]
    """The best head of every word by itself, counted from 1 within the window."""
    arcs: torch.Tensor
    """Scores of heads, (windows, words, 1 + words)."""
    relations: torch.Tensor
    """Scores of relations to these heads, (windows, words, labels)."""


def decode(network: Network, scores: Scores, lengths: torch.Tensor, labels: Labels) -> Decoded:
    """Decode all that can be decoded for many windows at once."""
    tags = {name: scores.tags[name].argmax(-1).tolist() for name in ("upos", "xpos", "feats")}
    tags["names"] = best_paths(scores.tags["names"], lengths, labels.names).tolist()
    heads = scores.arcs.argmax(-1)
    return Decoded(tags, heads.tolist(), scores.arcs, network.relations(scores, heads))


def reading(decoded: Decoded, window: int, words: range, labels: Labels) -> SentenceReading:
    """Read one sentence of a window.

    Args:
        decoded: The batch with the window.
        window: The row of the window.
        words: Positions of the words of the sentence in the window.
        labels: What the numbers stand for.
    """
    first, last = words.start, words.stop
    heads = [max(0, head - first) for head in decoded.heads[window][first:last]]
    relations = decoded.relations[window, first:last].clone()
    relations[:, labels.deprel.index(_ROOT)] = -torch.inf
    best = relations.argmax(-1).tolist()
    if not is_tree(heads):
        arcs = decoded.arcs[window, first:last]
        own = torch.cat([arcs[:, :1], arcs[:, first + 1 : last + 1]], 1)
        heads = best_tree(torch.log_softmax(own, -1).numpy())
    path = [labels.names[n] for n in decoded.tags["names"][window][first:last]]
    feats = tuple(labels.feats[n] for n in decoded.tags["feats"][window][first:last])
    return SentenceReading(
        upos=tuple(labels.upos[n] for n in decoded.tags["upos"][window][first:last]),
        xpos=tuple(labels.xpos[n] for n in decoded.tags["xpos"][window][first:last]),
        feats=tuple("" if feature == "_" else feature for feature in feats),
        heads=tuple(heads),
        deprels=tuple(
            labels.deprel[n] if head else _ROOT for n, head in zip(best, heads, strict=True)
        ),
        names=tuple(_touching(spans(path))),
    )


def _touching(names: Iterable[Span]) -> list[Span]:
    """Join names of one kind that touch: no two persons stand side by side without a comma."""
    joined: list[Span] = []
    for first, last, kind in names:
        if joined and joined[-1][1:] == (first, kind):
            first = joined.pop()[0]  # noqa: PLW2901  (the same name goes on)
        joined.append((first, last, kind))
    return joined


def best_paths(scores: torch.Tensor, lengths: torch.Tensor, tags: Sequence[str]) -> torch.Tensor:
    """Return the best IOB2 tags in which every ``I`` follows its own kind (Viterbi 1967).

    Args:
        scores: (rows, words, tags).
        lengths: Number of words of each row.
        tags: What the last dimension stands for.

    Returns:
        Numbers of tags, (rows, words); what stands after the words of a row means nothing.
    """
    inside = torch.tensor([tag[0] == "I" for tag in tags])
    kinds = [tag[1:] for tag in tags]
    follows = torch.tensor([[before == after for after in kinds] for before in kinds])
    forbidden = (inside.unsqueeze(0) & ~follows) * _IMPOSSIBLE
    total = scores[:, 0] + inside * _IMPOSSIBLE
    pointers = []
    stay = torch.arange(len(tags))
    for place in range(1, scores.shape[1]):
        best = (total.unsqueeze(2) + forbidden).max(1)
        going = (place < lengths).unsqueeze(1)
        pointers.append(torch.where(going, best.indices, stay))
        total = torch.where(going, best.values + scores[:, place], total)
    path = [total.argmax(1)]
    for pointer in reversed(pointers):
        path.append(pointer.gather(1, path[-1].unsqueeze(1)).squeeze(1))
    return torch.stack(path[::-1], 1)


def spans(tags: Sequence[str]) -> Iterator[Span]:
    """Yield first word, word after the last, and kind of each stretch in IOB2 tags."""
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and tag[0] != "I":
            yield start, place, tags[start][2:]
            start = None
        if tag[0] == "B":
            start = place
