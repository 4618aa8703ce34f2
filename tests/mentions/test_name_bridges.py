"""Names that continue after a hyphen, a particle, a nickname or "and"."""

import pytest

from quoteattr.mentions.collect import find_mentions
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mentions are those of the file."""
    annotated = read_parse(given)

    found = [mention.span.of(annotated.text) for mention in find_mentions(annotated)]

    assert found == expected.splitlines()


def test_nickname_inside_a_name() -> None:
    """It is a word of the name, without its marks."""
    annotated = read_parse(
        "Tomas|PROPN|6|nsubj “|3 Tip|PROPN|1|flat ”|3 Bell|PROPN|1|flat left|VERB|0|root ."
    )

    (mention,) = find_mentions(annotated)

    assert mention.name is not None
    assert (mention.span.of(annotated.text), mention.name.keys) == (
        "Tomas “Tip” Bell",
        ("tomas", "tip", "bell"),
    )


def test_nickname_between_two_entities() -> None:
    """The name goes on after it, whatever the entity tagger made of the surname."""
    annotated = read_parse(
        "Tomas|PROPN|6|nsubj “|3 Tip|PROPN|1|flat ”|3 Bell|PROPN|1|flat left|VERB|0|root .",
        entities=(("Tomas", "PER"), ("Tip", "PER"), ("Bell", "PER")),
    )

    assert [one.span.of(annotated.text) for one in find_mentions(annotated)] == ["Tomas “Tip” Bell"]


def test_name_that_the_tokeniser_cut() -> None:
    """A token glued to a name that starts with a hyphen or apostrophe is part of it."""
    annotated = read_parse(
        "Ann|PROPN|4|nsubj Lund|PROPN|1|flat +-O'Shea|PROPN|1|flat left|VERB|0|root ."
    )

    (mention,) = find_mentions(annotated)

    assert mention.span.of(annotated.text) == "Ann Lund-O'Shea"


@pytest.mark.parametrize(
    ("notation", "entity", "expected"),
    [
        ("tidewatcher|PROPN|2|nsubj said|VERB|0|root so|ADV|2|advmod .", "tidewatcher", True),
        (
            "dour|PROPN|3|nsubj Bell|PROPN|1|flat said|VERB|0|root so|ADV|3|advmod .",
            "dour Bell",
            False,
        ),
    ],
    ids=["a user name", "an adjective"],
)
def test_a_name_in_lower_case_stands_alone(notation: str, entity: str, *, expected: bool) -> None:
    """An adjective that is labelled as part of a name is none."""
    annotated = read_parse(notation, entities=((entity, "PER"),))

    found = [one.span.of(annotated.text) for one in find_mentions(annotated)]

    assert (notation.partition("|")[0] in found) is expected
