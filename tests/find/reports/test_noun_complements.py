"""Contents of nouns."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
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
}


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)
