"""A small transformer with heads for tags, trees, names, and the roles of reported speech.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020), with one
addition: how a word is capitalised, because the pieces are in lower case. Deep biaffine attention
scores heads, relations and links (Dozat and Manning 2017), on the first piece of each word.
"""

import functools

import attrs
import torch
from torch import nn
from torch.nn.functional import gelu

from quoteattr.reader.biaffine import DROPOUT, Biaffine, markers_of, projection, with_one
from quoteattr.reader.packed import packed_states

SHAPES = 4
"""Number of ways to capitalise a word: lower case, initial capital, all capitals, mixed."""
WORD_LABELS = ("upos", "xpos", "feats", "names", "roles")
"""Kinds of labels that each word has."""
IMPOSSIBLE = -1e4
"""Score of what cannot be; finite, because the difference of two infinite scores is no number."""
_WIDTH, _INNER, _LAYERS, _HEADS = 384, 1536, 6, 12
"""Sizes of MiniLM: of a state, of a state within a layer, number of layers, of heads in each."""
_PIECES, _POSITIONS = 30_522, 512
"""Pieces in the vocabulary, and most pieces of a window."""
_EPSILON = 1e-12
"""Added to the variance in normalisation, as in BERT."""
_ARC, _RELATION, _LINK = 384, 128, 192
"""Dimensions in which pairs of words are compared, for each kind of pair; chosen, not tuned."""
_RELATION_WORDS = 256
"""Words whose relations are scored at once: a product takes 25 kB for each word."""


@attrs.frozen
class Labels:
    """The labels that the heads choose from."""

    upos: tuple[str, ...]
    """Universal parts of speech."""
    xpos: tuple[str, ...]
    """Penn Treebank tags."""
    feats: tuple[str, ...]
    """Whole strings of morphological features."""
    deprel: tuple[str, ...]
    """Dependency relations."""
    names: tuple[str, ...]
    """IOB2 tags of named entities, ``O`` first."""
    roles: tuple[str, ...]
    """IOB2 tags of source, cue and content, ``O`` first."""


@attrs.frozen
class Batch:
    """A batch of windows; shapes are (windows, pieces) or (windows, words)."""

    pieces: torch.Tensor
    """Word pieces, 0 for padding."""
    shapes: torch.Tensor
    """How the word of each piece is capitalised."""
    firsts: torch.Tensor
    """Index of the first piece of each word, 0 for padding."""
    markers: torch.Tensor
    """Index of the marker before the sentence of each word, 0 for padding."""
    sentences: torch.Tensor
    """Index in the window of the sentence of each word, -1 for padding."""

    def on(self, device: str) -> "Batch":
        """Return the batch on a device."""
        return Batch(*(getattr(self, field.name).to(device) for field in attrs.fields(Batch)))


@attrs.frozen
class Scores:
    """The output of the network for a batch."""

    tags: dict[str, torch.Tensor]
    """Scores of each kind of word label, (windows, words, labels)."""
    arcs: torch.Tensor
    """Scores of heads, (windows, words, 1 + words); column 0 is the root. Only words of the same
    sentence can be heads."""
    links: torch.Tensor
    """Scores of cues for contents and of sources for cues, (windows, words, 1 + words); column 0
    means none."""
    dependents: torch.Tensor
    """Words as dependents, for `Network.relations`."""
    heads: torch.Tensor
    """The root and the words as heads, likewise."""
    words: torch.Tensor
    """Where a word is, and not padding, (windows, words)."""


