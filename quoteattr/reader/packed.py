"""Run the layers of an encoder on windows of different lengths without padding.

Padding would be a fifth of the work: the products of each layer take the pieces of all windows as
one matrix, and only attention keeps the windows apart.
"""

from typing import Any

import torch
from torch import nn
from torch.nn.functional import gelu, linear, scaled_dot_product_attention


def packed_states(
    encoder: Any,  # noqa: ANN401  the `Encoder`, which imports this module
    pieces: torch.Tensor,
    shapes: torch.Tensor,
) -> torch.Tensor:
    """Return the state of every piece, (windows, pieces, width), zero for padding.

    Args:
        encoder: Embeddings, and layers that normalise after each step, as BERT's do.
        pieces: Word pieces, (windows, pieces), 0 for padding.
        shapes: How the word of each piece is capitalised, likewise.
    """
    real = pieces != 0
    positions = torch.arange(pieces.shape[1], device=pieces.device).expand_as(pieces)[real]
    states = encoder.norm(
        encoder.pieces(pieces[real]) + encoder.positions(positions) + encoder.shapes(shapes[real])
    )
    lengths = real.sum(1).tolist()
    for layer in encoder.layers.layers:
        states = _layer(layer, states, lengths)
    result: torch.Tensor = states.new_zeros(*pieces.shape, states.shape[-1])
    result[real] = states
    return result


def _layer(layer: Any, states: torch.Tensor, lengths: list[int]) -> torch.Tensor:  # noqa: ANN401
    """Return the next states; sums are in single precision, products in that of the weights."""
    precision = layer.linear1.weight.dtype
    attended = _attention(layer.self_attn, states.to(precision), lengths)
    states = layer.norm1(states + attended)
    changed = layer.linear2(gelu(layer.linear1(states.to(precision))))
    normal: torch.Tensor = layer.norm2(states + changed)
    return normal


def _attention(
    attention: nn.MultiheadAttention, states: torch.Tensor, lengths: list[int]
) -> torch.Tensor:
    sides = linear(states, attention.in_proj_weight, attention.in_proj_bias)
    heads = attention.num_heads
    mixed = []
    for window in torch.split(sides, lengths):
        # (pieces, 3 * width) to three of (1, heads, pieces, width of a head)
        parts = window.view(len(window), 3, 1, heads, -1).permute(1, 2, 3, 0, 4)
        query, key, value = parts.unbind(0)
        one = scaled_dot_product_attention(query, key, value)
        mixed.append(one.squeeze(0).transpose(0, 1).reshape(len(window), -1))
    result: torch.Tensor = attention.out_proj(torch.cat(mixed))
    return result
