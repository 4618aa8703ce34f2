"""The tables of a shard as files: Parquet, JSON Lines or CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, get_origin, get_type_hints

import attrs

from quoteattr.errors import EngineError
from quoteattr.export.records import encoded, flat_parts
from quoteattr.export.tables import ROWS
from quoteattr.schema.surrogates import replaced_halves

_LONGEST_CELL = 2**31 - 1
"""Characters of a cell: the largest limit that the `csv` module takes on every system."""

Rows = Sequence[Mapping[str, Any]]


@attrs.frozen
class TableFormat:
    """A format of tables."""

    suffix: str
    """Suffix of its files."""
    write: Callable[[BinaryIO, str, Rows, Mapping[str, Any]], None]
    """Writes the rows of a table of that name; the last argument has the types of the columns that
    follow those of every such table, by name."""
    read: Callable[[Path, str, Sequence[str]], Iterable[Mapping[str, Any]]]
    """Reads some columns of a file of the table of that name."""
    check: Callable[[], None] = lambda: None
    """Raises `EngineError` if a package is missing."""


def _write_parquet(file: BinaryIO, table: str, rows: Rows, extra: Mapping[str, Any]) -> None:
    import pyarrow as pa  # noqa: PLC0415  an extra

    from quoteattr.export.arrow import SCHEMAS, write_rows  # noqa: PLC0415

    schema = SCHEMAS[table]
    for name, kind in extra.items():
        schema = schema.append(
            pa.field(name, pa.type_for_alias(kind) if isinstance(kind, str) else kind)
        )
    write_rows(rows, schema, file)


def _check_parquet() -> None:
    try:
        import pyarrow as pa  # noqa: F401, PLC0415
    except ImportError as error:
        message = "pyarrow is missing: pip install 'quoteattr[tables]', or use --format jsonl"
        raise EngineError(message) from error


def _write_json_lines(file: BinaryIO, _: str, rows: Rows, __: Mapping[str, Any]) -> None:
    file.writelines(f"{encoded(_json(row))}\n".encode() for row in rows)


def _write_csv(file: BinaryIO, table: str, rows: Rows, extra: Mapping[str, Any]) -> None:
    buffer = io.StringIO(newline="")
    names = [*ROWS[table].__annotations__, *extra]
    writer = csv.writer(buffer)
    writer.writerow(names)
    writer.writerows([_cell(name, row[name]) for name in names] for row in rows)
    file.write(replaced_halves(buffer.getvalue()).encode())


def _cell(name: str, value: Any) -> Any:  # noqa: ANN401  any value of a row
    if name == "parts":
        return flat_parts(value)
    plain = _json(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, dict | list) else plain


def _json(value: Any) -> Any:  # noqa: ANN401
    """Return a value with all that JSON does not have as strings, such as dates."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return {str(key): _json(item) for key, item in value.items()}
        case list() | tuple():
            return [_json(item) for item in value]
    # The scalars of Arrow know their value in Python.
    plain = value.as_py() if hasattr(value, "as_py") else str(value)
    return _json(plain)


def _read_parquet(path: Path, _: str, names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    rows: list[Mapping[str, Any]] = pq.read_table(path, columns=[*names]).to_pylist()
    return rows


def _read_json_lines(path: Path, _: str, __: Sequence[str]) -> Iterable[Mapping[str, Any]]:
    with path.open("rb") as file:
        yield from map(json.loads, file)


def _read_csv(path: Path, table: str, names: Sequence[str]) -> Iterable[Mapping[str, Any]]:
    hints = get_type_hints(ROWS[table])
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: _value(row[name], hints.get(name)) for name in names}


def _value(cell: str, hint: Any) -> Any:  # noqa: ANN401  any annotation of a row
    if get_origin(hint) is list:
        return json.loads(cell)
    return int(cell) if hint is int else cell or None


TABLE_FORMATS: Mapping[str, TableFormat] = {
    "parquet": TableFormat(".parquet", _write_parquet, _read_parquet, _check_parquet),
    "jsonl": TableFormat(".jsonl", _write_json_lines, _read_json_lines),
    "csv": TableFormat(".csv", _write_csv, _read_csv),
}
"""The formats by name."""
