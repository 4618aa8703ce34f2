"""Aliases that a text states."""

import pytest

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.aliases import merge_aliases
from quoteattr.resolve.names.clustering import cluster_names
from tests.parses import read_parse
from tests.scenes import attributions


def are_one(between: str, alias: str = "Max|PROPN|1|flat Rook|PROPN|1|flat") -> bool:
    """Whether a name and an alias after some words are in one cluster."""
    annotated = read_parse(
        f"Ada|PROPN|0|root Lund|PROPN|1|flat {between} {alias} left|VERB|1|dep ."
    )
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions)

    return len(merge_aliases(discourse, names).clusters) == 1


@pytest.mark.parametrize(
    "between",
    [
        ", known as",
        ", who is better known as",
        "( also known to her friends as",
        ", alias",
        ", née",
        "( formerly",
        ", who writes under the name of",
        ", whose real name is",
    ],
)
def test_a_stated_alias(between: str) -> None:
    """The text says that both are one."""
    assert are_one(between)


@pytest.mark.parametrize("between", [", and", ", who is called by", ", not", ", who knows"])
def test_two_people(between: str) -> None:
    """Other words state nothing."""
    assert not are_one(between)


def test_a_surname_alone_is_that_of_a_family() -> None:
    """A pen name may be one word; the surname of somebody's birth is her parents', too."""
    assert are_one(", known as", "Rook|PROPN|1|flat")
    assert not are_one(", née", "Rook|PROPN|1|flat")
