"""Contents that are infinitives."""

import pytest

from quoteattr.find.reports.infinitives import without_addressee
from quoteattr.language.cues import cues_at
from quoteattr.language.lexicon import Lexicon
from tests.find.reports.finding import patterns_found
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The pattern, the cue and the parts of the content are those of the file."""
    assert patterns_found(given) == expected


ASKED = (
    "Ann|PROPN|2|nsubj asked/ask|VERB|0|root|VBD her|PRON|2|iobj {} it|PRON|6|nsubj "
    "was|VERB|2|ccomp"
)


@pytest.mark.parametrize(
    ("word", "content"),
    [("where|ADV|6|advmod|WRB", (3, 4, 5)), ("the|DET|5|det", (2, 3, 4, 5))],
    ids=["question", "clause"],
)
def test_the_addressee_before_a_question_is_no_content(word: str, content: tuple[int, ...]) -> None:
    """Ann asked her where it was."""
    annotated = read_parse(ASKED.format(word))
    (cue, *_) = cues_at(annotated, annotated.tokens[1], Lexicon.load())

    assert tuple(without_addressee(annotated, cue, (2, 3, 4, 5))) == content
