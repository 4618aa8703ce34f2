"""Coreference chains of the user."""

import attrs
import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.knowledge import ChainedText
from quoteattr.schema.span import Span


def test_pairs_become_spans_in_text_order() -> None:
    """Lists, as JSON gives them, do as well."""
    assert ChainedText("Ann, she", [[[5, 8], (0, 3)]]).chains == ((Span(0, 3), Span(5, 8)),)


def test_spans_are_mentions() -> None:
    """Mentions of an earlier result can be passed."""
    chained = ChainedText("Ann, she", [[Span(0, 3), (5, 8)]])

    assert attrs.evolve(chained, text="Ann, who") == ChainedText("Ann, who", [[(0, 3), (5, 8)]])


@pytest.mark.parametrize(
    ("chains", "message"),
    [
        (3, "chains: expected a list, got 3"),
        ([[(0, 3)], 3], "chain 2: expected a list, got 3"),
        (["ab"], "chain 1: expected a list, got 'ab'"),
        ([[0, 3]], "chain 1: a mention is a start and an end, start before end, got 0"),
        ([[(False, True)]], "chain 1: a mention is a start and an end"),
        ([[(3, 3)]], "chain 1: a mention is a start and an end"),
        ([[], [(-1, 2)]], "chain 2: a mention"),
        ([[(1, 2, 3)]], "chain 1: a mention"),
        ([[("a", "b")]], "chain 1: a mention"),
        ([[(0, 9)]], "chain 1: the mention 0 to 9 ends after the text, which has 8 characters"),
        ([[(0, 3)], [(0, 3)]], "chain 2: the mention 0 to 3 is in chain 1 too"),
    ],
)
def test_an_invalid_chain_is_rejected(chains: object, message: str) -> None:
    """The message says which chain and what is wrong."""
    with pytest.raises(InvalidOptionError, match=message):
        ChainedText("Ann, she", chains)  # type: ignore[arg-type]


def test_chains_of_an_invalid_text_are_rejected() -> None:
    """The error is that of a text without chains."""
    with pytest.raises(InvalidOptionError, match="a text must be a str, got bytes"):
        ChainedText(b"Ann, she")  # type: ignore[arg-type]
