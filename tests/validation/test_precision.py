"""What a labelled sample says of all results."""

import pytest

from quoteattr.validation.labelled import Judgement
from quoteattr.validation.precision import MEASURES, precision, wilson


def rows(
    stratum: str,
    size: int,
    right: int,
    wrong: int,
    *,
    has_speaker: bool = True,
    label: bool | None = False,
) -> list[Judgement]:
    """Return labelled rows; of the wrong ones, the speaker has a label."""
    speakers = [True] * right + [label] * wrong
    return [
        Judgement(
            row=row,
            stratum=stratum,
            stratum_size=size,
            confidence=0.8,
            has_speaker=has_speaker,
            labels={"is_quotation": True, "extent_right": True, "speaker_right": speaker},
        )
        for row, speaker in enumerate(speakers, start=2)
    ]


SPEAKER = MEASURES["speaker"]


def test_the_interval_of_one_stratum_is_that_of_wilson() -> None:
    """The example of Newcombe 1998 for 81 of 263, and 10 of 10 of whatever many."""
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    found = precision(rows("direct 0.7-0.9", 10**9, 10, 0), SPEAKER)

    assert found is not None
    assert (found.value, found.rows) == (1.0, 10)
    assert (found.low, found.high) == pytest.approx((0.7225, 1.0), abs=1e-4)


def test_a_stratum_counts_by_its_size() -> None:
    """Half of the rows are wrong, but they represent a tenth of the quotations."""
    judgements = [*rows("a 0.9-1.0", 900, 10, 0), *rows("a 0.0-0.5", 100, 0, 10)]
    found = precision(judgements, SPEAKER)

    assert found is not None
    assert found.value == pytest.approx(0.9)
    assert found.low < 0.9 < found.high


def test_what_is_all_labelled_has_no_interval() -> None:
    """Nothing is left to chance."""
    found = precision(rows("direct 0.7-0.9", 10, 7, 3), SPEAKER)

    assert found is not None
    assert (found.low, found.value, found.high) == (0.7, 0.7, 0.7)


def test_an_unresolved_speaker_is_neither_right_nor_wrong() -> None:
    """It is not claimed, so that it needs no label."""
    silent = rows("direct 0.7-0.9", 1000, 0, 10, has_speaker=False, label=None)
    found = precision([*rows("direct 0.7-0.9", 1000, 9, 1), *silent], SPEAKER)

    assert found is not None
    assert found.value == pytest.approx(0.9)
    assert found.rows == 10
    assert precision(silent, SPEAKER) is None
    assert not silent[0].missing


def test_what_is_no_quotation_has_no_right_speaker() -> None:
    """Whatever its other labels are."""
    (one,) = rows("direct 0.7-0.9", 1000, 1, 0)
    labels = {"is_quotation": False, "extent_right": None, "speaker_right": None}
    found = precision(
        [Judgement(2, one.stratum, 1000, 0.8, has_speaker=True, labels=labels)], SPEAKER
    )

    assert found is not None
    assert found.value == 0


def test_a_stratum_without_labels_is_left_out_and_named() -> None:
    """The others count by their sizes."""
    unlabelled = rows("b 0.0-0.5", 500, 0, 3, label=None)
    found = precision([*rows("a 0.9-1.0", 900, 10, 0), *unlabelled], SPEAKER)

    assert found is not None
    assert (found.value, found.without) == (1.0, ("b 0.0-0.5",))
    assert unlabelled[0].missing == ("speaker_right",)
