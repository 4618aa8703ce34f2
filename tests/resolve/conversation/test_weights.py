"""The file of weights."""

import pytest

from quoteattr.attribute.engine import RULES
from quoteattr.errors import LexiconError
from quoteattr.resolve.conversation.turns import Form
from quoteattr.resolve.conversation.weights import Weights

FILE = """\
# What counts.
speaker   named inside   -2
speaker   open: narrator  0.5

again     next paragraph  -1.5
back      next paragraph  1
"""


def test_parse() -> None:
    """A line is a table, a feature and a number; a feature may have spaces."""
    weights = Weights.parse(FILE.splitlines())

    assert weights == Weights(
        {"named inside": -2.0, "open: narrator": 0.5},
        {"next paragraph": -1.5},
        {"next paragraph": 1.0},
    )


@pytest.mark.parametrize("line", ["speaker  alone", "nobody  alone  1", "speaker  alone  much"])
def test_a_broken_line(line: str) -> None:
    """The message says which line it is."""
    with pytest.raises(LexiconError, match="line 2 of the weights"):
        Weights.parse(["# Ann", line])


def test_what_is_not_in_the_file_counts_nothing() -> None:
    """Features add up, and unknown ones are 0."""
    weights = Weights({"near": 2.0}, {"next": -1.0}, {"next": 0.5})

    assert weights.score({"near": 0.5, "new": 9.0}) == 1.0
    assert weights.transition(["next", "new"]) == (-1.0, 0.5)


def test_the_package_has_weights() -> None:
    """For speakers and for both ways in which a turn follows another."""
    weights = Weights.load()

    assert weights.speaker
    assert weights.again
    assert weights.back


def test_every_learned_rule_exists() -> None:
    """A rule that is renamed or removed would leave a weight that counts for nothing."""
    ending = ": is meant"
    kinds = {"capital", "generic noun", "guessed", "possessed", "repeated", "specific noun"}
    learned = {
        name.removesuffix(ending) for name in Weights.load().speaker if name.endswith(ending)
    }

    assert learned - kinds - set(Form) <= {rule.name for rule in RULES}


def test_rules_have_names_of_their_own() -> None:
    """The name of a rule says which one decided."""
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
