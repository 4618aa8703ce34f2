"""A large corpus through the command."""

import os
from pathlib import Path

import pytest

from benchmarks.corpora.texts import CorpusError
from benchmarks.timing.throughput import Throughput, lines, read_corpora, resident_bytes


def test_novels_are_cut_to_a_size(tmp_path: Path) -> None:
    """In the order of their names."""
    (tmp_path / "novels").mkdir()
    for name in "ab":
        (tmp_path / "novels" / f"{name}.txt").write_text(name * 10, encoding="utf-8")

    assert list(read_corpora(tmp_path, size=13)) == [("novels", ["a" * 10, "b" * 3])]
    with pytest.raises(CorpusError, match="no folder novels"):
        list(read_corpora(tmp_path / "novels"))


def test_memory_is_reported_by_quarters_of_the_time() -> None:
    """So that one sees whether it grows."""
    found = Throughput("novels", 2, 4_000, 30, 0, 2.0, [10**6 * look for look in range(8)])

    assert [*lines(found, 2)] == [
        "novels: 2 documents, 4,000 words, 30 quotations, 0 failed",
        "  2 workers: 2 s, 2,000 words a second, 1,000 a worker",
        "  memory of all processes, most in each quarter of the time, in MB: 1 3 5 7",
    ]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux only")
def test_the_memory_of_a_process_is_known() -> None:
    """Until it has ended."""
    assert resident_bytes(os.getpid()) > 10**7
    assert resident_bytes(2**22) == 0
