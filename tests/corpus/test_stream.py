"""The parts of one text, shared by processes."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from quoteattr.corpus.stream import in_processes
from quoteattr.errors import WorkerStartError


def test_a_text_is_read_in_one_process_where_no_others_can_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the others had done is not done again."""

    def mapped(work: Callable[[str], str], parts: Sequence[str], **_: object) -> Iterator[str]:
        yield f"{work(parts[0])} elsewhere"
        raise WorkerStartError("no memory")

    monkeypatch.setattr("quoteattr.corpus.pool.mapped", mapped)

    assert [*in_processes(str.upper, "abc", workers=2)] == ["A elsewhere", "B", "C"]
