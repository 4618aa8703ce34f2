"""Kind and extent of the names in a text."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.schema.quote import SpeakerKind
from tests.scenes import story

CASES = {
    "definite name": ("the|DET|2|det Gryphon|PROPN|3|nsubj left|VERB|0|root .", ["the Gryphon"]),
    "article of a noun after the name": (
        "the|DET|3|det Vestra|PROPN|3|compound club|NOUN|4|nsubj met|VERB|0|root .",
        ["the Vestra club", "Vestra"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    mentions = find_mentions(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in mentions]


def test_label_of_the_whole_document() -> None:
    """A name has the label that the annotator gives it most often."""
    annotated = story(
        "Orbis|PROPN|2|nsubj grew|VERB|0|root .\nOrbis|PROPN|2|nsubj fell|VERB|0|root .",
        entities=(("Orbis", "ORG"),),
    )

    assert {SpeakerKind.ORGANISATION} == {mention.kind for mention in find_mentions(annotated)}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Foreign Ministry", SpeakerKind.ORGANISATION), ("Ann Ministry", SpeakerKind.ORGANISATION)],
)
def test_name_that_ends_in_an_organisation(name: str, kind: SpeakerKind) -> None:
    """It is an organisation's, even if its first word can be a title or a given name."""
    first, last = name.split()
    annotated = story(f"{first}|PROPN|2|compound {last}|PROPN|3|nsubj met|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.kind is kind


def test_initials_with_an_article() -> None:
    """Capitals after an article are an organisation's, whatever the annotator says."""
    annotated = story(
        "The|DET|2|det S.V.C.|PROPN|3|nsubj met|VERB|0|root .", entities=(("S.V.C.", "PER"),)
    )

    (mention,) = find_mentions(annotated)

    assert mention.kind is SpeakerKind.ORGANISATION


def test_place_that_ends_in_an_organisation() -> None:
    """What the annotator labels as a place remains one."""
    annotated = story(
        "Bell|PROPN|2|compound County|PROPN|3|nsubj grew|VERB|0|root .",
        entities=(("Bell County", "LOC"),),
    )

    (mention,) = find_mentions(annotated)

    assert mention.is_place
