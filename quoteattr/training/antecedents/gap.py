"""The development part of GAP: pronouns of Wikipedia with two names each."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.span import Span

_OTHER = "other"
"""The entity of everybody who bears neither name."""


@attrs.frozen
class NamedPair:
    """A pronoun with two names, of which one bearer at most is its referent."""

    text: str
    """The paragraph."""
    pronoun: Span
    """The pronoun."""
    names: Mapping[str, Span]
    """The names by their letters in the corpus."""
    entity: str
    """The letter of the name of the referent, `other` if it is neither."""


def read_gap(data: Path) -> Iterator[NamedPair]:
    """Yield the pronouns.

    Args:
        data: The data folder, with the repository of GAP in `gap`.
    """
    lines = (data / "gap" / "gap-development.tsv").read_text(encoding="utf-8").split("\n")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        spans = {}
        for name in ("Pronoun", "A", "B"):
            start = int(row[f"{name}-offset"])
            spans[name] = Span(start, start + len(row[name]))
        referents = (name for name in ("A", "B") if row[f"{name}-coref"] == "TRUE")
        pronoun = spans.pop("Pronoun")
        yield NamedPair(row["Text"], pronoun, spans, next(referents, _OTHER))


def pair_entities(
    pair: NamedPair, state: State
) -> tuple[Mapping[int, str], Callable[[Cluster], str | None]]:
    """Return the entity of the pronoun of a pair, and of clusters.

    Args:
        pair: The pronoun with its names.
        state: A pass over its text.
    """
    bearers = {letter: _cluster_in(state, span) for letter, span in pair.names.items()}

    def entity(cluster: Cluster) -> str | None:
        return next((letter for letter, one in bearers.items() if one is cluster), _OTHER)

    tokens = state.discourse.annotated.token_range(pair.pronoun)
    is_clear = len(set(bearers.values())) == len(bearers)
    return ({tokens.start: pair.entity} if is_clear and tokens else {}), entity


def _cluster_in(state: State, span: Span) -> Cluster | None:
    for index in reversed(state.discourse.annotated.token_range(span)):
        mention = state.discourse.by_token.get(index)
        if mention and (cluster := state.cluster_of.get(mention.head)):
            return cluster
    return None
