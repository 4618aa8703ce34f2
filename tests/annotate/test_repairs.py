"""The repair of a verb with two subjects."""

import pytest

from quoteattr.annotate.repairs import with_one_subject


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

    assert with_one_subject(heads, relations, ["NOUN"] * len(heads))[0][4] == expected


def test_the_name_behind_a_second_subject_goes_with_it() -> None:
    """Prices fell, agent Bo said."""
    relations = ("nsubj", "ccomp", "punct", "nsubj", "vocative", "root")

    heads, _ = with_one_subject((2, 6, 2, 2, 2, 0), relations, ["NOUN"] * 6)

    assert heads == [2, 6, 2, 6, 4, 0]


def test_a_name_behind_a_subject_is_in_apposition_to_it() -> None:
    """Said her agent in Leeds, Bo Reed."""
    heads, relations = with_one_subject(
        (0, 3, 1, 5, 1, 1, 1, 7),
        ("root", "nmod:poss", "nsubj", "case", "obl", "punct", "nsubj", "flat"),
        ("VERB", "PRON", "NOUN", "ADP", "PROPN", "PUNCT", "PROPN", "PROPN"),
    )

    assert [heads[4], relations[4]] == [3, "nmod"]
    assert [heads[6], relations[6]] == [3, "appos"]


def test_an_inserted_verb_has_the_second_subject_of_the_content() -> None:
    """Prices, warned the agent, would fall."""
    heads, _ = with_one_subject(
        (8, 1, 0, 5, 8, 1, 8, 3),
        ("nsubj", "punct", "root", "det", "nsubj", "punct", "aux", "ccomp"),
        ("NOUN", "PUNCT", "VERB", "DET", "NOUN", "PUNCT", "AUX", "VERB"),
    )

    assert heads[4] == 3


def test_a_name_beside_a_subject_is_in_apposition_to_it() -> None:
    """Her agent Dr Bo Reed said; but not in "What her agent Bo wrote sold"."""
    _, relations = with_one_subject(
        (2, 6, 4, 6, 4, 0),
        ("nmod:poss", "nsubj", "nmod", "nsubj", "flat", "root"),
        ("PRON", "NOUN", "PROPN", "PROPN", "PROPN", "VERB"),
    )

    assert relations[3] == "appos"


def test_a_noun_before_a_possessor_describes_it() -> None:
    """Engineer Bo's lawyer left."""
    heads, relations = with_one_subject(
        (5, 4, 2, 5, 0),
        ("nsubj", "nmod:poss", "case", "nsubj", "root"),
        ("NOUN", "PROPN", "PART", "NOUN", "VERB"),
    )

    assert [heads[0], relations[0]] == [2, "nmod:desc"]


def test_a_name_behind_an_agent_is_in_apposition_to_it() -> None:
    """Asked by police, Bo Reed, why, he wept; the parser made the name a subject of "wept"."""
    heads, relations = with_one_subject(
        (10, 3, 1, 1, 10, 5, 10, 10, 10, 0),
        ("advcl", "case", "obl:agent", "punct", "nsubj", "flat", "punct", "mark", "nsubj", "root"),
        ("VERB", "ADP", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "SCONJ", "PRON", "VERB"),
    )

    assert [heads[4], relations[4]] == [3, "appos"]
