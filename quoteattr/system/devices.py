"""The device that the network runs on: the processor or a GPU."""

from collections.abc import Callable
from typing import Final

from quoteattr.errors import EngineError, InvalidOptionError

CPU: Final = "cpu"
CUDA: Final = "cuda"
AUTO: Final = "auto"
DEVICES = (CPU, CUDA, AUTO)
"""What a user may request."""


def check_device(requested: str) -> None:
    """Check that a request is one of `DEVICES`.

    Raises:
        InvalidOptionError: There is no such device.
    """
    if requested not in DEVICES:
        raise InvalidOptionError(f"device must be one of {', '.join(DEVICES)}, got {requested!r}")


def device_here(requested: str, has_gpu: Callable[[], bool]) -> str:
    """Return the device to use: for `auto`, a GPU if there is one.

    Args:
        requested: One of `DEVICES`.
        has_gpu: Whether there is a GPU that can be used; not called for `cpu`.

    Raises:
        EngineError: A GPU was requested, and there is none.
        InvalidOptionError: There is no such device.
    """
    check_device(requested)
    if requested == CPU:
        return CPU
    if has_gpu():
        return CUDA
    if requested == AUTO:
        return CPU
    raise EngineError(
        "there is no GPU that PyTorch can use: install its driver and a PyTorch with CUDA, "
        "or use the device cpu or auto"
    )
