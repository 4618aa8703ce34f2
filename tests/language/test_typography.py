"""Tests of what is known about marks, white space and apostrophes."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.typography import (
    BLANK,
    CLOSERS,
    MARK_FORMS,
    is_elided_at_end,
    is_elided_at_start,
    strip,
)


def test_every_white_space_character_is_blank() -> None:
    """`BLANK` contains all white space of `str.isspace`."""
    spaces = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert spaces <= set(BLANK)


def test_every_form_represents_itself() -> None:
    """Folding a common form changes nothing."""
    forms = set(MARK_FORMS.values())
    assert {form: MARK_FORMS[form] for form in forms} == {form: form for form in forms}


def test_every_form_can_be_closed() -> None:
    """Each opening form has a closing form of cost 0."""
    assert set(CLOSERS) == set(MARK_FORMS.values())
    assert all(min(closers.values()) == 0.0 for closers in CLOSERS.values())


@pytest.mark.parametrize("word", ["tis", "Tis", "em", "cause", "90s", "76", "twas", "N", "ouse"])
def test_words_that_have_lost_their_beginning(word: str) -> None:
    """Words of the lexicon and decades, in any case, follow an apostrophe."""
    assert is_elided_at_start(word)


@pytest.mark.parametrize("word", ["and", "hello", "1990", "9", "", "all", "it"])
def test_words_that_have_not_lost_their_beginning(word: str) -> None:
    """Whole words are not elisions, even if dialect clips other words to the same form."""
    assert not is_elided_at_start(word)


@pytest.mark.parametrize("word", ["o", "goin", "th", "Nothin", "an"])
def test_words_that_have_lost_their_end(word: str) -> None:
    """Words of the lexicon and clipped participles precede an apostrophe."""
    assert is_elided_at_end(word)


@pytest.mark.parametrize("word", ["in", "win", "boys", "begun", ""])
def test_words_that_have_not_lost_their_end(word: str) -> None:
    """Whole words are not elisions."""
    assert not is_elided_at_end(word)


@given(st.text(alphabet="a \n\u200b\xa0", max_size=20))
def test_strip_leaves_no_blank_at_the_edges(text: str) -> None:
    """The result starts and ends with a visible character, or there is none."""
    span = strip(text, 0, len(text))
    if span is None:
        assert not text.strip(BLANK)
    else:
        assert span.of(text) == text.strip(BLANK)
