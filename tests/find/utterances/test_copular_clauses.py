"""Reporting clauses around a form of "be", and `came the answer`."""

import pytest

from quoteattr.find.utterances.copular_clauses import copular_cue_after, copular_cue_before
from quoteattr.language.lexicon import Lexicon
from tests.parses import parsed

AFTER = {
    "how somebody says it": (
        "was how my uncle wired it",
        """
        was be AUX 0 root
        how how ADV 5 advmod
        my my PRON 4 nmod:poss
        uncle uncle NOUN 5 nsubj
        wired wire VERB 1 advcl
        it it PRON 5 obj
        """,
        ("wired", "uncle"),
    ),
    "what somebody dreads": (
        "was what he dreaded",
        """
        was be AUX 2 cop
        what what PRON 0 root
        he he PRON 4 nsubj
        dreaded dread VERB 2 acl:relcl
        """,
        None,
    ),
    "an answer with its author before it": (
        "was Hugo’s only reply",
        """
        was be AUX 5 cop
        Hugo Hugo PROPN 5 nmod:poss
        ’s ’s PART 2 case
        only only ADJ 5 amod
        reply reply NOUN 0 root
        """,
        ("reply", "Hugo"),
    ),
    "an answer with its author after it": (
        "came the reply from Mabel",
        """
        came come VERB 0 root
        the the DET 3 det
        reply reply NOUN 1 nsubj
        from from ADP 5 case
        Mabel Mabel PROPN 1 obl
        """,
        ("reply", "Mabel"),
    ),
    "an answer from a place": (
        "came the reply from upstairs",
        """
        came come VERB 0 root
        the the DET 3 det
        reply reply NOUN 1 nsubj
        from from ADP 5 case
        upstairs upstairs NOUN 1 obl
        """,
        ("reply", None),
    ),
    "a noun of saying that nobody owns": (
        "is the word",
        """
        is be AUX 3 cop
        the the DET 3 det
        word word NOUN 0 root
        """,
        None,
    ),
    "a noun that is not one of saying": (
        "was his boat",
        """
        was be AUX 3 cop
        his he PRON 3 nmod:poss
        boat boat NOUN 0 root
        """,
        None,
    ),
}
BEFORE = {
    "be like": (
        "And Nora was like,",
        """
        And and CCONJ 3 cc
        Nora Nora PROPN 3 nsubj
        was be AUX 0 root
        like like ADP 3 case
        , , PUNCT 3 punct
        """,
        ("was", "Nora"),
    ),
    "a comparison": (
        "Nora was like",
        """
        Nora Nora PROPN 2 nsubj
        was be AUX 0 root
        like like ADP 2 case
        """,
        None,
    ),
    "be all after a contraction that the tagger took for a genitive": (
        "Then the coach’s all,",
        """
        Then then ADV 5 advmod
        the the DET 3 det
        coach coach NOUN 5 nmod:poss
        ’s ’s PART 3 case
        all all DET 0 root
        , , PUNCT 5 punct
        """,
        ("’s", "coach"),
    ),
    "an answer": (
        "Her answer was:",
        """
        Her her PRON 2 nmod:poss
        answer answer NOUN 3 nsubj
        was be AUX 0 root
        : : PUNCT 3 punct
        """,
        ("answer", "Her"),
    ),
    "no speaker": (
        "That’s all,",
        """
        That that PRON 3 nsubj
        ’s be AUX 3 cop
        all all PRON 0 root
        , , PUNCT 3 punct
        """,
        None,
    ),
}


@pytest.mark.parametrize("name", AFTER)
def test_after(name: str) -> None:
    """The cue and its source are those of the case."""
    text, rows, expected = AFTER[name]
    annotated = parsed(text, rows)

    cue = copular_cue_after(annotated, annotated.tokens, Lexicon.load())

    assert expected == (cue and (cue.head.text, cue.source and cue.source.text))


@pytest.mark.parametrize("name", BEFORE)
def test_before(name: str) -> None:
    """The cue and its source are those of the case."""
    text, rows, expected = BEFORE[name]
    annotated = parsed(text, rows)

    cue = copular_cue_before(annotated, annotated.tokens, Lexicon.load())

    assert expected == (cue and (cue.head.text, cue.source and cue.source.text))
