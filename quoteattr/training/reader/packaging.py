"""The trained network as the files of the package."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import attrs
import torch
from safetensors.torch import save_file

from quoteattr.reader.model import LABELS, SCALE, VOCABULARY, WEIGHTS
from quoteattr.training.reader import checkpoints

logger = logging.getLogger(__name__)

_SMALL = 10_000
"""Number of elements below which a matrix is stored in half precision."""
_LARGEST = 127
"""Largest integer of one byte."""


def package(work: Path, out: Path) -> None:
    """Write the weights, large matrices as integers of one byte with a scale for each row.

    Args:
        work: The work folder, with the trained network.
        out: The folder for the files.
    """
    network, labels = checkpoints.load(work / "reader" / "model.pt")
    out.mkdir(parents=True, exist_ok=True)
    stored = {}
    for name, value in network.state_dict().items():
        if value.dim() > 1 and value.numel() >= _SMALL:
            stored[name], stored[name + SCALE] = quantised(value)
        else:
            stored[name] = value.half()
    metadata = {LABELS: json.dumps(attrs.asdict(labels), ensure_ascii=False)}
    fresh = out / f"{WEIGHTS}.new"
    save_file(stored, str(fresh), metadata)
    fresh.chmod(0o644)  # safetensors lets nobody but the owner read it
    fresh.replace(out / WEIGHTS)
    shutil.copyfile(checkpoints.vocabulary(), out / VOCABULARY)
    logger.info("%s: %.1f MB", out, (out / WEIGHTS).stat().st_size / 1e6)


def quantised(matrix: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a matrix rounded to integers of one byte, and the scale of each row."""
    scale = (matrix.abs().amax(-1, keepdim=True) / _LARGEST).clamp(min=1e-7).half()
    whole = (matrix / scale.float()).round().clamp(-_LARGEST, _LARGEST).to(torch.int8)
    return whole.contiguous(), scale
