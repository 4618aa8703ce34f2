"""Surnames: whose they are."""

import datetime as dt
from itertools import islice, product

import attrs
import pytest

from quoteattr.linking.linker import Linker
from quoteattr.linking.sightings import Sightings
from tests.growth import MOST, Work, growth
from tests.linking.cast import linked, seen

ADA, BEN = "Ada Lund; she", "Ben Lund; he"


def _last(*documents: Sightings) -> str | None:
    """Return whom the first speaker of the last document is."""
    return linked(Linker(), *documents)[-1][0]


@pytest.mark.parametrize(
    ("speaker", "person"),
    [
        ("Lund", None),
        ("Ms. Lund; she", "ada-lund"),
        ("Lund; he", "ben-lund"),
        ("Ben", None),
        ("Marr", "marr"),
    ],
)
def test_a_surname_is_the_only_bearers(speaker: str, person: str | None) -> None:
    """A given name is nobody's, and a name that nobody has in full is a name of its own."""
    assert _last(seen("a", ADA), seen("b", BEN), seen("c", speaker)) == person


def test_the_nearest_days_decide() -> None:
    """Of two bearers, the one of that week."""
    ada, ben = seen("a", ADA, day=2), seen("b", BEN, day=20)

    assert _last(ada, ben, seen("c", "Lund", day=4)) == "ada-lund"
    assert _last(ada, ben, seen("c", "Lund", day=11)) is None
    assert _last(ada, ben, seen("c", "Lund", day=22)) == "ben-lund"


def test_nobody_is_linked_over_years() -> None:
    """A surname of another time is somebody else's."""
    long_ago = attrs.evolve(seen("b", "Lund"), date=dt.date(1980, 3, 2))

    assert _last(seen("a", ADA, day=2), long_ago) is None


def test_a_frequent_bearer_outweighs_a_rare_one() -> None:
    """Twenty documents to one."""
    many = [seen(f"a{n}", ADA) for n in range(20)]

    assert _last(*many, seen("b", BEN), seen("c", "Lund")) == "ada-lund"
    assert _last(*many[1:], seen("b", BEN), seen("c", "Lund")) is None


def test_a_surname_of_many_takes_linear_time() -> None:
    """With twice the people and twice the documents, not with four times the work."""

    def prepare(size: int) -> Work:
        letters = islice(product("abcdefghijklm", repeat=3), size)
        people = [_on(n, f"{''.join(some).title()}ra Lund") for n, some in enumerate(letters)]
        surnames = [_on(n, "Lund") for n in range(size)]
        linker = Linker()
        for one in (*people, *surnames):
            linker.add(one)
        linker.link(surnames[0])
        return lambda: [linker.link(one) for one in surnames]

    assert growth(prepare, 1000) < MOST


def _on(day: int, name: str) -> Sightings:
    date = dt.date(2000, 1, 1) + dt.timedelta(days=10 * day)
    return attrs.evolve(seen(f"{name} {day}", name), date=date)


def test_a_document_with_both_speakers_tells_them_apart() -> None:
    """A full name and a surname, or two surnames, that it does not unite."""
    assert linked(Linker(), seen("a", ADA, "Lund")) == [["ada-lund", None]]
    assert linked(Linker(), seen("a", ADA), seen("b", "Ms. Lund", "Lund"))[1] == [None, None]
