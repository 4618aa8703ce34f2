"""`python -m quoteattr`: the same as the command `quoteattr`."""

from quoteattr.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
