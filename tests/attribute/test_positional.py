"""The speaker by position."""

import pytest

from quoteattr.attribute.positional import reply_noun
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.utterance import Attribution
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions, scene


def _last(notation: str) -> tuple[str, str | None, Attribution]:
    annotated = read_parse(notation)
    found = attributions(annotated)[-1]
    source = found.source.of(annotated.text) if found.source else None
    return found.attributed_by, source, found


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The rule and the words that name the speaker are those of the file."""
    rule, source, _ = _last(given)

    assert f"{rule} | {source or '-'}" == expected


def test_same_paragraph() -> None:
    """A second quotation in a paragraph has the speaker of the one with a source."""
    said = "“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj ."
    rule, source, found = _last(f"{said}\nShe|PRON|2|nsubj rose|VERB|0|root .\n“ Snow ! ”")

    assert (rule, source, found.same_as) == ("same-paragraph", None, 0)


@pytest.mark.parametrize(
    ("narration", "same_as"),
    [
        ("Ann|PROPN|2|nsubj rose|VERB|0|root .", 1),
        ("Ann|PROPN|2|nsubj rose|VERB|0|root . Bob|PROPN|2|nsubj sat|VERB|0|root .", None),
    ],
    ids=["one person acts", "two people act"],
)
def test_quotations_around_what_one_person_does(narration: str, same_as: int | None) -> None:
    """Whoever acts between two quotations in a paragraph, and nobody else, speaks both."""
    first, _ = attributions(read_parse(f"“ Rain ! ”\n{narration}\n“ Snow ! ”"))

    assert first.same_as == same_as


def test_reply_noun() -> None:
    """The possessor of "answer" is the speaker."""
    answered = scene("“ Rain . ” was|AUX|7|cop her|PRON|7|nmod:poss answer|NOUN|0|root .")

    finding = reply_noun(answered, UtteranceIndex(0))

    assert finding is not None
    assert finding.source is not None
    assert finding.source.of(answered.annotated.text) == "her"


def test_adjacent_quotations() -> None:
    """The speaker of the second of two quotations in a row is not that of the first."""
    annotated = read_parse("“ Rain ? ” “ Snow ! ” said|VERB|0|root Ann|PROPN|9|nsubj .")

    first, second = attributions(annotated)

    assert (first.source, first.same_as) == (None, None)
    assert second.source is not None


@pytest.mark.parametrize(("noun", "source"), [("reply", "Ann"), ("house", None)])
def test_a_noun_of_saying_acts_for_its_possessor(noun: str, source: str | None) -> None:
    """Ann's reply acts for her, and her house does not."""
    _, found, _ = _last(
        f"Ann|PROPN|3|nmod:poss 's|PART|1|case {noun}|NOUN|5|nsubj was|AUX|5|cop "
        "short|ADJ|0|root . “ Rain . ”"
    )

    assert found == source
