"""The reporting clause of a quotation."""

import pytest

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import Place, find_reporting_clauses
from quoteattr.language.reporting import Lexicon
from tests.parses import parsed

QUOTED = """
“ “ PUNCT {0} punct
Rain rain NOUN {1} {2}
! ! PUNCT {0} punct
” ” PUNCT {0} punct
"""
CASES = {
    "a cleft": (
        "What she said, each time, was “Rain!”",
        """
        What what PRON 3 obj
        she she PRON 3 nsubj
        said say VERB 0 root
        , , PUNCT 3 punct
        each each DET 6 det
        time time NOUN 3 obl
        , , PUNCT 3 punct
        was be AUX 10 cop
        """
        + QUOTED.format(10, 3, "ccomp"),
        (Place.BEFORE, "said"),
    ),
    "a cleft without a reporting verb": (
        "What she dreaded was “Rain!”",
        """
        What what PRON 3 obj
        she she PRON 3 nsubj
        dreaded dread VERB 0 root
        was be AUX 6 cop
        """
        + QUOTED.format(6, 3, "ccomp"),
        None,
    ),
    "a cleft after the quotation": (
        "“Rain!” was all that he could say.",
        QUOTED.format(2, 0, "root")
        + """
        was be AUX 6 cop
        all all PRON 2 parataxis
        that that PRON 10 obj
        he he PRON 10 nsubj
        could can AUX 10 aux
        say say VERB 6 acl:relcl
        . . PUNCT 2 punct
        """,
        (Place.AFTER, "could say"),
    ),
    "a colloquial go": (
        "So Ann goes, “Rain!”",
        """
        So so ADV 3 advmod
        Ann Ann PROPN 3 nsubj
        goes go VERB 0 root VBZ
        , , PUNCT 3 punct
        """
        + QUOTED.format(6, 3, "ccomp"),
        (Place.BEFORE, "goes"),
    ),
    "a verb of motion": (
        "So Ann goes home, “Rain!”",
        """
        So so ADV 3 advmod
        Ann Ann PROPN 3 nsubj
        goes go VERB 0 root VBZ
        home home ADV 3 advmod
        , , PUNCT 3 punct
        """
        + QUOTED.format(7, 3, "parataxis"),
        None,
    ),
    "a noun of saying before a colon": (
        "She gave a short answer when he stood before it: “Rain!”",
        """
        She she PRON 2 nsubj
        gave give VERB 0 root
        a a DET 5 det
        short short ADJ 5 amod
        answer answer NOUN 2 obj
        when when ADV 8 advmod
        he he PRON 8 nsubj
        stood stand VERB 2 advcl
        before before ADP 10 case
        it it PRON 8 obl
        : : PUNCT 2 punct
        """
        + QUOTED.format(13, 2, "parataxis"),
        (Place.BEFORE, "gave a short answer"),
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
    "a subject that the parser attached to the quotation": (
        "“Rain!” the rest of us said.",
        QUOTED.format(2, 8, "ccomp")
        + """
        the the DET 6 det
        rest rest NOUN 2 nsubj
        of of ADP 8 case
        us we PRON 6 nmod
        said say VERB 0 root VBD
        . . PUNCT 9 punct
        """,
        (Place.AFTER, "said"),
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
}


@pytest.mark.parametrize("name", CASES)
def test_place_and_cue(name: str) -> None:
    """The place of the clause and the words of its cue are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, "\n".join(row for row in rows.splitlines() if row.strip()))
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))

    clause = next(iter(find_reporting_clauses(levels, Lexicon.load()).values()), None)

    assert expected == (clause and (clause.place, clause.report.cue.of(text)))
