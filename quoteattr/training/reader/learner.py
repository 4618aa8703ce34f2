"""An epoch of learning: losses, optimizer, and the running mean of the weights."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import attrs
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quoteattr.reader.network import Network, Scores
from quoteattr.reader.windows import PieceTokenizer
from quoteattr.training.reader import material
from quoteattr.training.reader.curriculum import Stage
from quoteattr.training.reader.material import IGNORED, Window

logger = logging.getLogger(__name__)

_WARM_UP = 0.06
"""Share of the steps during which the learning rate rises."""
_CLIP = 2.0
"""Largest norm of the gradient of all weights."""
_SMOOTHING = 0.03
"""Share of the probability that is spread over the labels that are not annotated."""
_MEMORY = 0.998
"""Share of the running mean of the weights that each step keeps."""
_ROLES_WEIGHT = 2.0
"""Weight of the losses of roles and links, which the second stage is for, where each of the seven
losses of syntax and names has 1."""
_MASKED = 0.04
"""Share of the pieces that are masked, so that sentences are not learned by heart."""
_MASK = 103
"""Number of the piece for a masked one; those up to it are special."""

_LOSS_SHARE, _LOGGED = 0.02, 40
"""Share of a step in the running mean of the loss, and steps between two reports of it."""


class Learner:
    """A network in training, and the running mean of its weights."""

    def __init__(self, network: Network, stage: Stage, steps: int) -> None:
        """Prepare the training of a network.

        Args:
            network: The network.
            stage: The stage, for its learning rates.
            steps: Number of steps of the whole stage.
        """
        self.network = network
        average = get_ema_multi_avg_fn(_MEMORY)  # type: ignore[no-untyped-call]
        self.mean = AveragedModel(network, multi_avg_fn=average)
        self.optimizer, self.schedule = _optimizer(network, stage, steps)
        # Fused attention is slow on short windows without a GPU.
        self._backend = SDPBackend.FLASH_ATTENTION if stage.whole else SDPBackend.MATH

    @property
    def averaged(self) -> Network:
        """The network with the running mean of its weights."""
        return cast("Network", self.mean.module)

    @property
    def _parts(self) -> dict[str, Any]:
        return {
            "network": self.network,
            "mean": self.mean,
            "optimizer": self.optimizer,
            "schedule": self.schedule,
        }

    def save(self, path: Path, epochs: int) -> None:
        """Write the state after a number of epochs."""
        parts = {name: part.state_dict() for name, part in self._parts.items()}
        torch.save({"epochs": epochs, **parts}, path)

    def resume(self, path: Path) -> int:
        """Read the state, and return the number of epochs that are done."""
        saved = torch.load(path, weights_only=True)
        for name, part in self._parts.items():
            part.load_state_dict(saved[name])
        return int(saved["epochs"])

    def epoch(self, piece_tokenizer: PieceTokenizer, groups: Sequence[Sequence[Window]]) -> None:
        """Learn from each batch once."""
        self.network.train()
        mean = 0.0
        for step, group in enumerate(groups):
            batch, labels = material.collate(piece_tokenizer, group)
            hidden = (torch.rand(batch.pieces.shape) < _MASKED) & (batch.pieces > _MASK)
            batch = attrs.evolve(batch, pieces=batch.pieces.masked_fill(hidden, _MASK))
            with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(self._backend):
                loss = loss_of(self.network, self.network(batch), labels)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad()
            self.mean.update_parameters(self.network)
            mean += _LOSS_SHARE * (float(loss.detach()) - mean)
            if step % _LOGGED == 0:
                logger.info("step %d of %d, loss %.3f", step, len(groups), mean)


def _optimizer(
    network: Network, stage: Stage, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    # Half of all weights are those of pieces, few of which occur in training.
    network.encoder.pieces.weight.requires_grad_(False)  # noqa: FBT003  (positional in torch)
    encoder = set(network.encoder.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder if p.requires_grad], "lr": stage.rate},
            {
                "params": [p for p in network.parameters() if p not in encoder],
                "lr": stage.head_rate,
            },
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    warm = _WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


def loss_of(network: Network, scores: Scores, labels: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the sum of the losses of all heads whose labels are known."""
    total = torch.zeros(())
    for name, logits in scores.tags.items():
        if name in labels:
            weight = _ROLES_WEIGHT if name == "roles" else 1
            total = total + weight * _entropy(logits, labels[name])
    if "head" in labels:
        heads = labels["head"]
        total = total + _entropy(scores.arcs, heads, smoothing=0)
        relations = network.relations(scores, heads.clamp(min=0))
        total = total + _entropy(relations, labels["deprel"])
    if "link" in labels:
        total = total + _ROLES_WEIGHT * _entropy(scores.links, labels["link"], smoothing=0)
    return total


def _entropy(
    logits: torch.Tensor, gold: torch.Tensor, *, smoothing: float = _SMOOTHING
) -> torch.Tensor:
    if not bool((gold != IGNORED).any()):
        return torch.zeros(())
    return cross_entropy(
        logits.float().flatten(0, 1),
        gold.flatten(),
        ignore_index=IGNORED,
        label_smoothing=smoothing,
    )
