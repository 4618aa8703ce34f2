"""Files of what the user knows beforehand: characters and coreference chains."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quoteattr.corpus.sources.text import read_text
from quoteattr.errors import InvalidOptionError
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Gender, SpeakerKind

_GENDERS = frozenset(gender.value for gender in Gender)
_KINDS = frozenset(kind.value for kind in SpeakerKind)


def read_chains(path: Path) -> Mapping[str | None, Any]:
    """Read the user's coreference chains.

    The JSON file contains either the chains of the only text, as a list of lists of
    `[start, end]`, or an object with such a list for the label of each document.

    Returns:
        The chains by label; under None those of the only text.

    Raises:
        InputFileError: The file cannot be read.
        InvalidOptionError: The file breaks the format.
    """
    chains = _json(path)
    by_label = chains if isinstance(chains, dict) else {None: chains}
    for label, value in by_label.items():
        if not _is_chains(value):
            where = str(path) if label is None else f"{path}, {label}"
            raise InvalidOptionError(f"{where}: expected a list of chains, lists of [start, end]")
    return by_label


def _is_chains(value: Any) -> bool:  # noqa: ANN401  any JSON
    return isinstance(value, list) and all(
        isinstance(chain, list) and all(isinstance(mention, list) for mention in chain)
        for chain in value
    )


def read_characters(path: Path) -> tuple[Character, ...]:
    """Read the characters that the user knows beforehand.

    A `.json` file is a list of `{"name": ..., "aliases": [...], "gender": "he", "kind": "person"}`.
    Any other file has one character per line, with `|` between the fields: name, aliases, then
    optionally `he`, `she` or `they`, and for anything but a person its kind: `group`,
    `organisation` or `document`. Empty lines and lines that start with `#` are ignored.

    Raises:
        InputFileError: The file cannot be read.
        InvalidOptionError: The file breaks the format; says where.
    """
    is_json = path.suffix.lower() == ".json"
    items = _json_characters(path) if is_json else _line_characters(read_text(path))
    characters = []
    for place, name, aliases, gender, kind in items:
        try:
            characters.append(Character(name, aliases, gender, kind))
        except InvalidOptionError as error:
            needs = "a speaker needs a name and, if any, a gender of he, she or they"
            raise InvalidOptionError(f"{path}, {place}: {needs}: {error}") from error
    return tuple(characters)


_Fields = tuple[str, str, tuple[str, ...], Any, Any]
"""Place of a character in the file, name, aliases, and the values given for gender and kind."""


def _line_characters(text: str) -> Iterator[_Fields]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, *others = (field.strip() for field in line.split("|"))
        kind = others.pop() if others and others[-1] in _KINDS else SpeakerKind.PERSON
        gender = others.pop() if others and others[-1] in _GENDERS else None
        yield f"line {number}", name, tuple(filter(None, others)), gender, kind


def _json(path: Path) -> Any:  # noqa: ANN401  any JSON
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as error:  # an overlong number, or lists too deep
        raise InvalidOptionError(f"{path}: not JSON: {error}") from error


def _json_characters(path: Path) -> Iterator[_Fields]:
    items = _json(path)
    if not isinstance(items, list):
        raise InvalidOptionError(f"{path}: expected a list of speakers")
    for number, item in enumerate(items, start=1):
        place = f"speaker {number}"
        if not _is_character(item):
            raise InvalidOptionError(
                f"{path}, {place}: expected an object with a name and perhaps aliases, gender, kind"
            )
        aliases, kind = tuple(item.get("aliases", ())), item.get("kind", SpeakerKind.PERSON)
        yield place, item["name"], aliases, item.get("gender"), kind


def _is_character(item: Any) -> bool:  # noqa: ANN401  any JSON
    return (
        isinstance(item, dict)
        and item.keys() <= {"name", "aliases", "gender", "kind"}
        and isinstance(item.get("name"), str)
        and isinstance(item.get("aliases", []), list)
        and all(isinstance(alias, str) for alias in item.get("aliases", []))
    )


def digest(path: Path | None) -> str | None:
    """Return the name of a file and the hash of its content, None without a file."""
    if path is None:
        return None
    try:
        return f"{path.name} sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    except OSError:  # reading the file for its content reports the error
        return path.name
