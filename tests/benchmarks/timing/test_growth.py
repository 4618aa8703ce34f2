"""How the time grows, on runs that were made up: no model is needed."""

import pytest

from benchmarks.__main__ import main
from benchmarks.commands.tables import FAILED, PASSED
from benchmarks.timing import growth
from benchmarks.timing.growth import Growth, Run, failures, lines
from benchmarks.timing.hostile import KINDS, MakeText, prose
from benchmarks.timing.stages import stage_seconds
from quoteattr.annotate.conllu import read_conllu
from quoteattr.pipeline import Pipeline


def _growth(name: str, seconds: float, exponent: float, stage: str = "find") -> Growth:
    """Return a kind of which one stage takes some seconds for 4,000 characters."""
    return Growth(
        name,
        (
            Run(1000, {"annotate": 1.0, stage: seconds / 4**exponent}),
            Run(4000, {"annotate": 4.0, stage: seconds}),
        ),
    )


PROSE = _growth("prose", 1.0, 1.0)


@pytest.mark.parametrize("make", [prose, *KINDS.values()], ids=["prose", *KINDS])
def test_a_kind_is_as_long_as_asked(make: MakeText) -> None:
    """The texts are equal each time."""
    assert 3000 <= len(make(3000)) < 3200
    assert make(3000) == make(3000)


def test_people_have_names_of_their_own() -> None:
    """Eight hundred of one surname, in 24,000 characters."""
    text = KINDS["one surname"](24_000)

    assert len({sentence.partition(" Lee")[0] for sentence in text.split(". ")}) >= 750


def test_exponents_are_slopes() -> None:
    """Of the whole, and of each stage that takes long enough to tell."""
    found = _growth("a", 8.0, 2.0)

    assert found.exponents == pytest.approx({"annotate": 1.0, "find": 2.0})
    assert 1.0 < found.exponent < 2.0
    assert "find" not in _growth("a", 0.1, 2.0).exponents


def test_what_grows_in_line_is_right() -> None:
    """Within the tolerance of a measurement."""
    assert not list(failures(_growth("a", 1.0, 1.1), PROSE))


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (_growth("a", 1.0, 1.3), "a: find grows with exponent 1.30"),
        (_growth("a", 16.0, 1.0), "a: 4.0 times slower than prose by character"),
    ],
)
def test_what_is_slow_is_told(found: Growth, reason: str) -> None:
    """By the exponent of a stage, and by the time of a character."""
    assert reason in failures(found, PROSE)


def test_a_line_tells_all() -> None:
    """Length, time, memory and exponents."""
    (line,) = lines(_growth("commas", 4.0, 1.0), PROSE)

    assert line.split()[:4] == ["commas", "4,000", "8.00", "s"]
    assert "1.60 x prose" in line
    assert line.endswith("exponent 1.00  annotate 1.00 find 1.00")


@pytest.mark.parametrize(("exponent", "status"), [(1.0, PASSED), (2.0, FAILED)])
def test_the_command_fails_where_something_grows_too_fast(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    exponent: float,
    status: int,
) -> None:
    """So that a machine can run it."""
    asked = []

    def grow(names: list[str], size: int | None) -> list[Growth]:
        asked.append((names, size))
        return [PROSE, _growth("commas", 1.0, exponent)]

    monkeypatch.setattr(growth, "grow", grow)

    assert main(["growth", "--only", "commas", "--size", "4000"]) == status
    assert asked == [(["commas"], 4000)]
    assert ("grows with exponent 2.00" in capsys.readouterr().out) == (status == FAILED)


def test_stages_with_export() -> None:
    """Each is timed by the clock that is given."""
    ticks = iter(range(100))
    pipeline = Pipeline(lambda text: read_conllu("", text))

    seconds = stage_seconds("", pipeline, clock=lambda: next(ticks), rounds=2, export=True)

    assert seconds == dict.fromkeys(("annotate", "find", "attribute", "resolve", "export"), 1)
