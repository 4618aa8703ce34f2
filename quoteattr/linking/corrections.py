"""The user's corrections of links: lines of a file, which override all rules.

```
# these are one person (by id or name):
merge  | donald-marr | Candidate Marr | The Donald
# these are two people:
split  | Bill Lund | William Lund
# this is the name to show for a person:
rename | donald-marr | Donald J. Marr
# this is who the speaker of that name is in these documents:
assign | hilda-marr | Marr | daily-17 | daily-18
```
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.linking.sightings import Apart, Key, form_of

_LEAST_FIELDS = {"merge": 2, "split": 2, "rename": 2, "assign": 3}
_MOST_FIELDS = {"rename": 2}
_NEEDS = {
    "merge": "the ids or names of one person",
    "split": "the names of different people",
    "rename": "a person and the new name",
    "assign": "a person, a name, and the documents",
}


@attrs.frozen
class LinkCorrection:
    """A line of the file."""

    line: int
    """Number of the line, from 1."""
    action: str
    """`merge`, `split`, `rename` or `assign`."""
    fields: tuple[str, ...]
    """The fields after the action, without white space around them."""


@attrs.frozen
class LinkCorrections:
    """All lines of a file."""

    lines: tuple[LinkCorrection, ...] = ()
    """The lines in their order."""

    def of(self, action: str) -> Iterator[LinkCorrection]:
        """Yield the lines with one action."""
        return (line for line in self.lines if line.action == action)

    @property
    def apart(self) -> Apart:
        """The names that are split, in pairs."""
        groups = [_keys(line) for line in self.of("split")]
        return frozenset(frozenset(pair) for keys in groups for pair in combinations(keys, 2))


def read_corrections(lines: Iterable[str]) -> LinkCorrections:
    """Read corrections; empty lines and lines that start with `#` are ignored.

    Raises:
        InvalidOptionError: A line breaks the format, or contradicts an earlier one; says which. Or
            the lines are a single str.
    """
    if isinstance(lines, str):
        raise InvalidOptionError("corrections must be several lines, got a str: use splitlines()")
    read = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            action, *fields = (field.strip() for field in line.split("|"))
            read.append(
                _checked(LinkCorrection(number, action.lower(), tuple(filter(None, fields))))
            )
    found = LinkCorrections(tuple(read))
    _check_merges(found)
    return found


def _checked(read: LinkCorrection) -> LinkCorrection:
    if read.action not in _LEAST_FIELDS:
        known = ", ".join(_LEAST_FIELDS)
        message = f"line {read.line}: {read.action!r} is not known; a line starts with {known}"
        raise InvalidOptionError(message)
    count = len(read.fields)
    if not _LEAST_FIELDS[read.action] <= count <= _MOST_FIELDS.get(read.action, count):
        needs = _NEEDS[read.action]
        message = f"line {read.line}: {read.action} needs {needs}, separated by |, got {count}"
        raise InvalidOptionError(message)
    return read


def _check_merges(found: LinkCorrections) -> None:
    splits = [(line, set(_keys(line))) for line in found.of("split")]
    for merge in found.of("merge"):
        keys = {*_keys(merge)}
        for split, names in splits:
            if len(keys & names) > 1:
                raise InvalidOptionError(
                    f"line {merge.line} merges names that line {split.line} splits; keep one"
                )


def _keys(line: LinkCorrection) -> Sequence[Key]:
    forms = (form_of(name) for name in line.fields)
    return [form.key for form in forms if form]
