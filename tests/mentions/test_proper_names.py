"""Kind and extent of the names in a text."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.schema.quote import MentionForm, SpeakerKind
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mentions are those of the file."""
    annotated = read_parse(given)

    found = [mention.span.of(annotated.text) for mention in find_mentions(annotated)]

    assert found == expected.splitlines()


def test_label_of_the_whole_document() -> None:
    """A name has the label that the annotator gives it most often."""
    annotated = read_parse(
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
    annotated = read_parse(f"{first}|PROPN|2|compound {last}|PROPN|3|nsubj met|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.kind is kind


def test_group_noun_with_an_article() -> None:
    """A noun for a group that is written as a name is an organisation's."""
    annotated = read_parse("The|DET|2|det State|PROPN|3|nsubj met|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.kind is SpeakerKind.ORGANISATION


def test_initials_with_an_article() -> None:
    """Capitals after an article are an organisation's, whatever the annotator says."""
    annotated = read_parse(
        "The|DET|2|det S.V.C.|PROPN|3|nsubj met|VERB|0|root .", entities=(("S.V.C.", "PER"),)
    )

    (mention,) = find_mentions(annotated)

    assert mention.kind is SpeakerKind.ORGANISATION


def test_a_member_of_a_party_is_described() -> None:
    """The noun is a name without an article only."""
    annotated = read_parse("The|DET|2|det Republican|PROPN|3|nsubj left|VERB|0|root .")

    (mention,) = find_mentions(annotated)

    assert mention.form is MentionForm.NOMINAL


def test_place_that_ends_in_an_organisation() -> None:
    """What the annotator labels as a place remains one."""
    annotated = read_parse(
        "Bell|PROPN|2|compound County|PROPN|3|nsubj grew|VERB|0|root .",
        entities=(("Bell County", "LOC"),),
    )

    (mention,) = find_mentions(annotated)

    assert mention.is_place


@pytest.mark.parametrize(("first", "kind"), [("Pell", "group"), ("Lund", "person")])
def test_a_title_with_the_plural_of_a_surname(first: str, kind: str) -> None:
    """Where somebody is "Miss Pell", "the Miss Pells" are a group."""
    annotated = read_parse(
        f"Miss|PROPN|2|compound {first}|PROPN|3|nsubj left|VERB|0|root .\n"
        "the|DET|3|det Miss|PROPN|3|compound Pells|PROPN|4|nsubj stayed|VERB|0|root .",
    )

    assert [mention.kind for mention in find_mentions(annotated)] == ["person", kind]


def test_names_joined_by_an_ampersand_are_an_organisation() -> None:
    """A firm like "Hale & Moss" is none of its owners, whatever the annotator says."""
    (mention,) = find_mentions(
        read_parse(
            "Hale|PROPN|4|nsubj &|CCONJ|3|cc Moss|PROPN|1|conj grew|VERB|0|root .",
            entities=(("Hale & Moss", "PER"),),
        )
    )

    assert mention.kind is SpeakerKind.ORGANISATION
