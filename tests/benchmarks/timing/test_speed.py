"""Timing in turn, without an engine."""

from typing import cast

import pytest

from benchmarks.timing import teams
from benchmarks.timing.speed import Speed, grow, measure, ratios, repeat
from benchmarks.timing.stages import stage_seconds
from benchmarks.timing.workers import Timing, Worker
from quoteattr.annotate.conllu import read_conllu
from quoteattr.pipeline import Pipeline

TEXT = "One two three.\n\nFour five."


class Fake:
    """Takes the place of a worker; notes when it was its turn."""

    def __init__(self, name: str, turns: list[str]) -> None:
        """Share the list of turns with the other workers."""
        self.name = name
        self.turns = turns

    def run(self, text: str) -> Timing:
        """Take a second for each character."""
        self.turns.append(self.name)
        return Timing(float(len(text)), 1, 0)


def worker(name: str, turns: list[str]) -> Worker:
    """Return a fake typed as what it replaces."""
    return cast("Worker", Fake(name, turns))


def speed(name: str, *seconds: float) -> Speed:
    """Return a speed with one timing for each round."""
    timings = tuple(Timing(own, 100 + number, 0) for number, own in enumerate(seconds))
    return Speed(name, {}, (1.0,), timings, {})


def test_engines_take_turns() -> None:
    """After a round to warm up, they alternate on the same text."""
    turns: list[str] = []
    rounds = list(measure([worker("A", turns), worker("B", turns)], TEXT, repeats=2))

    assert turns == ["A", "B"] * 3
    assert len(rounds) == 2


def test_a_worker_says_why_it_cannot_work() -> None:
    """An engine that is not there is found out in its process, which then ends."""
    with Worker("corenlp") as missing:
        assert "there is no engine corenlp" in missing.ready.missing


def test_growth_repeats_the_text() -> None:
    """The text is joined by blank lines, so paragraphs stay apart."""
    assert grow(worker("A", []), "abc", [1, 4]) == {1: 3.0, 4: 18.0}


def test_the_ratio_is_taken_round_by_round() -> None:
    """What slows the machine in one round slows both engines."""
    assert ratios(speed("A", 1, 2, 1), speed("B", 2, 4, 3)) == (2, 2, 3)


def test_a_speed_has_a_median_and_a_peak() -> None:
    """One slow round does not count, the most memory does."""
    assert (speed("A", 1, 9, 2).median, speed("A", 1, 9, 2).peak) == (2, 102)


def test_a_text_is_repeated_by_paragraphs() -> None:
    """Words are added by whole paragraphs until there are enough."""
    assert repeat(TEXT, 6) == "One two three.\n\nFour five.\n\nOne two three."


def test_an_empty_text_cannot_be_repeated() -> None:
    """There is nothing to time."""
    with pytest.raises(ValueError, match="empty"):
        repeat(" \n\n ", 5)


def test_every_stage_is_timed() -> None:
    """The four stages of the pipeline, in their order."""
    pipeline = Pipeline(lambda text: read_conllu("", text))

    assert list(stage_seconds("", pipeline)) == ["annotate", "find", "attribute", "resolve"]


def test_a_team_runs_each_of_its_processes_over_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """All begin before the first one is waited for."""
    calls: list[str] = []

    class Member:
        def __init__(self, name: str, threads: int) -> None:
            assert (name, threads) == ("A", 1)

        def begin(self, _: str) -> None:
            calls.append("begin")

        def end(self) -> Timing:
            calls.append("end")
            return Timing(9.0, 100, 3)

    monkeypatch.setattr(teams, "Worker", Member)
    monkeypatch.setattr(teams, "usable_cores", lambda: 2)
    timing = teams.Team("A", 2).run(TEXT)

    assert calls == ["begin", "begin", "end", "end"]
    assert (timing.peak, timing.quotations) == (200, 6)
    assert timing.seconds < 9
