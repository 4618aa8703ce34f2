"""JSON Lines, plain and compressed."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr.corpus.sources.tables import reader_of
from quoteattr.corpus.sources.tables.json_lines import json_records
from quoteattr.corpus.sources.tables.record import Fault
from quoteattr.errors import InputFileError

LINES = b'{"text": "\xe2\x80\x9cNo.\xe2\x80\x9d", "n": 1}\r\n\n{"text": null}\n'


def _zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard", reason="the dev extra brings zstandard")
    # Two frames, as parallel compressors write.
    packed: bytes = zstandard.compress(data[:20]) + zstandard.compress(data[20:])
    return packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "a.jsonl": bytes,
    "a.NDJSON": bytes,
    "a.jsonl.gz": gzip.compress,
    "a.jsonl.bz2": bz2.compress,
    "a.jsonl.xz": lzma.compress,
    "a.jsonl.zst": _zstd,
}


@pytest.mark.parametrize("name", PACKERS)
def test_each_line_is_a_record(tmp_path: Path, name: str) -> None:
    """Whatever the file is compressed with; blank lines are not records."""
    path = tmp_path / name
    path.write_bytes(PACKERS[name](LINES))

    assert reader_of(path) is json_records
    assert list(json_records(path, "utf-8")) == [{"text": "“No.”", "n": 1}, {"text": None}]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "No', "not JSON: Invalid control character"),
        (b"[1]", "not an object"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON: maximum recursion"),
    ],
    ids=["cut", "list", "latin", "deep"],
)
def test_a_broken_line_costs_no_other(tmp_path: Path, line: bytes, reason: str) -> None:
    """It is a fault in its place."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n" + line + b'\n{"n": 2}\n')
    first, fault, last = json_records(path, "utf-8")

    assert (first, last) == ({}, {"n": 2})
    assert isinstance(fault, Fault)
    assert fault.reason.startswith(reason)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.bz2", "a.jsonl.xz", "a.jsonl.zst"])
def test_an_incomplete_file_says_so(tmp_path: Path, name: str) -> None:
    """As a download leaves it that was interrupted."""
    path = tmp_path / name
    lines = b"".join(b'{"n": %d, "text": "%x"}\n' % (n, hash(str(n * n))) for n in range(9_000))
    packed = PACKERS[name](lines)
    path.write_bytes(packed[: len(packed) // 2])

    with pytest.raises(InputFileError, match=r"a\.jsonl\.\w+: broken or incomplete"):
        list(json_records(path, "utf-8"))


def test_another_file_with_the_suffix_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(LINES)

    with pytest.raises(InputFileError, match=r"a\.jsonl\.gz: broken or incomplete"):
        list(json_records(path, "utf-8"))
