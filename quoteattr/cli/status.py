"""The exit statuses of all commands."""

DONE = 0
"""Everything was done."""
FAILED = 1
"""An input or an output failed; the others were done."""
WRONG_USE = 2
"""The arguments, or a file that they name, cannot be used; nothing was done."""
