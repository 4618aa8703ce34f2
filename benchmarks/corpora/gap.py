"""GAP (Webster and others 2018): a pronoun in a Wikipedia paragraph, and two names beside it."""

import csv
from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.corpora.texts import CorpusError
from quoteattr.schema.span import Span

PART = "validation"
"""The part that is scored; weights may be learned from `development`."""
GENDERS = ("masculine", "feminine")
_FEMININE = frozenset({"she", "her", "hers"})


@attrs.frozen
class Example:
    """A pronoun with two names."""

    id: str
    """Its id in the corpus."""
    text: str
    """The paragraph."""
    pronoun: Span
    """The pronoun."""
    names: tuple[Span, Span]
    """The names."""
    is_antecedent: tuple[bool, bool]
    """Whether the pronoun refers to each of them."""

    @property
    def gender(self) -> str:
        """The gender of the pronoun, one of `GENDERS`."""
        return GENDERS[self.pronoun.of(self.text).lower() in _FEMININE]


def read_gap(folder: Path, part: str = PART) -> Iterator[Example]:
    """Yield the examples of a part in their order.

    Args:
        folder: A clone of the repository.
        part: `development`, `validation` or `test`.

    Raises:
        CorpusError: The part is not in the folder.
    """
    path = folder / f"gap-{part}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise CorpusError(f"no GAP in {folder}: {path.name} is missing") from error
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        pronoun, first, second = (
            Span(int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name]))
            for name in ("Pronoun", "A", "B")
        )
        is_antecedent = (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE")
        yield Example(row["ID"], row["Text"], pronoun, (first, second), is_antecedent)
