"""Interviews without labels."""

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs

INTERVIEW = """\
Ida Reed keeps bees. We met Reed at noon.

**How many?**

I never counted.

**Why not?**

They move.

I tried it once, and you lose your place.

**And the honey?**

I give it to my sister.

Ida Reed lives in Hove.
"""


def answers(text: str) -> list[tuple[str, str]]:
    """Return the name and the words of each labelled stretch."""
    stretches = find_stretches(text, paragraphs(text))
    return [
        (one.label.name, " ".join(part.of(text) for part in one.parts))
        for one in stretches
        if one.label
    ]


@pytest.mark.parametrize("mark", ["**", "*", "_", "__"])
def test_answers_are_those_of_the_person_above(mark: str) -> None:
    """They are the paragraphs between the questions, and the one after the last."""
    assert answers(INTERVIEW.replace("**", mark)) == [
        ("Ida Reed", "I never counted."),
        ("Ida Reed", "They move. I tried it once, and you lose your place."),
        ("Ida Reed", "I give it to my sister."),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ida Reed keeps bees. We met Reed at noon.", "It was noon."),
        ("?**", ".**"),
        ("**How many?**", "How many?"),
        ("I ", "He "),
    ],
    ids=["nobody is named", "headings", "two questions", "narration"],
)
def test_other_texts_are_not_interviews(old: str, new: str) -> None:
    """There are questions and answers, and somebody to answer."""
    text = (
        INTERVIEW.replace(old, new)
        .replace("you lose your", "he lost his")
        .replace("my sister", "a friend")
    )

    assert answers(text) == []
