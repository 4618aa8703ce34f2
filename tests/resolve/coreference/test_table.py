"""The table of clues."""

from quoteattr.resolve.coreference.table import CLUES
from tests.golden import golden_cases

TESTED = {"continued report", "given chain", "known alias", "speaking neuter"} | {
    case.expected.partition(" | ")[0]
    for file in (
        "by_name.txt",
        "definites.txt",
        "descriptions.txt",
        "pronouns.txt",
        "relatives.txt",
        "../variation/fixtures/companies.txt",
        "../variation/fixtures/varied.txt",
    )
    for case in golden_cases(__file__, file)
}


def test_every_clue_is_tested() -> None:
    """Each has a name of its own and a case that it resolves."""
    names = [clue.name for clue in CLUES]

    assert len(set(names)) == len(names)
    assert set(names) == TESTED


def test_a_description_always_has_a_referent() -> None:
    """The last clue for descriptions makes a new cluster."""
    *_, last = (clue for clue in CLUES if clue.adds_role)

    assert last.name == "new cluster"
