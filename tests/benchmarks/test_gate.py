"""Floors rise by themselves and fall only on purpose."""

from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.gate import Baseline, LoweredFloorError, failures, update

BASELINE = Baseline({"seed": "1", "litbank": "2"}, {"seed": {"F": 0.9}, "litbank": {"F": 0.8}})


def test_a_floor_that_is_reached_is_quiet() -> None:
    """Equal is enough."""
    assert not list(failures(BASELINE, {"seed": "1"}, {"seed": {"F": 0.9}}))


def test_a_result_below_its_floor_fails() -> None:
    """The message names the measure, the result and the floor."""
    (message,) = failures(BASELINE, {"seed": "1"}, {"seed": {"F": 0.8999}})

    assert message == "seed: F is 0.8999, below its floor of 0.900"


def test_changed_inputs_fail() -> None:
    """Gold must not change unseen, even if all floors are reached."""
    (message,) = failures(BASELINE, {"seed": "other"}, {"seed": {"F": 1.0}})

    assert "have changed" in message


def test_a_set_without_floors_fails() -> None:
    """A new set of inputs is not silently passed over."""
    (message,) = failures(BASELINE, {"new": "3"}, {"new": {"F": 1.0}})

    assert "no floors yet" in message


def test_a_measure_that_vanished_fails() -> None:
    """A file cannot be deleted to be rid of its floor."""
    (message,) = failures(BASELINE, {"seed": "1"}, {"seed": {}})

    assert "no longer measured" in message


def test_a_set_that_is_not_there_is_passed_over() -> None:
    """Without LitBank the other floors still apply, and its own are kept."""
    results = {"seed": {"F": 0.95}}

    assert not list(failures(BASELINE, {"seed": "1"}, results))
    assert update(BASELINE, {"seed": "1"}, results).floors["litbank"] == {"F": 0.8}


def test_an_update_raises_floors() -> None:
    """They are a little below the results, so that near ties do not matter."""
    new = update(BASELINE, {"litbank": "9"}, {"litbank": {"F": 0.98765}})

    assert new.floors["litbank"] == {"F": 0.977}
    assert new.inputs == {"seed": "1", "litbank": "9"}


def test_an_update_refuses_to_lower_a_floor() -> None:
    """It takes a flag of its own."""
    with pytest.raises(LoweredFloorError, match=r"below its floor of 0\.900"):
        update(BASELINE, {"seed": "1"}, {"seed": {"F": 0.5}})

    lowered = update(BASELINE, {"seed": "1"}, {"seed": {"F": 0.5}}, allow_lower=True)
    assert lowered.floors["seed"] == {"F": 0.43}


def test_floors_are_stored_and_read_back(tmp_path: Path) -> None:
    """Without a file there are none."""
    path = tmp_path / "baseline.json"
    assert gate.read_baseline(path) == Baseline({}, {})
    gate.write_baseline(BASELINE, path)

    assert gate.read_baseline(path) == BASELINE


def test_inputs_have_a_hash_that_sees_every_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter in a passage makes another hash; the rest keeps its own."""
    passage = tmp_path / "marks.txt"
    passage.write_text("# a\n", encoding="utf-8")
    monkeypatch.setattr("benchmarks.corpora.challenge.FOLDER", tmp_path)
    before = gate.hash_inputs(None)
    passage.write_text("# b\n", encoding="utf-8")
    after = gate.hash_inputs(None)

    assert before["seed"] == after["seed"]
    assert before["challenge"] != after["challenge"]
