"""The gender of names by the clauses around them."""

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.genders import decisive_gender, gender_evidence
from quoteattr.schema.quote import Gender
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """Clauses show the gender of the file for the only name, or none."""
    annotated = read_parse(given)

    evidence = gender_evidence(read_discourse(annotated, attributions(annotated)))

    assert {head: list(genders) for head, genders in evidence.items()} == (
        {} if expected == "-" else {0: [Gender(expected)]}
    )


def test_decisive_gender() -> None:
    """Evidence decides if there is enough and most of it agrees; a list needs more against it."""
    assert decisive_gender({Gender.HE: 2.0}) is Gender.HE
    assert decisive_gender({Gender.HE: 1.0}) is None
    assert decisive_gender({Gender.HE: 2.0, Gender.SHE: 2.0}) is None
    assert decisive_gender({Gender.HE: 2.0}, against_list=True) is None
