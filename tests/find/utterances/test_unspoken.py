"""Stretches that a clause beside them makes terms."""

import pytest

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.framing import framing_of
from quoteattr.find.utterances.unspoken import unspoken
from quoteattr.language.lexicon import Lexicon
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
    "what a sign says": (
        "The sign says “Old Mill”.",
        "The the DET 2 det\nsign sign NOUN 3 nsubj\nsays say VERB 0 root VBZ" + MARKED.format(6, 3),
        True,
    ),
    "what a man says": (
        "The man says “Old Mill”.",
        "The the DET 2 det\nman man NOUN 3 nsubj\nsays say VERB 0 root VBZ" + MARKED.format(6, 3),
        False,
    ),
    "what a sign is described by": (
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
    "what somebody writes after a pause": (
        "Ann wrote: “Old Mill”.",
        "Ann Ann PROPN 2 nsubj\nwrote write VERB 0 root VBD\n: : PUNCT 2 punct"
        + MARKED.format(6, 2),
        False,
    ),
    "what is carved": (
        "There was cut, deep, “Old Mill”.",
        "There there ADV 3 advmod\nwas be AUX 3 aux:pass\ncut cut VERB 0 root VBN\n"
        ", , PUNCT 5 punct\ndeep deep ADV 3 advmod\n, , PUNCT 5 punct" + MARKED.format(9, 3),
        True,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_said_or_not(name: str) -> None:
    """Whether nobody says the stretch is that of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))
    framing = framing_of(levels, 0, LEXICON)

    assert unspoken(levels, {0: framing} if framing else {}, LEXICON) == (
        {0} if expected else set()
    )
