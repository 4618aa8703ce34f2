"""A record of a table: a document with its columns, or why it is not one."""

from collections.abc import Mapping
from typing import Any

import attrs

Record = Mapping[str, Any]
"""The values of a record by the names of its columns."""


@attrs.frozen
class Fault:
    """A record that cannot be read; the next ones can."""

    reason: str
    """What is wrong with it."""
