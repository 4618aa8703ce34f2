"""The cue of a quotation among the words before or after its marks."""

import pytest

from quoteattr.find.utterances.direct_cues import cue_after_marks, cue_before_marks
from quoteattr.language.lexicon import Lexicon
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
        "said",
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
        "say",
    ),
    "an inverted verb whose subject the parser took for an object": (
        "Thus says the queen: “Rain!”",
        """
        Thus thus ADV 2 advmod
        says say VERB 0 root VBZ
        the the DET 4 det
        queen queen NOUN 2 obj
        : : PUNCT 2 punct
        """
        + QUOTED.format(7, 2, "ccomp"),
        "says",
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
        "goes",
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
        "answer",
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
        "said",
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
}


@pytest.mark.parametrize("name", CASES)
def test_cue(name: str) -> None:
    """The cue is that of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, "\n".join(row for row in rows.splitlines() if row.strip()))
    forms = [token.text for token in annotated.tokens]
    before = annotated.tokens[: forms.index("“")]
    after = [token for token in annotated.tokens[forms.index("”") + 1 :] if token.upos != "PUNCT"]

    cue = (
        cue_before_marks(annotated, before, Lexicon.load())
        if before
        else cue_after_marks(annotated, after, "!", Lexicon.load())
    )

    assert expected == (cue and cue.head.text)
