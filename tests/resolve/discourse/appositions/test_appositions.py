"""Mentions that syntax makes coreferent with a nominal."""

import pytest

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


@pytest.mark.parametrize(
    ("second", "expected"),
    [("owner|NOUN|4|conj", "Ann"), ("the|DET|7|det owner|NOUN|4|conj", "-")],
)
def test_a_second_noun_describes_the_same_person(second: str, expected: str) -> None:
    """After an apposition, a determiner of its own shows that it is somebody else."""
    annotated = read_parse(
        f"Ann|PROPN|0|root , the|DET|4|det founder|NOUN|1|appos and|CCONJ|4|cc {second} ."
    )
    discourse = read_discourse(annotated, attributions(annotated))
    last = [one for one in discourse.mentions if one.form is MentionForm.NOMINAL][-1]

    found = coreferent_mention(discourse, last)

    assert (found.span.of(annotated.text) if found else "-") == expected
