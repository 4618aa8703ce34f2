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
    aliases = tuple(value)
    for alias in aliases:
        _check_name(alias, "an alias")
    return aliases


def _check_name(value: object, what: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidOptionError(f"{what} of a character must be a str with words, got {value!r}")


@attrs.frozen
class Character:
    """A speaker that is known beforehand."""

    name: str = attrs.field()
    """The name that the speaker gets in the result."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_read_aliases)
    """Other names that the text uses."""
    gender: Gender | None = attrs.field(default=None, converter=_read_gender)
    """The pronouns that the text uses, if known; `he`, `she` and `they` are understood."""

    @name.validator
    def _check(self, _: object, value: object) -> None:
        _check_name(value, "the name")
