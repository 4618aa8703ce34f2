"""How many worker processes are started."""

import pytest

from quoteattr.system import capacity


@pytest.mark.parametrize(
    ("sizes", "workers"), [([], 1), ([1_000] * 50, 1), ([1_000_000], 1), ([10_000] * 50, 4)]
)
def test_workers_are_started_where_that_saves_time(
    sizes: list[int], workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading the models takes longer than a few short texts, and one text keeps one busy."""
    monkeypatch.setattr(capacity, "usable_cores", lambda: 4)
    monkeypatch.setattr(capacity, "_memory", lambda: 16 * 2**30)

    assert capacity.default_workers(sum(sizes), len(sizes)) == workers


def test_workers_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop with many cores may have little of it."""
    monkeypatch.setattr(capacity, "usable_cores", lambda: 16)
    monkeypatch.setattr(capacity, "_memory", lambda: 8 * 2**30)

    assert capacity.default_workers(5_000_000, 50) == 4
