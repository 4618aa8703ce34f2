"""Syntactic limits on the antecedents of pronouns."""

import pytest

from quoteattr.resolve.coreference.binding import (
    mentions_below_verb,
    other_arguments,
    subject_of_possessive,
    subject_of_reflexive,
    subject_of_same_clause,
)
from tests.passes import first_pass, shown

BOB = "Bob|PROPN|2|nsubj saw|VERB|0|root"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (f"{BOB} him|PRON|2|obj .", ("Bob", None, None)),
        (f"{BOB} himself|PRON|2|obj .", (None, "Bob", None)),
        (f"{BOB} his|PRON|4|nmod:poss hat|NOUN|2|obj .", (None, None, "Bob")),
        (f"{BOB} and|CCONJ|4|cc hit|VERB|2|conj him|PRON|4|obj .", ("Bob", None, None)),
    ],
    ids=["object", "reflexive", "possessive", "object of a coordinate verb"],
)
def test_subjects(notation: str, expected: tuple[str | None, ...]) -> None:
    """The subject is excluded for an object, and preferred for a reflexive or a possessive."""
    state = first_pass(f"{notation}\n\n“ Rain ! ”")
    pronoun = state.discourse.mentions[1]
    functions = (subject_of_same_clause, subject_of_reflexive, subject_of_possessive)

    found = (function(state.discourse, pronoun, state.cluster_of) for function in functions)

    assert tuple(shown(state, cluster) for cluster in found) == expected


def test_other_arguments_of_a_subject() -> None:
    """The objects of its verb."""
    state = first_pass("He|PRON|2|nsubj saw|VERB|0|root Lucy|PROPN|2|obj .\n\n“ Rain ! ”")
    he, lucy = state.discourse.mentions

    assert list(other_arguments(state.discourse, he)) == [lucy]
    assert list(other_arguments(state.discourse, lucy)) == []


def test_names_below_the_verb_of_a_subject() -> None:
    """A name in the clause that depends on the verb, and none in a clause beside it."""
    state = first_pass(
        "He|PRON|2|nsubj knew|VERB|0|root Lucy|PROPN|4|nsubj left|VERB|2|ccomp "
        "and|CCONJ|7|cc Ann|PROPN|7|nsubj stayed|VERB|2|conj .\n\n“ Rain ! ”"
    )
    he, lucy, *_ = state.discourse.mentions

    assert list(mentions_below_verb(state.discourse, he)) == [lucy]


@pytest.mark.parametrize(("determiner", "is_below"), [("the", True), ("a", False)])
def test_a_definite_noun_is_below_the_verb(determiner: str, is_below: bool) -> None:  # noqa: FBT001
    """Who says that the doctor left is not the doctor; a doctor is somebody new."""
    state = first_pass(
        f"He|PRON|2|nsubj said|VERB|0|root {determiner}|DET|4|det doctor|NOUN|5|nsubj "
        "left|VERB|2|ccomp .\n\n“ Rain ! ”"
    )
    he, doctor, *_ = state.discourse.mentions

    assert list(mentions_below_verb(state.discourse, he)) == ([doctor] if is_below else [])
