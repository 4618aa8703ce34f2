"""The weights by which the speakers of a conversation are chosen, as the package holds them."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import attrs

from quoteattr.errors import LexiconError

Features = Mapping[str, float]
"""What speaks for or against a speaker, by name; what is left out is 0."""

_FILE = "weights.txt"


@attrs.frozen
class Weights:
    """What each feature counts in a log-linear model."""

    speaker: Mapping[str, float] = attrs.field(factory=dict)
    """Of a speaker by what stands around the turn."""
    again: Mapping[str, float] = attrs.field(factory=dict)
    """Of speaking twice in a row, by how the turn follows the one before."""
    back: Mapping[str, float] = attrs.field(factory=dict)
    """Of having spoken the turn before the last, by the same."""

    @classmethod
    def load(cls) -> "Weights":
        """Return the weights that come with the package."""
        return _packaged()

    @classmethod
    def parse(cls, lines: Iterable[str]) -> "Weights":
        """Read weights: `TABLE  FEATURE  NUMBER` a line, parted by two spaces or more.

        Raises:
            LexiconError: A line holds something else.
        """
        tables: dict[str, dict[str, float]] = {"speaker": {}, "again": {}, "back": {}}
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                table, feature, value = (column.strip() for column in line.split("  ") if column)
                tables[table][feature] = float(value)
            except (KeyError, ValueError) as error:
                raise LexiconError(f"line {number} of the weights: {line!r}") from error
        return cls(**tables)

    def score(self, features: Features) -> float:
        """Return how much speaks for a speaker."""
        return sum(self.speaker.get(name, 0.0) * value for name, value in features.items())

    def transition(self, context: Iterable[str]) -> tuple[float, float]:
        """Return what it counts to speak twice in a row, and in turn."""
        names = tuple(context)
        again = sum(self.again.get(name, 0.0) for name in names)
        return again, sum(self.back.get(name, 0.0) for name in names)


@cache
def _packaged() -> Weights:
    resource = files("quoteattr.resolve.conversation") / _FILE
    return Weights.parse(resource.read_text(encoding="utf-8").splitlines())
