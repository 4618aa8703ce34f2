"""Reported clauses: which words a cue reports."""

import pytest

from quoteattr.find.reports.table import find_reports
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from tests.parses import parsed

LEXICON = Lexicon.load()

CASES = {
    "auxiliary of the cue": (
        "Ann had said that rain fell.",
        """
        Ann Ann PROPN 3 nsubj
        had have AUX 3 aux
        said say VERB 0 root
        that that SCONJ 6 mark
        rain rain NOUN 6 nsubj
        fell fall VERB 3 ccomp
        . . PUNCT 3 punct
        """,
        [("complement", "had said", ["that rain fell"])],
    ),
    "complement with that": (
        "Ann said that rain fell.",
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root
        that that SCONJ 5 mark
        rain rain NOUN 5 nsubj
        fell fall VERB 2 ccomp
        . . PUNCT 2 punct
        """,
        [("complement", "said", ["that rain fell"])],
    ),
    "complement before the cue": (
        "Rain fell, Ann said.",
        """
        Rain rain NOUN 2 nsubj
        fell fall VERB 5 ccomp
        , , PUNCT 5 punct
        Ann Ann PROPN 5 nsubj
        said say VERB 0 root
        . . PUNCT 5 punct
        """,
        [("complement", "said", ["Rain fell"])],
    ),
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
    "question": (
        "They asked whether rain fell.",
        """
        They they PRON 2 nsubj
        asked ask VERB 0 root
        whether whether SCONJ 5 mark
        rain rain NOUN 5 nsubj
        fell fall VERB 2 ccomp
        . . PUNCT 2 punct
        """,
        [("complement", "asked", ["whether rain fell"])],
    ),
    "infinitive": (
        "She promised to come.",
        """
        She she PRON 2 nsubj
        promised promise VERB 0 root
        to to PART 4 mark
        come come VERB 2 xcomp
        . . PUNCT 2 punct
        """,
        [("infinitive", "promised", ["to come"])],
    ),
    "command": (
        "She urged them to come.",
        """
        She she PRON 2 nsubj
        urged urge VERB 0 root
        them they PRON 2 obj
        to to PART 5 mark
        come come VERB 2 xcomp
        . . PUNCT 2 punct
        """,
        [("infinitive", "urged", ["to come"])],
    ),
    "order": (
        "Ann told them to come.",
        """
        Ann Ann PROPN 2 nsubj
        told tell VERB 0 root
        them they PRON 2 iobj
        to to PART 5 mark
        come come VERB 2 xcomp
        . . PUNCT 2 punct
        """,
        [("order", "told", ["to come"])],
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
    "a thing with a relative clause": (
        "Ann told Bob everything he knew.",
        """
        Ann Ann PROPN 2 nsubj
        told tell VERB 0 root
        Bob Bob PROPN 2 iobj
        everything everything PRON 2 obj
        he he PRON 6 nsubj
        knew know VERB 4 acl:relcl VBD
        . . PUNCT 2 punct
        """,
        [],
    ),
    "noun whose verb the parser hung on it": (
        "Her claim that rain fell did not hold.",
        """
        Her her PRON 2 nmod:poss
        claim claim NOUN 0 root
        that that SCONJ 8 mark
        rain rain NOUN 5 nsubj
        fell fall VERB 2 acl VBD
        did do AUX 8 aux VBD
        not not PART 8 advmod
        hold hold VERB 2 acl VB
        . . PUNCT 2 punct
        """,
        [("noun-clause", "claim", ["that rain fell"])],
    ),
    "noun in a cleft": (
        "It was her claim that rain fell that moved them.",
        """
        It it PRON 4 expl
        was be AUX 4 cop
        her her PRON 4 nmod:poss
        claim claim NOUN 0 root
        that that SCONJ 7 mark
        rain rain NOUN 7 nsubj
        fell fall VERB 4 csubj
        that that PRON 9 nsubj
        moved move VERB 6 acl:relcl
        them they PRON 9 obj
        . . PUNCT 4 punct
        """,
        [("noun-clause", "claim", ["that rain fell"])],
    ),
    "command in the passive": (
        "They were told to come.",
        """
        They they PRON 3 nsubj:pass
        were be AUX 3 aux:pass
        told tell VERB 0 root
        to to PART 5 mark
        come come VERB 3 xcomp
        . . PUNCT 3 punct
        """,
        [("order", "were told", ["to come"])],
    ),
    "call for somebody to act": (
        "She called for them to come.",
        """
        She she PRON 2 nsubj
        called call VERB 0 root
        for for SCONJ 6 mark
        them they PRON 2 obj
        to to PART 6 mark
        come come VERB 2 xcomp
        . . PUNCT 2 punct
        """,
        [("infinitive", "called for", ["them to come"])],
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
    "subject that no comma parts from its verb": (
        "Rain the guard said fell again.",
        """
        Rain rain NOUN 5 nsubj
        the the DET 3 det
        guard guard NOUN 4 nsubj
        said say VERB 0 root
        fell fall VERB 4 ccomp
        again again ADV 5 advmod
        . . PUNCT 4 punct
        """,
        [("complement", "said", ["fell again"])],
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
    "noun of saying as a subject": (
        "The warning that it would rain came late.",
        """
        The the DET 2 det
        warning warning NOUN 7 nsubj
        that that SCONJ 6 mark
        it it PRON 6 nsubj
        would would AUX 6 aux
        rain rain VERB 2 acl
        came come VERB 0 root
        late late ADV 7 advmod
        . . PUNCT 7 punct
        """,
        [("noun-clause", "warning", ["that it would rain"])],
    ),
    "noun of saying that nobody has": (
        "It met a warning that it would rain.",
        """
        It it PRON 2 nsubj
        met meet VERB 0 root
        a a DET 4 det
        warning warning NOUN 2 dep
        that that SCONJ 8 mark
        it it PRON 8 nsubj
        would would AUX 8 aux
        rain rain VERB 4 acl
        . . PUNCT 2 punct
        """,
        [],
    ),
    "raised subject": (
        "The mill is said to burn.",
        """
        The the DET 2 det
        mill mill NOUN 4 nsubj:pass
        is be AUX 4 aux:pass
        said say VERB 0 root
        to to PART 6 mark
        burn burn VERB 4 xcomp
        . . PUNCT 4 punct
        """,
        [("raised", "is said", ["The mill", "to burn"])],
    ),
    "impersonal passive": (
        "It was reported that rain fell.",
        """
        It it PRON 3 expl
        was be AUX 3 aux:pass
        reported report VERB 0 root
        that that SCONJ 6 mark
        rain rain NOUN 6 nsubj
        fell fall VERB 3 ccomp
        . . PUNCT 3 punct
        """,
        [("complement", "was reported", ["that rain fell"])],
    ),
    "object with preposition": (
        "She blamed the council for the flood on Monday.",
        """
        She she PRON 2 nsubj
        blamed blame VERB 0 root
        the the DET 4 det
        council council NOUN 2 obj
        for for ADP 7 case
        the the DET 7 det
        flood flood NOUN 2 obl
        on on ADP 9 case
        Monday Monday PROPN 2 obl
        . . PUNCT 2 punct
        """,
        [("object", "blamed", ["the council for the flood"])],
    ),
    "verb with preposition": (
        "She called for calm.",
        """
        She she PRON 2 nsubj
        called call VERB 0 root
        for for ADP 4 case
        calm calm NOUN 2 obl
        . . PUNCT 2 punct
        """,
        [("prepositional", "called for", ["calm"])],
    ),
    "noun with clause": (
        "Her claim that rain fell was false.",
        """
        Her her PRON 2 nmod:poss
        claim claim NOUN 7 nsubj
        that that SCONJ 5 mark
        rain rain NOUN 5 nsubj
        fell fall VERB 2 acl
        was be AUX 7 cop
        false false ADJ 0 root
        . . PUNCT 7 punct
        """,
        [("noun-clause", "claim", ["that rain fell"])],
    ),
    "no cue": (
        "Rain fell.",
        """
        Rain rain NOUN 2 nsubj
        fell fall VERB 0 root
        . . PUNCT 2 punct
        """,
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_content_and_cue(name: str) -> None:
    """The pattern, the cue and the content are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)

    found = [
        (
            report.found_by,
            report.cue.of(text),
            [span.of(text) for span in syntax.spans_of(annotated, report.content)],
        )
        for report in find_reports(annotated, LEXICON)
    ]

    assert expected == found


def test_nothing_but_the_next_report() -> None:
    """Where all that a cue governs is the next report, the cue reports nothing."""
    annotated = parsed(
        "Ann explained and warned of rain.",
        """
        Ann Ann PROPN 2 nsubj
        explained explain VERB 0 root
        and and CCONJ 4 cc
        warned warn VERB 2 ccomp VBD
        of of ADP 6 case
        rain rain NOUN 4 obl
        . . PUNCT 2 punct
        """,
    )

    found = find_reports(annotated, LEXICON)

    assert "explained" not in {report.cue.of(annotated.text) for report in found}
