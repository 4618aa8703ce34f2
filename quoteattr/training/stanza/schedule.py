"""Stanza's trainers with a learning rate that rises and falls, and with runs that can be resumed.

``python -m quoteattr.training.stanza.schedule TRAINER ...`` takes the arguments of
``stanza.models.TRAINER``. In the folder of the model are the best model so far, and ``resume.pt``,
from which the same command resumes an interrupted run.
"""

from __future__ import annotations

import functools
import importlib
import itertools
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs
import torch

logger = logging.getLogger(__name__)

_WARM_UP = 0.02
"""Share of the steps during which the rate rises."""
_SAVE_EVERY = 250


@attrs.define
class Schedule:
    """The learning rate of a run, and its state between interruptions."""

    steps: int
    """Number of steps of the whole run."""
    resume_file: Path
    """File of the state of an interrupted run."""
    done: int = 0
    """Number of steps so far."""
    rates: list[float] = attrs.field(factory=list)
    """The highest rate of each group of weights; empty before the first step."""

    @classmethod
    def at(cls, steps: int, resume_file: Path) -> Schedule:
        """Return the schedule of a run, continued if it was interrupted."""
        done = 0
        if resume_file.exists():
            done = int(torch.load(resume_file, weights_only=True)["done"])
        return cls(steps, resume_file, done)

    def share(self) -> float:
        """Return the rate of the next step as a share of the highest."""
        rising = (self.done + 1) / max(1.0, _WARM_UP * self.steps)
        return min(rising, max(0.01, 1 - self.done / self.steps))

    def step(self, trainer: Any, update: Callable[[], Any]) -> Any:  # noqa: ANN401  (Stanza's)
        """Do one step of a trainer at its rate."""
        if self.done and not self.rates:
            self._restore(trainer)
        groups = [group for o in optimizers(trainer) for group in o.param_groups]
        if not self.rates:
            self.rates = [group["lr"] for group in groups]
        for group, rate in zip(groups, self.rates, strict=True):
            group["lr"] = rate * self.share()
        result = update()
        for group, rate in zip(groups, self.rates, strict=True):
            group["lr"] = rate
        self.done += 1
        if self.done % _SAVE_EVERY == 0:
            self._save(trainer)
        return result

    def _save(self, trainer: Any) -> None:  # noqa: ANN401
        state = {
            "done": self.done,
            "model": trainer.model.state_dict(),
            "optimizers": [o.state_dict() for o in optimizers(trainer)],
        }
        fresh = self.resume_file.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.resume_file)

    def _restore(self, trainer: Any) -> None:  # noqa: ANN401
        state = torch.load(self.resume_file, weights_only=True)
        trainer.model.load_state_dict(state["model"])
        for optimizer, saved in zip(optimizers(trainer), state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        logger.info("resumed after %d steps", self.done)


def optimizers(trainer: Any) -> list[Any]:  # noqa: ANN401
    """Return the optimizers of any of Stanza's trainers."""
    found = getattr(trainer, "optimizers", None) or trainer.optimizer
    return list(found.values()) if isinstance(found, dict) else [found]


def run(name: str, arguments: Sequence[str]) -> None:
    """Run one of Stanza's trainers.

    Args:
        name: The module under ``stanza.models``.
        arguments: The arguments, with ``--save_dir`` and its number of steps.
    """
    counter = "--steps" if name == "tokenizer" else "--max_steps"
    given = dict(itertools.pairwise(arguments))
    steps = int(given[counter])
    schedule = Schedule.at(steps, Path(given["--save_dir"]) / "resume.pt")
    module: Any = importlib.import_module(f"stanza.models.{name}")
    original = module.Trainer.update

    @functools.wraps(original)
    def update(trainer: Any, batch: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return schedule.step(trainer, lambda: original(trainer, batch, *args, **kwargs))

    module.Trainer.update = update
    try:
        # Of an argument that is given twice, the last one counts.
        module.main([*arguments, counter, str(steps - schedule.done)])
    finally:
        module.Trainer.update = original


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2:])
