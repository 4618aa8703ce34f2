"""Mentions that syntax makes coreferent with a nominal."""

from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The first nominal is coreferent with the name of the file, or with nothing."""
    annotated = read_parse(given)
    discourse = read_discourse(annotated, attributions(annotated))
    nominal = next(one for one in discourse.mentions if one.form is MentionForm.NOMINAL)

    found = coreferent_mention(discourse, nominal)

    assert (found.span.of(discourse.annotated.text) if found else "-") == expected
