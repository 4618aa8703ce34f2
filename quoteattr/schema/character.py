"""What the user knows beforehand about who speaks in a text."""

from collections.abc import Iterable

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.quote import Gender


def _read_gender(value: Gender | str | None) -> Gender | None:
    if value is None or isinstance(value, Gender):
        return value
    try:
        return Gender(value)
    except ValueError:
        known = ", ".join(repr(gender.value) for gender in Gender)
        message = f"the gender of a character must be one of {known} or None, got {value!r}"
        raise InvalidOptionError(message) from None


def _read_aliases(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise InvalidOptionError(f"aliases must be several names, got the str {value!r}")
    return tuple(map(_read_name, value))


def _read_name(value: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidOptionError(f"a character needs a name that is not blank, got {value!r}")
    return value


@attrs.frozen
class Character:
    """A speaker that is known beforehand."""

    name: str = attrs.field(converter=_read_name)
    """The name that the speaker gets in the result."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_read_aliases)
    """Other names that the text uses."""
    gender: Gender | None = attrs.field(default=None, converter=_read_gender)
    """The pronouns that the text uses, if known; `he`, `she` and `they` are understood."""
