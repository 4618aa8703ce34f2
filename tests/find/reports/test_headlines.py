"""Headlines that name their source."""

import pytest

from quoteattr.find.reports.headlines import headline_report
from quoteattr.language import syntax
from tests.parses import parsed

CASES = {
    "a headline with its source at the end": (
        "Rain to fall again – minister",
        """
        Rain rain NOUN 0 root
        to to PART 3 mark
        fall fall VERB 1 acl
        again again ADV 3 advmod
        – – PUNCT 6 punct
        minister minister NOUN 1 parataxis
        """,
        ("–", "minister", ["Rain to fall again"]),
    ),
    "headline": (
        "Poll: Voters like rain",
        """
        Poll poll NOUN 4 nsubj
        : : PUNCT 1 punct
        Voters voter NOUN 4 nsubj
        like like VERB 0 root
        rain rain NOUN 4 obj
        """,
        (":", "Poll", ["Voters like rain"]),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_cue_source_and_content(name: str) -> None:
    """The cue, the source and the content are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)

    report = headline_report(annotated)

    assert report
    assert expected == (
        report.cue.of(text),
        report.source.of(text) if report.source else None,
        [span.of(text) for span in syntax.spans_of(annotated, report.content)],
    )


@pytest.mark.parametrize(
    ("label", "is_source"),
    [("Stealth", False), ("Wipfli", True), ("Monday", False), ("Minister", True)],
)
def test_a_label_names_a_source(label: str, is_source: bool) -> None:  # noqa: FBT001  a case
    """It is a noun for a speaker or an unknown name, not a word of the text or a day."""
    annotated = parsed(
        f"{label}: Ships hide by stealth",
        f"{label} {label.lower()} PROPN 4 nsubj\n: : PUNCT 1 punct\nShips ship NOUN 4 nsubj\n"
        "hide hide VERB 0 root\nby by ADP 6 case\nstealth stealth NOUN 4 obl",
    )

    assert (headline_report(annotated) is not None) is is_source


@pytest.mark.parametrize("end", ["rain rain NOUN", "minister minister NOUN 1 parataxis\n. . PUNCT"])
def test_a_dash_before_something_else_is_not_a_signature(end: str) -> None:
    """A person must follow the dash, and nothing after that."""
    words = " ".join(row.split()[0] for row in end.splitlines()).replace(" .", ".")
    annotated = parsed(
        f"It is to come again – {words}",
        "It it PRON 4 nsubj\nis be AUX 4 aux\nto to PART 4 mark\ncome come VERB 0 root\n"
        "again again ADV 4 advmod\n– – PUNCT 7 punct\n"
        + "\n".join(f"{' '.join(row.split()[:3])} 4 dep" for row in end.splitlines()),
    )

    assert headline_report(annotated) is None
