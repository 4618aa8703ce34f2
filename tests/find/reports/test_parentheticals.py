"""Contents around a parenthesis."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
    "parenthesis inside the content": (
        "Another reason, he continued, involves cost.",
        """
        Another another DET 2 det
        reason reason NOUN 7 nsubj
        , , PUNCT 5 punct
        he he PRON 5 nsubj
        continued continue VERB 7 parataxis
        , , PUNCT 5 punct
        involves involve VERB 0 root
        cost cost NOUN 7 obj
        . . PUNCT 7 punct
        """,
        [("parenthetical", "continued", ["Another reason", "involves cost"])],
    ),
    "parenthesis between semicolons": (
        "Ann left; and it is, Bob said, late; he sat.",
        """
        Ann Ann PROPN 2 nsubj
        left leave VERB 0 root
        ; ; PUNCT 10 punct
        and and CCONJ 10 cc
        it it PRON 10 nsubj
        is be AUX 10 cop
        , , PUNCT 9 punct
        Bob Bob PROPN 9 nsubj
        said say VERB 10 parataxis
        , , PUNCT 9 punct
        late late ADJ 2 conj
        ; ; PUNCT 14 punct
        he he PRON 14 nsubj
        sat sit VERB 2 parataxis
        . . PUNCT 2 punct
        """,
        [("parenthetical", "said", ["it is", "late"])],
    ),
    "the same verb side by side": (
        "They argued at home, they argued at work.",
        """
        They they PRON 2 nsubj
        argued argue VERB 0 root
        at at ADP 4 case
        home home NOUN 2 obl
        , , PUNCT 7 punct
        they they PRON 7 nsubj
        argued argue VERB 2 parataxis
        at at ADP 9 case
        work work NOUN 7 obl
        . . PUNCT 2 punct
        """,
        [],
    ),
    "verb before its subject": (
        "Rain fell, says Ann, who is late.",
        """
        Rain rain NOUN 2 nsubj
        fell fall VERB 0 root
        , , PUNCT 4 punct
        says say VERB 2 parataxis
        Ann Ann PROPN 4 nsubj
        , , PUNCT 5 punct
        who who PRON 9 nsubj
        is be AUX 9 cop
        late late ADJ 4 ccomp
        . . PUNCT 2 punct
        """,
        [("parenthetical", "says", ["Rain fell"])],
    ),
    "clause between subject and predicate": (
        "The mill, the guard said on Monday, burned.",
        """
        The the DET 2 det
        mill mill NOUN 10 nsubj
        , , PUNCT 10 punct
        the the DET 5 det
        guard guard NOUN 6 nsubj
        said say VERB 0 root
        on on ADP 8 case
        Monday Monday PROPN 6 obl
        , , PUNCT 10 punct
        burned burn VERB 6 ccomp
        . . PUNCT 6 punct
        """,
        [("parenthetical", "said", ["The mill", "burned"])],
    ),
    "parenthesis with an addressee": (
        "When it rained, she told the court, the mill burned.",
        """
        When when ADV 3 advmod
        it it PRON 3 nsubj
        rained rain VERB 11 advcl
        , , PUNCT 3 punct
        she she PRON 6 nsubj
        told tell VERB 11 parataxis
        the the DET 8 det
        court court NOUN 6 obj
        , , PUNCT 6 punct
        the the DET 12 det
        mill mill NOUN 12 nsubj
        burned burn VERB 0 root
        . . PUNCT 12 punct
        """,
        [("parenthetical", "told", ["When it rained", "the mill burned"])],
    ),
}


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)
