"""The table of clues."""

from quoteattr.resolve.coreference.table import CLUES
from tests.resolve.coreference import test_by_name, test_definites, test_descriptions, test_pronouns

TESTED = {"given chain", "known alias"} | {
    case[0]
    for module in (test_by_name, test_definites, test_descriptions, test_pronouns)
    for case in module.CASES
}


def test_every_clue_is_tested() -> None:
    """Each has a name of its own and a story that it resolves."""
    names = [clue.name for clue in CLUES]

    assert len(set(names)) == len(names)
    assert set(names) == TESTED


def test_a_description_always_has_a_referent() -> None:
    """The last clue for descriptions makes a new cluster."""
    *_, last = (clue for clue in CLUES if clue.adds_role)

    assert last.name == "new cluster"
