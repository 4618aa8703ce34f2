"""The manifest of a corpus: its inputs, options and versions, which later runs must share."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quoteattr.corpus.sinks.atomic import creating, is_unfinished, naming, replacing
from quoteattr.errors import InvalidOptionError, in_words
from quoteattr.export.tables import VERSION

NAME = "manifest.json"
"""Name of the manifest in the folder of the corpus."""
TOTALS = "totals"
"""Key of the number of rows of each table, which is present when all shards are done."""
_MARK = "quoteattr_corpus"
"""Key that shows that a file is a manifest of ours; its value is the version."""
_LAYOUT_VERSION = 1
_LONGEST_VALUE = 60
"""Characters of a value in a message."""

Manifest = dict[str, Any]


def manifest(
    *,
    versions: Mapping[str, str],
    options: Mapping[str, Any],
    inputs: Mapping[str, Any],
    output: Mapping[str, Any],
) -> Manifest:
    """Return the manifest of a run.

    Args:
        versions: The versions of the packages that affect the result.
        options: The options that affect the result.
        inputs: The record of the inputs.
        output: The format, and the number of documents in a shard.
    """
    return {
        _MARK: _LAYOUT_VERSION,
        "versions": {**versions},
        "options": {**options},
        "output": {**output, "schema_version": VERSION},
        "inputs": {**inputs},
    }


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of an earlier run, None without one.

    Raises:
        InvalidOptionError: The folder has other content, so that nothing is written to it.
    """
    path = folder / NAME
    try:
        if not path.exists():
            if _is_empty(folder):
                return None
            if not path.exists():  # another run may have created it meanwhile
                what = f"is not empty, and has no {NAME} of an earlier run"
                raise InvalidOptionError(f"{folder} {what}; name a new folder")
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise InvalidOptionError(f"{folder}: {in_words(error)}") from error
    except (json.JSONDecodeError, UnicodeDecodeError):
        found = None
    if not isinstance(found, dict) or _MARK not in found:
        raise InvalidOptionError(f"{path} is not a manifest of a corpus; name a new folder")
    return found


def create_manifest(folder: Path, content: Manifest) -> None:
    """Write the manifest unless there is one.

    If several runs begin at the same time, one creates it, and the others must agree with it.

    Raises:
        InvalidOptionError: There is a manifest with other versions, options or inputs.
        OutputFileError: It cannot be written.
    """
    path = folder / NAME
    with naming(path):
        try:
            with creating(path) as file:
                file.write(_encoded(content))
        except FileExistsError:
            check_unchanged(folder, read_manifest(folder) or {}, content)


def write_manifest(folder: Path, content: Manifest) -> None:
    """Write the manifest, which replaces an earlier one.

    Raises:
        OutputFileError: It cannot be written.
    """
    write_json(folder / NAME, content)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON file, which appears whole or not at all.

    Raises:
        OutputFileError: It cannot be written.
    """
    with naming(path), replacing(path) as file:
        file.write(_encoded(content))


def _encoded(content: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(content, indent=2)}\n".encode()


def check_unchanged(folder: Path, earlier: Manifest, now: Manifest) -> None:
    """Refuse to continue a run with other versions, options or inputs.

    Raises:
        InvalidOptionError: They differ; names the first difference.
    """
    before = {key: value for key, value in earlier.items() if key != TOTALS}
    # As JSON has it: a tuple is a list.
    for place, was, is_now in _differences(before, json.loads(json.dumps(now)), ()):
        raise InvalidOptionError(
            f"{folder} was begun with {_shown(place, was)}, and now it is {_shown((), is_now)}; "
            "run it as it was begun, or name a new folder"
        )


def _is_empty(folder: Path) -> bool:
    # An unfinished manifest is there if the run was killed before anything else.
    return not folder.exists() or all(is_unfinished(path.name) for path in folder.iterdir())


def _differences(
    before: Any,  # noqa: ANN401  any JSON
    now: Any,  # noqa: ANN401
    place: tuple[str, ...],
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Yield the path, the earlier and the present value of each difference."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in [*before, *(key for key in now if key not in before)]:
            yield from _differences(before.get(key), now.get(key), (*place, key))
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for old, new in zip(before, now, strict=True):
            name = old.get("file") if isinstance(old, dict) else None
            yield from _differences(old, new, (*place, *([name] if name else [])))
    elif before != now:
        yield place, before, now


def _shown(place: tuple[str, ...], value: Any) -> str:  # noqa: ANN401  any JSON
    words = value if isinstance(value, str) else json.dumps(value)
    words = "not given" if value is None else words
    short = words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}..."
    return " ".join([*place[1:], short])
