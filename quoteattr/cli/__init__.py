"""The command line: `quoteattr [PATH ...]`, the same as `python -m quoteattr`."""

from quoteattr.cli.main import main

__all__ = ["main"]
