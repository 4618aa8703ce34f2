"""Contents that are clauses."""

import pytest

from tests.find.reports.cases import Case, Find, pattern_finds

CASES: dict[str, Case] = {
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
}


@pytest.mark.parametrize(("text", "rows", "expected"), CASES.values(), ids=CASES)
def test_pattern_cue_and_content(text: str, rows: str, expected: list[Find]) -> None:
    """The pattern, the cue and the parts of the content are those of the case."""
    assert expected == pattern_finds(text, rows)
