"""Score pairs of words by deep biaffine attention (Dozat and Manning 2017)."""

import attrs
import torch
from torch import nn

DROPOUT = 0.25
"""Share of the values that are dropped in training."""


@attrs.frozen
class Markers:
    """The markers before the sentences of words."""

    states: torch.Tensor
    """A state for each marker of a batch, (markers, width)."""
    of_words: torch.Tensor
    """Index of the marker of each word, (windows, words)."""

    def projected(self, layer: nn.Module) -> torch.Tensor:
        """Return for each word the projection of its marker, made once for each marker."""
        result: torch.Tensor = layer(self.states)[self.of_words]
        return result


class Biaffine(nn.Module):
    """Scores pairs of words, and each word with no second word."""

    def __init__(self, width: int, size: int) -> None:
        """Initialise with equal scores."""
        super().__init__()
        self.left, self.right = projection(width, size), projection(width, size)
        self.weight = nn.Parameter(torch.zeros(size + 1, size))

    def forward(self, words: torch.Tensor, markers: Markers) -> torch.Tensor:
        """Return scores, (windows, words, 1 + words).

        Args:
            words: States of the words.
            markers: The markers of their sentences, which represent no second word.
        """
        left = with_one(self.left(words)) @ self.weight
        alone = (left * markers.projected(self.right)).sum(-1, keepdim=True)
        return torch.cat([alone, left @ self.right(words).transpose(1, 2)], -1)


def markers_of(states: torch.Tensor, indexes: torch.Tensor) -> Markers:
    """Return the markers at indexes of pieces, (windows, words)."""
    starts = torch.arange(len(states), device=states.device).unsqueeze(1) * states.shape[1]
    distinct, of_words = torch.unique(indexes + starts, return_inverse=True)
    return Markers(states.flatten(0, 1)[distinct], of_words)


def projection(width: int, size: int) -> nn.Module:
    """Return a layer that projects states to fewer dimensions."""
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(DROPOUT))


def with_one(x: torch.Tensor) -> torch.Tensor:
    """Return states with a constant 1 at the end, whose weights are biases."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
