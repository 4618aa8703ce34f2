"""Who asks and who answers in the records of courts."""

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs


def names(text: str) -> list[str]:
    """Return the names of the speakers of the turns."""
    return [one.label.name for one in find_stretches(text, paragraphs(text)) if one.label]


@pytest.mark.parametrize(
    "line",
    [
        "BY MR. ROW:",
        "DIRECT EXAMINATION BY MR. ROW:",
        "CROSS-EXAMINATION\n\nBY MR. ROW:",
        "Questions from MR. ROW",
        "BY MR. ROW: (Continuing)",
        "Examination-in-chief by MR. ROW",
        "Cross-examined by MR. ROW",
    ],
)
def test_a_line_names_who_asks(line: str) -> None:
    """Every question after it is asked by this person."""
    text = f"{line}\n\nQ. Where were you?\n\nA. At home.\n\nQ. All night?"

    assert names(text) == ["MR. ROW", "A", "MR. ROW"]


@pytest.mark.parametrize(
    ("label", "examiner"), [("MR. ROW: ", "MR. ROW"), ("JUDGE ORR: ", "Q"), ("THE COURT: ", "Q")]
)
def test_who_asks_by_name_goes_on_asking(label: str, examiner: str) -> None:
    """The first question of counsel has a name, those after it a letter; a judge only puts in."""
    text = f"{label}Were you at home?\nA. I was.\nQ. All night?\nA. Yes.\nMS. LUNT: Objection."
    first, *following = names(f"{text}\n{label}Go on.\nQ. Alone?\nA. Yes.")

    assert first == label.removesuffix(": ")
    assert following[1] == following[5] == examiner


def test_an_aside_names_who_asks() -> None:
    """The name is in brackets after the label."""
    text = "Q. (BY MR. ROW) Where were you?\nA. At home.\nQ. All night?\nA. Yes."

    assert names(text) == ["MR. ROW", "A", "MR. ROW", "A"]


@pytest.mark.parametrize(
    "line",
    [
        "ANN RAY, called as a witness, having been duly sworn, testified:",
        "ANN RAY,\nhaving been first duly sworn, testified as follows:",
        "MRS ANN RAY (sworn)",
    ],
)
def test_a_line_names_who_answers(line: str) -> None:
    """The witness is one speaker, also with a label of another form."""
    text = f"{line}\n\nQ. Where were you?\n\nA. At home.\n\nTHE WITNESS: Asleep.\n\nQ. All night?"
    found = names(text)

    assert found[0] == found[3] == "Q"
    assert found[1] == found[2]
    assert found[1].endswith("ANN RAY")


def test_examiners_change() -> None:
    """Each asks the questions after the line with the name."""
    text = (
        "BY MR. ROW:\n\nQ. Where?\n\nA. At home.\n\nMS. LUNT: Objection.\n\n"
        "BY MS. LUNT:\n\nQ. When?\n\nA. At six."
    )

    assert names(text) == ["MR. ROW", "A", "MS. LUNT", "MS. LUNT", "A"]


def test_an_interview_names_nobody() -> None:
    """Without such lines the labels are all that is known."""
    assert names("Q: Is it late?\n\nA: It is.\n\nQ: Very?") == ["Q", "A", "Q"]
