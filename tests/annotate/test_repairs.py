"""The repair of a verb with two subjects."""

import pytest

from quoteattr.annotate.repairs import with_own_subjects


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Prices fell, her agent said.
        (
            [(2, "nsubj"), (6, "ccomp"), (2, "punct"), (5, "nmod:poss"), (2, "nsubj"), (0, "root")],
            6,
        ),
        # Prices fell, said her agent.
        ([(2, "nsubj"), (4, "ccomp"), (2, "punct"), (0, "root"), (2, "nsubj")], 4),
        # The reporting verb has a subject: Prices fell, her agent Bo said.
        (
            [
                *((2, "nsubj"), (7, "ccomp"), (2, "punct"), (5, "nmod:poss")),
                *((2, "nsubj"), (7, "nsubj"), (0, "root")),
            ],
            2,
        ),
        # The content has one subject: Down fell prices, said.
        ([(2, "advmod"), (4, "ccomp"), (2, "nsubj"), (0, "root"), (2, "nsubj")], 2),
    ],
)
def test_a_second_subject_is_that_of_the_reporting_verb(
    sentence: list[tuple[int, str]], expected: int
) -> None:
    """If the content has one before its verb, and the reporting verb has none."""
    heads, relations = zip(*sentence, strict=True)

    assert with_own_subjects(heads, relations)[4] == expected


def test_the_name_behind_a_second_subject_goes_with_it() -> None:
    """Prices fell, agent Bo said."""
    heads = with_own_subjects(
        (2, 6, 2, 2, 2, 0), ("nsubj", "ccomp", "punct", "nsubj", "vocative", "root")
    )

    assert heads == [2, 6, 2, 6, 4, 0]
