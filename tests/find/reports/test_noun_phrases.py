"""Contents that are noun phrases."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
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
}


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)
