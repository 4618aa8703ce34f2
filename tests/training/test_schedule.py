"""The rate of a training run, and going on after a break."""

from pathlib import Path
from typing import Any

import pytest
import torch

from quoteattr.training.stanza.schedule import Schedule, optimizers


class Trainer:
    """A trainer of one number."""

    def __init__(self) -> None:
        """Start at zero."""
        self.model = torch.nn.Linear(1, 1, bias=False)
        torch.nn.init.zeros_(self.model.weight)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=1.0)
        self.rates: list[float] = []

    def update(self) -> float:
        """Note the rate, and move by it."""
        self.rates.append(self.optimizer.param_groups[0]["lr"])
        self.model.weight.grad = torch.ones(1, 1)
        self.optimizer.step()
        return self.rates[-1]


def run(schedule: Schedule, trainer: Trainer, steps: int) -> None:
    """Do some steps."""
    for _ in range(steps):
        schedule.step(trainer, trainer.update)


def test_the_rate_rises_then_falls(tmp_path: Path) -> None:
    """It is highest after the first steps and next to nothing at the end."""
    trainer = Trainer()
    run(Schedule.at(100, tmp_path / "resume.pt"), trainer, 100)

    assert trainer.rates[0] == pytest.approx(0.5)
    assert max(trainer.rates) == pytest.approx(0.99)
    assert trainer.rates[-1] == pytest.approx(0.01)


def test_the_rate_between_steps_is_the_highest(tmp_path: Path) -> None:
    """Stanza reads it there, and stops where it is too low."""
    trainer = Trainer()
    run(Schedule.at(100, tmp_path / "resume.pt"), trainer, 60)

    assert trainer.optimizer.param_groups[0]["lr"] == 1.0


def test_a_run_goes_on_where_it_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights and the rate are those of the last state that was kept."""
    monkeypatch.setattr("quoteattr.training.stanza.schedule._SAVE_EVERY", 10)
    whole, broken, resumed = Trainer(), Trainer(), Trainer()
    run(Schedule.at(40, tmp_path / "other.pt"), whole, 40)
    run(Schedule.at(40, tmp_path / "resume.pt"), broken, 25)

    schedule = Schedule.at(40, tmp_path / "resume.pt")
    run(schedule, resumed, 40 - schedule.done)

    assert len(resumed.rates) == 20
    assert resumed.model.weight.item() == pytest.approx(whole.model.weight.item())


@pytest.mark.parametrize("name", ["optimizer", "optimizers"])
def test_all_trainers_of_stanza_show_their_optimizers(name: str) -> None:
    """One, or several by name."""

    class Other:
        optimizer: Any = None

    trainer, inner = Other(), Trainer().optimizer
    setattr(trainer, name, {"general": inner})

    assert optimizers(trainer) == [inner]
