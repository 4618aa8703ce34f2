"""Contents that are infinitives."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
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
}


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)
