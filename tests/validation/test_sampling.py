"""A stratified sample of quotations."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.validation.results import Quotation
from quoteattr.validation.sampling import LEAST, allocate, draw


def quotation(number: int, kind: str = "direct", confidence: float = 0.8) -> Quotation:
    """Return a quotation of a document with many."""
    return Quotation(
        document="bridge",
        quote=number,
        kind=kind,
        text="It is closed.",
        parts=((number, number + 13),),
        confidence=confidence,
        speaker="Ada Brook",
        source="she",
        cue="said",
        context=None,
        context_start=0,
    )


MANY = [
    *(quotation(number) for number in range(400)),
    *(quotation(number, "indirect", 0.3) for number in range(400, 420)),
]


def test_a_seed_draws_one_sample_in_whatever_order_the_results_are() -> None:
    """And another seed another one."""
    drawn = draw(MANY, 40, seed=1)

    assert drawn == draw(reversed(MANY), 40, seed=1)
    assert drawn != draw(MANY, 40, seed=2)
    assert len({one.quotation.quote for one in drawn}) == 40


def test_rows_have_the_size_of_their_stratum() -> None:
    """Each stratum is drawn from, and the small one no more often than it has quotations."""
    drawn = draw(MANY, 60, seed=0)

    assert {(one.stratum, one.stratum_size) for one in drawn} == {
        ("direct 0.7-0.9", 400),
        ("indirect 0.0-0.5", 20),
    }
    assert sum(one.stratum_size == 20 for one in drawn) >= LEAST


def test_every_quotation_is_drawn_as_often_as_any_other() -> None:
    """Over many seeds; five standard deviations are allowed."""
    times = dict.fromkeys(range(20), 0)
    for seed in range(400):
        for one in draw(MANY[:20], 5, seed):
            times[one.quotation.quote] += 1

    assert all(abs(count - 100) < 45 for count in times.values())


def test_few_quotations_are_all_drawn() -> None:
    """A larger sample than there are quotations is not an error."""
    assert len(draw(MANY, 1_000, seed=0)) == len(MANY)


def test_the_spread_decides_where_more_is_drawn() -> None:
    """Of two strata of one size, the certain one needs fewer rows; none gets more than it has."""
    counts = allocate(
        {"sure": 900, "unsure": 900, "tiny": 2}, {"sure": 0.01, "unsure": 0.25, "tiny": 0.25}, 100
    )

    assert sum(counts.values()) == 100
    assert counts["tiny"] == 2
    assert 4 < counts["unsure"] / counts["sure"] < 6


def test_a_sample_has_room_for_all_strata() -> None:
    """And there has to be something to draw."""
    with pytest.raises(InvalidOptionError, match=r"--n must be at least 2, one for each stratum"):
        draw(MANY, 1, seed=0)
    with pytest.raises(InvalidOptionError, match="contain no quotations"):
        draw([], 1, seed=0)
