"""The types of the input's own columns, which are copied to the table of documents.

A column has one type in all shards. Parquet states it; in JSON Lines it is the narrowest type that
fits all values, and a list, an object, or a mixture becomes a string of JSON. CSV has only strings.
A column whose types in two files have no common type becomes a column of strings.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from quoteattr.export.tables import DocumentRow
from quoteattr.schema.surrogates import replaced_halves

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "string"
"""Name of the type of strings."""
_INT, _FLOAT, _BOOL = "int64", "double", "bool"
_LARGEST = 2**63 - 1
_PREFIX = "input_"


@attrs.frozen
class Column:
    """A column of the input."""

    name: str
    """Its name in the input."""
    output: str
    """Its name in the table of documents."""
    type: "str | pa.DataType"
    """Its Arrow type, or the name of it."""

    def value(self, given: Any) -> Any:  # noqa: ANN401  any value of a record
        """Return a value of the input as one of this type."""
        if given is None:
            return None
        # Arrow's types are equal to their names.
        if self.type == TEXT:
            return given if isinstance(given, str) else _text(given)
        if self.type == _FLOAT:
            return float(given)
        # Of two Parquet files, one may have the narrower type.
        is_scalar = hasattr(given, "cast")
        return given.cast(self.type) if is_scalar and given.type != self.type else given


@attrs.define
class Kinds:
    """The types of columns whose format does not state them, inferred from their values."""

    names: dict[str, str | None] = attrs.field(factory=dict)
    """The name of the type of each column, None until it has a value."""

    def add(self, record: Mapping[str, Any]) -> None:
        """Widen the types to those of the values of a record."""
        for name, value in record.items():
            earlier, kind = self.names.get(name), _kind(value)
            if earlier != kind or name not in self.names:
                self.names[name] = _wider(earlier, kind)

    def add_types(self, other: "Kinds") -> None:
        """Widen the types to those of the columns of another file."""
        for name, kind in other.names.items():
            self.names[name] = _wider(self.names.get(name), kind)


def columns(
    kinds: Kinds, schemas: Sequence["pa.Schema"], taken: Collection[str | None]
) -> list[Column]:
    """Return the columns of all inputs.

    Args:
        kinds: The columns of files without a schema.
        schemas: The schemas of files with one.
        taken: The columns that are the text or the id.
    """
    types: dict[str, Any] = {name: kind or TEXT for name, kind in kinds.names.items()}
    if schemas:
        types |= _united(types, schemas)
    used = {name.casefold() for name in DocumentRow.__annotations__}
    found = []
    for name, kind in types.items():
        if name in taken:
            continue
        output = replaced_halves(name)
        # DuckDB does not distinguish case.
        while output.casefold() in used:
            output = f"{_PREFIX}{output}"
        used.add(output.casefold())
        found.append(Column(name, output, kind))
    return found


def _text(value: Any) -> str:  # noqa: ANN401  any value of a record
    """Return a value that is not a string as JSON, or as Python shows a date or a decimal."""
    plain = value.as_py() if hasattr(value, "as_py") else value
    if isinstance(plain, bool | int | float | list | dict):
        return json.dumps(plain, ensure_ascii=False, default=str)
    return str(plain)


def _kind(value: Any) -> str | None:  # noqa: ANN401  any JSON
    match value:
        case None:
            return None
        case bool():
            return _BOOL
        case int() if abs(value) <= _LARGEST:
            return _INT
        case float():
            return _FLOAT
    return TEXT


def _wider(one: str | None, other: str | None) -> str | None:
    if one is None or other is None or one == other:
        return one or other
    return _FLOAT if {one, other} == {_INT, _FLOAT} else TEXT


def _united(kinds: Mapping[str, str], schemas: Sequence["pa.Schema"]) -> "dict[str, pa.DataType]":
    """Return the types of the columns of schemas, united with those that other files have."""
    import pyarrow as pa  # noqa: PLC0415  only Parquet has schemas

    found: dict[str, pa.DataType] = {}
    for schema in schemas:
        for field in schema:
            kind = _decoded(field.type)
            if field.name in kinds and field.name not in found:
                found[field.name] = pa.type_for_alias(kinds[field.name])
            found[field.name] = _common(found.get(field.name, kind), kind)
    empty = pa.null()
    return {name: pa.string() if kind == empty else kind for name, kind in found.items()}


def _common(one: "pa.DataType", other: "pa.DataType") -> "pa.DataType":
    """Return the common type of two types, that of strings if there is no other."""
    import pyarrow as pa  # noqa: PLC0415

    schemas = [pa.schema([("", one)]), pa.schema([("", other)])]
    try:
        return pa.unify_schemas(schemas, promote_options="permissive").field(0).type
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.string()


def _decoded(kind: "pa.DataType") -> "pa.DataType":
    """Return a type without the dictionary by which one file stores it."""
    import pyarrow.types as kinds  # noqa: PLC0415

    return kind.value_type if kinds.is_dictionary(kind) else kind
