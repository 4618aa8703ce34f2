"""Quoted stretches that are not speech."""

import re

import pytest

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import find_reporting_clauses
from quoteattr.find.utterances.terms import has_form_of_speech, terms_by_context
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
from tests.parses import parsed

LEXICON = Lexicon.load()
MARKED = """
“ “ PUNCT {0} punct
Old old ADJ {0} amod
Mill mill NOUN {1} obj
” ” PUNCT {0} punct
. . PUNCT {1} punct
"""
CASES = {
    "the words of a sign": (
        "The sign says “Old Mill”.",
        "The the DET 2 det\nsign sign NOUN 3 nsubj\nsays say VERB 0 root VBZ" + MARKED.format(6, 3),
        True,
    ),
    "the words of a man": (
        "The man says “Old Mill”.",
        "The the DET 2 det\nman man NOUN 3 nsubj\nsays say VERB 0 root VBZ" + MARKED.format(6, 3),
        False,
    ),
    "the words of a plaque in a participle": (
        "A plaque reading “Old Mill”.",
        "A a DET 2 det\nplaque plaque NOUN 0 root\nreading read VERB 2 acl VBG"
        + MARKED.format(6, 3),
        True,
    ),
    "the title of a work": (
        "Ann wrote “Old Mill”.",
        "Ann Ann PROPN 2 nsubj\nwrote write VERB 0 root VBD" + MARKED.format(5, 2),
        True,
    ),
    "written words after a pause": (
        "Ann wrote: “Old Mill”.",
        "Ann Ann PROPN 2 nsubj\nwrote write VERB 0 root VBD\n: : PUNCT 2 punct"
        + MARKED.format(6, 2),
        False,
    ),
    "the name of a thing": (
        "A pub called “Old Mill”.",
        "A a DET 2 det\npub pub NOUN 0 root\ncalled call VERB 2 acl VBN" + MARKED.format(6, 2),
        True,
    ),
    "a name that a group gives itself": (
        "They call themselves “Old Mill”.",
        "They they PRON 2 nsubj\ncall call VERB 0 root VBP\nthemselves they PRON 2 obj"
        + MARKED.format(6, 2),
        True,
    ),
    "a title after its noun": (
        "Ann speaks about films, “Old Mill”.",
        "Ann Ann PROPN 2 nsubj\nspeaks speak VERB 0 root VBZ\nabout about ADP 4 case\n"
        "films film NOUN 2 obl\n, , PUNCT 7 punct" + MARKED.format(8, 4),
        True,
    ),
    "carved words": (
        "There was cut, deep, “Old Mill”.",
        "There there ADV 3 advmod\nwas be AUX 3 aux:pass\ncut cut VERB 0 root VBN\n"
        ", , PUNCT 5 punct\ndeep deep ADV 3 advmod\n, , PUNCT 5 punct" + MARKED.format(9, 3),
        True,
    ),
}


FORMS = {
    "an exclamation inside a sentence": ("She heard “Fire!” now.", False),
    "a sentence after a full stop": ("She rose. “We go.” He sat.", True),
    "a clause that ends with a comma": ("She rose. “We go,” He sat.", True),
    "a long clause without an end": ("She rose. “We go home now” He sat.", True),
    "a title": ("She rose. “Old Mill” He sat.", False),
    "a short fragment": ("She rose. “We go” He sat.", False),
    "a fragment in lower case": ("She saw “an old mill.” He sat.", False),
}


@pytest.mark.parametrize("name", CASES)
def test_terms_by_context(name: str) -> None:
    """Whether the stretch is a term is that of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))
    clauses = find_reporting_clauses(levels, LEXICON)

    assert terms_by_context(levels, clauses, LEXICON) == ({0} if expected else set())


@pytest.mark.parametrize("name", FORMS)
def test_form_of_speech(name: str) -> None:
    """Whether the stretch is speech by its form is that of the case."""
    text, expected = FORMS[name]
    words = re.findall(r"\w+|[^\w\s]", text)
    tags = {"rose": "VERB", "go": "VERB", "heard": "VERB", "saw": "VERB", "sat": "VERB"}
    rows = [f"{w} {w.lower()} {tags.get(w, 'NOUN' if w.isalpha() else 'PUNCT')}" for w in words]
    annotated = parsed(text, "\n".join(f"{row} {min(n, 1)} dep" for n, row in enumerate(rows)))
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))

    assert has_form_of_speech(levels, StretchIndex(0)) is expected
