"""The command line: `quoteattr [PATH ...]`, the same as `python -m quoteattr`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quoteattr.cli.streams import status_of

if TYPE_CHECKING:
    from quoteattr.pipeline import Pipeline

__all__ = ["main"]


def main(
    arguments: Sequence[str] | None = None, *, loader: "Callable[..., Pipeline] | None" = None
) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: The arguments; those of the process if None.
        loader: What loads the pipeline, called like `quoteattr.load`, which it is if None.
    """
    try:
        # Takes half a second: whoever presses Ctrl-C meanwhile shall see no traceback.
        from quoteattr.cli.run import run

        return run(arguments) if loader is None else run(arguments, loader=loader)
    except KeyboardInterrupt as interrupt:
        return status_of(interrupt)
