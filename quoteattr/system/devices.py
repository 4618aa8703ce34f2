"""Where the network is: on the processor, or on a GPU."""

from collections.abc import Callable
from typing import Final

from quoteattr.errors import EngineError, InvalidOptionError

CPU: Final = "cpu"
CUDA: Final = "cuda"
AUTO: Final = "auto"
DEVICES = (CPU, CUDA, AUTO)
"""What one may ask for."""


def check_device(asked: str) -> None:
    """Refuse what is not one of `DEVICES`.

    Raises:
        InvalidOptionError: There is no such device.
    """
    if asked not in DEVICES:
        raise InvalidOptionError(f"device must be one of {', '.join(DEVICES)}, got {asked!r}")


def device_here(asked: str, has_gpu: Callable[[], bool]) -> str:
    """Return the device for what was asked for: for `auto` a GPU if there is one.

    Args:
        asked: One of `DEVICES`.
        has_gpu: Whether there is a GPU that can be used; not asked for `cpu`.

    Raises:
        EngineError: A GPU is asked for, and there is none.
        InvalidOptionError: There is no such device.
    """
    check_device(asked)
    if asked == CPU:
        return CPU
    if has_gpu():
        return CUDA
    if asked == AUTO:
        return CPU
    raise EngineError(
        "there is no GPU that PyTorch can use: install its driver and a PyTorch with CUDA, "
        "or use the device cpu or auto"
    )
