"""JSON Lines: an object on each line, in UTF-8 (https://jsonlines.org)."""

import json
from collections.abc import Iterator
from pathlib import Path

from quoteattr.corpus.sources.tables.compression import opened
from quoteattr.corpus.sources.tables.record import Fault, Record


def json_records(path: Path, _encoding: str) -> Iterator[Record | Fault]:
    """Yield the object of each line that is not blank.

    Raises:
        InputFileError: The file cannot be read to its end.
    """
    with opened(path) as file:
        for line in file:
            if line.strip():
                yield _record(line)


def _record(line: bytes) -> Record | Fault:
    try:
        value = json.loads(line)
    except UnicodeDecodeError:
        return Fault("not UTF-8")
    except (ValueError, RecursionError) as error:
        return Fault(f"not JSON: {error}")
    return value if isinstance(value, dict) else Fault("not an object in braces")
