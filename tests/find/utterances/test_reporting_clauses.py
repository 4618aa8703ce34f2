"""The reporting clause of a quotation."""

import pytest

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import Place, find_reporting_clauses
from quoteattr.language.lexicon import Lexicon
from tests.parses import parsed

QUOTED = """
“ “ PUNCT {0} punct
Rain rain NOUN {1} {2}
! ! PUNCT {0} punct
” ” PUNCT {0} punct
"""
CASES = {
    "a coordinated clause": (
        "The note said “Rain!” and he agreed.",
        """
        The the DET 2 det
        note note NOUN 3 nsubj
        said say VERB 0 root
        """
        + QUOTED.format(5, 3, "ccomp")
        + """
        and and CCONJ 10 cc
        he he PRON 10 nsubj
        agreed agree VERB 3 conj
        . . PUNCT 3 punct
        """,
        (Place.BEFORE, "said"),
    ),
    "a new sentence": (
        "Boys sang, “Rain!” A girl said so.",
        """
        Boys boy NOUN 2 nsubj
        sang sing VERB 0 root VBD
        , , PUNCT 2 punct
        """
        + QUOTED.format(5, 2, "ccomp")
        + """
        A a DET 9 det
        girl girl NOUN 10 nsubj
        said say VERB 2 parataxis VBD
        so so ADV 10 advmod
        . . PUNCT 2 punct
        """,
        (Place.BEFORE, "sang"),
    ),
    "an action": (
        "“Rain!” Ann frowned.",
        QUOTED.format(2, 0, "root")
        + """
        Ann Ann PROPN 6 nsubj
        frowned frown VERB 2 parataxis VBD
        . . PUNCT 2 punct
        """,
        None,
    ),
    "a laugh": (
        "“Rain!” Ann laughed.",
        QUOTED.format(2, 0, "root")
        + """
        Ann Ann PROPN 6 nsubj
        laughed laugh VERB 2 parataxis VBD
        . . PUNCT 2 punct
        """,
        (Place.AFTER, "laughed"),
    ),
    "a verb right before the marks": (
        "So Ann, who sat, said gently, “Rain!”",
        """
        So so ADV 9 advmod
        Ann Ann PROPN 9 vocative
        , , PUNCT 5 punct
        who who PRON 5 nsubj
        sat sit VERB 2 acl:relcl VBD
        , , PUNCT 5 punct
        said say VERB 11 amod VBN
        gently gently ADV 7 advmod
        , , PUNCT 11 punct
        """
        + QUOTED.format(11, 0, "root"),
        (Place.BEFORE, "said gently"),
    ),
    "a verb with an object of its own": (
        "“Rain!” he recounts the war.",
        QUOTED.format(2, 0, "root")
        + """
        he he PRON 6 nsubj
        recounts recount VERB 2 parataxis VBZ
        the the DET 8 det
        war war NOUN 6 obj
        . . PUNCT 2 punct
        """,
        None,
    ),
    "a voice from a place": (
        "“Rain!” came from below.",
        QUOTED.format(2, 0, "root")
        + """
        came come VERB 2 parataxis VBD
        from from ADP 7 case
        below below ADV 5 obl
        . . PUNCT 2 punct
        """,
        (Place.AFTER, "came"),
    ),
    "a paragraph that ends in a colon": (
        "Ann said:\n\n“Rain!”",
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root VBD
        : : PUNCT 2 punct
        """
        + QUOTED.format(5, 2, "ccomp"),
        (Place.PARAGRAPH_BEFORE, "said"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_place_and_cue(name: str) -> None:
    """The place of the clause and the words of its cue are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, "\n".join(row for row in rows.splitlines() if row.strip()))
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))

    clause = next(iter(find_reporting_clauses(levels, Lexicon.load()).values()), None)

    assert expected == (clause and (clause.place, clause.report.cue.of(text)))
