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
        arguments: The arguments; None for those of the process.
        loader: Loads the pipeline, with the arguments of `quoteattr.load`; None for that function.
    """
    try:
        # The import takes half a second, and pressing Ctrl-C during it must not show a traceback.
        from quoteattr.cli.run import run

        return run(arguments) if loader is None else run(arguments, loader=loader)
    except KeyboardInterrupt as interrupt:
        return status_of(interrupt)
