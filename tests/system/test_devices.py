"""Where the network is."""

import pytest

from quoteattr.errors import EngineError, InvalidOptionError
from quoteattr.system.devices import device_here


@pytest.mark.parametrize(
    ("asked", "has_gpu", "device"),
    [
        ("cpu", True, "cpu"),
        ("auto", True, "cuda"),
        ("auto", False, "cpu"),
        ("cuda", True, "cuda"),
    ],
)
def test_a_device_is_chosen(asked: str, device: str, *, has_gpu: bool) -> None:
    """`auto` is a GPU if there is one; the default is the processor in any case."""
    assert device_here(asked, lambda: has_gpu) == device


def test_without_a_gpu_none_can_be_used() -> None:
    """The message says what can be done."""
    with pytest.raises(EngineError, match=r"install its driver .* or use the device cpu or auto"):
        device_here("cuda", lambda: False)


def test_an_unknown_device_is_refused() -> None:
    """Whatever there is."""
    with pytest.raises(InvalidOptionError, match="device must be one of cpu, cuda, auto, got 'tp"):
        device_here("tpu", lambda: True)
