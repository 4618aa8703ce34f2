"""The tables of patterns and vetoes."""

from collections import Counter

from quoteattr.find.reports.table import PATTERNS, VETOES


def test_every_pattern_is_listed_once_and_has_a_cue() -> None:
    """No function is listed twice, and each applies to some part of speech."""
    assert max(Counter(pattern.content for pattern in PATTERNS).values()) == 1
    assert all(pattern.kinds for pattern in PATTERNS)


def test_confidences_are_shares() -> None:
    """They lie between 0 and 1."""
    assert all(0 < pattern.confidence < 1 for pattern in PATTERNS)


def test_every_veto_has_a_name_of_its_own() -> None:
    """No name and no function is listed twice."""
    assert max(Counter(veto.name for veto in VETOES).values()) == 1
    assert max(Counter(veto.applies for veto in VETOES).values()) == 1
