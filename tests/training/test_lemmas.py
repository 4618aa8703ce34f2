"""Regular inflections of known words."""

import pytest

from quoteattr.training.texts.lemmas import Bases, dictionary
from quoteattr.training.texts.treebanks import Sentence, Word

BASES = Bases(
    ["hop", "hope", "add", "call", "cry", "visit", "create", "wish"],
    ["lady", "wish", "man"],
    ["expostulate", "car", "care", "wolf", "postman"],
)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("hoped", "hope"),
        ("hopped", "hop"),
        ("added", "add"),
        ("called", "call"),
        ("cried", "cry"),
        ("crying", "cry"),
        ("visited", "visit"),
        ("created", "create"),
        ("expostulated", "expostulate"),
        ("caring", "care"),
        ("wishes", "wish"),
        ("thing", None),
        ("grass", None),
    ],
)
def test_verbs(form: str, lemma: str | None) -> None:
    """A verb form leads to a known base, or to none."""
    assert lemma == BASES.verb(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("ladies", "lady"), ("wishes", "wish"), ("wolves", "wolf"), ("postmen", "postman")],
)
def test_nouns(form: str, lemma: str) -> None:
    """A plural leads to its singular."""
    assert lemma == BASES.noun(form)


def test_dictionary_adds_capitalised_words() -> None:
    """What the treebank shows in lower case is known at the start of a sentence too."""
    shown = Sentence((Word("asked", "ask", "VERB", "VBD", "_", 0, "root"),))
    entries = set(dictionary([shown], ["asked", "ask"]))

    assert ("Asked", "VERB", "ask") in entries
    assert ("Asked", "PROPN", "Asked") in entries
    assert ("asked", "VERB", "ask") not in entries