class Encoder(nn.Module):
    """The transformer."""

    def __init__(self) -> None:
        """Initialise at random."""
        super().__init__()
        self.pieces = nn.Embedding(_PIECES, _WIDTH, padding_idx=0)
        self.positions = nn.Embedding(_POSITIONS, _WIDTH)
        self.shapes = nn.Embedding(SHAPES, _WIDTH)
        self.norm = nn.LayerNorm(_WIDTH, eps=_EPSILON)
        layer = nn.TransformerEncoderLayer(
            _WIDTH,
            _HEADS,
            _INNER,
            dropout=0.0,
            # A function that PyTorch does not recognise keeps it off its fast path, which takes
            # half as long again on long windows without a GPU.
            activation=functools.partial(gelu, approximate="none"),
            layer_norm_eps=_EPSILON,
            batch_first=True,
        )
        self.layers = nn.TransformerEncoder(layer, _LAYERS, enable_nested_tensor=False)

    def multiply_in(self, precision: torch.dtype) -> None:
        """Store the matrices of the layers in a precision, which is that of their products.

        Sums and norms stay in single precision: their errors would add up over the layers.
        """
        for layer in self.layers.layers:
            for part in ("self_attn", "linear1", "linear2"):
                getattr(layer, part).to(precision)

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Return the state of every piece, (windows, pieces, width)."""
        if not self.training:
            return packed_states(self, pieces, shapes)
        positions = torch.arange(pieces.shape[1])
        embedded = self.pieces(pieces) + self.positions(positions) + self.shapes(shapes)
        states: torch.Tensor = self.layers(self.norm(embedded), src_key_padding_mask=pieces == 0)
        return states


class Network(nn.Module):
    """Transformer and heads."""

    def __init__(self, labels: Labels) -> None:
        """Initialise at random."""
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(DROPOUT)
        sizes = {name: len(getattr(labels, name)) for name in WORD_LABELS}
        self.tags = nn.ModuleDict({name: nn.Linear(_WIDTH, size) for name, size in sizes.items()})
        self.arc = Biaffine(_WIDTH, _ARC)
        self.link = Biaffine(_WIDTH, _LINK)
        self.relation_word = projection(_WIDTH, _RELATION)
        self.relation_head = projection(_WIDTH, _RELATION)
        relations = len(labels.deprel)
        self.relation = nn.Parameter(torch.zeros(relations, _RELATION + 1, _RELATION + 1))

    def forward(self, batch: Batch) -> Scores:
        """Score a batch."""
        states = self.drop(self.encoder(batch.pieces, batch.shapes))
        words, markers = _gather(states, batch.firsts), markers_of(states, batch.markers)
        tags = {name: head(words) for name, head in self.tags.items()}
        outside = batch.sentences.unsqueeze(2) != batch.sentences.unsqueeze(1)
        padding = (batch.sentences < 0).unsqueeze(1).expand_as(outside)
        return Scores(
            tags,
            _forbid(self.arc(words, markers), outside),
            _forbid(self.link(words, markers), padding),
            with_one(self.relation_word(words)),
            torch.stack([markers.projected(self.relation_head), self.relation_head(words)], 1),
            batch.sentences >= 0,
        )

    def relations(self, scores: Scores, heads: torch.Tensor) -> torch.Tensor:
        """Score the relations of words to their heads, (windows, words, labels).

        Args:
            scores: The output of the network for the batch.
            heads: The head of each word, (windows, words), 0 for the root.
        """
        markers, words = scores.heads.unbind(1)
        head = _gather(words, (heads - 1).clamp(min=0))
        is_root = heads == 0
        chosen = torch.where(is_root.unsqueeze(-1), markers, head)
        rows, columns = heads.shape
        own = torch.arange(rows * columns, device=heads.device).view(rows, columns)
        # What is chosen by each word: a head, or the marker of its own sentence.
        keys = torch.where(is_root, own + rows * columns, own[:, :1] + heads - 1)
        found = self._relations_by_head(
            scores.dependents[scores.words], chosen[scores.words], keys[scores.words]
        )
        result = found.new_zeros(rows, columns, found.shape[-1])
        result[scores.words] = found
        return result

    def _relations_by_head(
        self, dependents: torch.Tensor, chosen: torch.Tensor, keys: torch.Tensor
    ) -> torch.Tensor:
        """Score the relations of words, (words, labels).

        The product with the head is the larger one, so it is made once for all words of a head.

        Args:
            dependents: The words as dependents, (words, size).
            chosen: The head of each word, (words, size).
            keys: A number for each word, which only words with the same head share.
        """
        labels, size, _ = self.relation.shape
        sides = self.relation.permute(2, 0, 1).reshape(size, labels * size)
        order = keys.argsort()
        found = []
        for part in torch.split(order, _RELATION_WORDS):
            _, group = torch.unique_consecutive(keys[part], return_inverse=True)
            firsts = torch.ones_like(group, dtype=torch.bool)
            firsts[1:] = group[1:] != group[:-1]
            right = (with_one(chosen[part[firsts]]) @ sides).view(-1, labels, size)
            found.append(torch.bmm(right[group], dependents[part].unsqueeze(-1)).squeeze(-1))
        result = torch.cat(found) if found else dependents.new_zeros(0, labels)
        return torch.empty_like(result).index_copy(0, order, result)


def _gather(states: torch.Tensor, indexes: torch.Tensor) -> torch.Tensor:
    return states.gather(1, indexes.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def _forbid(scores: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
    """Make pairs impossible, except in the first column, which means no second word."""
    return torch.cat([scores[..., :1], scores[..., 1:].masked_fill(words, IMPOSSIBLE)], -1)
