"""How every shipped weight was made: run ``python -m quoteattr.training``."""
