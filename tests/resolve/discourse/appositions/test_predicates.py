"""Whom a clause describes by a noun."""

from quoteattr.resolve.discourse.appositions.predicates import described_by_predicate
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clause describes the mention of the file by its first nominal, or nobody."""
    annotated = read_parse(given)
    discourse = read_discourse(annotated, attributions(annotated))
    nominal = next(one for one in discourse.mentions if one.form is MentionForm.NOMINAL)

    found = described_by_predicate(discourse, annotated.tokens[nominal.head])

    assert (found.span.of(annotated.text) if found else "-") == expected
