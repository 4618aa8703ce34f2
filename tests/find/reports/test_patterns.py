"""The application of the patterns to the cues of a text."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
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


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)


def test_a_cue_that_governs_only_the_next_report_is_not_one() -> None:
    """The content is cut before the next report, and nothing is left."""
    finds = pattern_finds(
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

    assert "explained" not in {cue for _, cue, _ in finds}
