"""The precision that is the fastest here."""

from pathlib import Path

import pytest

from quoteattr.system.precision import precision_here


@pytest.mark.parametrize(
    ("flags", "precision"),
    [
        ("fpu avx2 avx512f", "float32"),
        ("fpu avx512f avx512_bf16", "bfloat16"),
        ("amx_bf16 amx_tile", "bfloat16"),
    ],
)
def test_the_processor_decides(tmp_path: Path, flags: str, precision: str) -> None:
    """Only one that multiplies bfloat16 is faster with it."""
    path = tmp_path / "cpuinfo"
    path.write_text(f"processor\t: 0\nmodel name\t: Any\nflags\t\t: {flags}\n")

    assert precision_here("auto", path) == precision


def test_other_systems_have_single_precision(tmp_path: Path) -> None:
    """They do not say what the processor can do."""
    assert precision_here("auto", tmp_path / "none") == "float32"


def test_what_was_asked_for_is_taken(tmp_path: Path) -> None:
    """On any processor."""
    assert precision_here("bfloat16", tmp_path / "none") == "bfloat16"
