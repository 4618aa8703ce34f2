"""The pieces of labels."""

import pytest
import regex

from quoteattr.find.stretches.transcripts import patterns


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (patterns.NAME, "Ann Lee"),
        (patterns.NAME, "The Minister for Roads"),
        (patterns.NAME, "Some hon. members"),
        (patterns.NAME, "An opposition member"),
        (patterns.CAPITALS, "CLERK #2"),
        (patterns.TITLED_CAPITALS, "Mr. McLEE of Ohio"),
        (patterns.TIME, "[00:01:02.500]"),
        (patterns.TIME, "Today at 9:41 AM"),
        (patterns.TIME, "12/03/2024, 14:05"),
        (patterns.EMOJI, " 🐸"),
        (patterns.ITEM, "Q12     "),
        (patterns.ITEM, ">> "),
        (patterns.REMARKS, " (Dray) (Lab)"),
        (patterns.ROLE, ", FORMER PILOT"),
    ],
)
def test_a_piece_matches(pattern: str, words: str) -> None:
    """Each is the whole of what is written there."""
    assert regex.fullmatch(pattern, words)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (patterns.NAME, "the gate"),
        (patterns.CAPITALS, "Ann Lee"),
        (patterns.TIME, "Today"),
        (patterns.ROLE, ", a pilot"),
    ],
)
def test_a_piece_does_not_match(pattern: str, words: str) -> None:
    """Other words are not one."""
    assert not regex.fullmatch(pattern, words)
