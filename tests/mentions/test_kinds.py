"""The kind of names by the clauses around them."""

import pytest

from quoteattr.mentions.collect import find_mentions
from quoteattr.schema.quote import MentionForm, SpeakerKind
from tests.parses import read_parse

ORGANISATION, PERSON = SpeakerKind.ORGANISATION, SpeakerKind.PERSON
NAME = "Quorn|PROPN|2|compound Teal|PROPN|3|nsubj "
APPOSITION = ",|4 a|DET|5|det {}|NOUN|2|appos fell|VERB|0|root ."
RETAILER = APPOSITION.format("retailer")
FULL = "Quorn|PROPN|2|compound Teal|PROPN|6|nsubj "
SHORT = "Teal|PROPN|2|nsubj grew|VERB|0|root .\n"
OWN_PRICES = NAME + "cut|VERB|0|root its|PRON|5|nmod:poss prices|NOUN|3|obj .\n"
PREDICATE = (
    "Quorn|PROPN|2|compound Teal|PROPN|5|nsubj is|AUX|5|cop a|DET|5|det retailer|NOUN|0|root"
)
INTRODUCED = (
    "the|DET|2|det retailer|NOUN|5|nsubj Quorn|PROPN|2|flat Teal|PROPN|2|flat fell|VERB|0|root"
)
REPORT = (
    NAME + "said|VERB|0|root it|PRON|5|nsubj sold|VERB|3|ccomp shops|NOUN|5|obj .\n"
    "The|DET|2|det retailer|NOUN|3|nsubj shrank|VERB|0|root ."
)
RELATIVE_CLAUSE = ",|5 which|PRON|5|nsubj grew|VERB|2|acl:relcl fell|VERB|0|root ."


def kinds(notation: str, label: str) -> dict[str, SpeakerKind]:
    """Return the kind of each name of a text that the annotator labels so."""
    annotated = read_parse(notation, entities=(("Quorn Teal", label),))
    return {
        mention.span.of(annotated.text): mention.kind
        for mention in find_mentions(annotated)
        if mention.form is MentionForm.NAME
    }


@pytest.mark.parametrize(
    "notation",
    [FULL + RETAILER, FULL + RELATIVE_CLAUSE, INTRODUCED, PREDICATE, OWN_PRICES * 2, REPORT],
)
def test_a_company_that_is_called_like_a_person(notation: str) -> None:
    """What the text says of it outweighs the label, and the short form has the same kind."""
    assert kinds(f"{notation}\n{SHORT}", "PER") == {
        "Quorn Teal": ORGANISATION,
        "Teal": ORGANISATION,
    }


def test_a_person_who_is_called_like_a_place() -> None:
    """A nurse is a person."""
    assert kinds(FULL + APPOSITION.format("nurse"), "LOC") == {"Quorn Teal": PERSON}


def test_a_vocative_describes_nobody() -> None:
    """It has no article, as in "It fell on Hull, mother"."""
    called = (
        FULL.replace("nsubj", "obl") + ",|4 mother|NOUN|2|appos I|PRON|6|nsubj fell|VERB|0|root"
    )

    assert PERSON not in kinds(called, "LOC").values()


@pytest.mark.parametrize(
    "notation",
    [
        SHORT,
        OWN_PRICES,
        "Mr.|PROPN|2|compound Teal|PROPN|6|nsubj " + RETAILER,
        "Ada|PROPN|2|compound Teal|PROPN|6|nsubj " + RETAILER,
        NAME + "said|VERB|0|root it|PRON|5|nsubj rained|VERB|3|ccomp .\n" + OWN_PRICES,
    ],
)
def test_a_person_stays_one_without_enough_evidence(notation: str) -> None:
    """One pronoun is not enough, and a title or a given name weighs more than one statement."""
    assert ORGANISATION not in kinds(notation, "PER").values()
