"""The search for quoted stretches as a whole."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import QuotedStretch
from tests.find.stretches.finding import rendered, stretches
from tests.golden import golden
from tests.growth import MOST, seconds

MARKS = "\"“”„'‘’‚«»‹›`—- .,!?:aBs2'_(\n\t\xa0"


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


def test_marks_outside_of_the_paragraphs_are_ignored() -> None:
    """Only the given paragraphs are searched."""
    text = '"One," he said. "Two."'
    assert len(find_stretches(text, [Span(0, 15)])) == 1


@pytest.mark.parametrize("text", ["", " \n", "no marks", "''''''''", '"', "“", "—", "-- --", '""'])
def test_text_without_quotations_has_no_stretches(text: str) -> None:
    """Odd marks alone quote nothing."""
    assert stretches(text) == ()


def check(text: str, found: tuple[QuotedStretch, ...]) -> None:
    """Assert what is true of the stretches of any text."""
    assert [stretch.start for stretch in found] == sorted(stretch.start for stretch in found)
    for index, stretch in enumerate(found):
        assert len(stretch.parts) == len(stretch.outer) > 0
        previous = 0
        for part, outer in zip(stretch.parts, stretch.outer, strict=True):
            assert previous <= part.start < part.end <= len(text)
            assert outer.contains(part)
            assert part.of(text) == part.of(text).strip()
            previous = part.end
        if stretch.parent is not None:
            assert stretch.parent < index
            around = found[stretch.parent].parts
            assert all(any(one.contains(part) for one in around) for part in stretch.parts)


@given(st.text())
def test_any_string_is_accepted(text: str) -> None:
    """Arbitrary Unicode gives well-formed stretches."""
    check(text, stretches(text))


@given(st.text(alphabet=MARKS, max_size=200))
def test_any_order_of_marks_is_accepted(text: str) -> None:
    """Marks in any order give well-formed stretches, the same each time."""
    found = stretches(text)

    check(text, found)
    assert stretches(text) == found


@given(st.text(alphabet=MARKS, max_size=60), st.data())
def test_any_paragraphs_are_accepted(text: str, data: st.DataObject) -> None:
    """The paragraphs may cut the text anywhere."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    spans = [Span(*cut) for cut in pairwise(cuts)]
    for stretch in find_stretches(text, spans):
        assert all(0 <= outer.start < outer.end <= len(text) for outer in stretch.outer)


SLOW = 20.0
"""Time limit of a search in seconds, four times what is promised for an idle machine."""
ADVERSARIAL = {
    "marks in a row": '"' * 100_000,
    "openers nested without end": "“‘" * 50_000,
    "openers nested between words": "“a ‘b " * 5_000,
    "marks between words": '"a ' * 8_000,
    "apostrophes": "'" * 1_000_000,
    "apostrophes between letters": "a'" * 500_000,
    "dashes": "-" * 1_000_000,
    "dashed lines": "—a, he said.\n" * 4_000,
    "spaces after a comma": "—a," + " " * 1_000_000 + "x",
    "commas": "—a" + ", \t " * 20_000,
    "a word": '"' + "a" * 1_000_000 + '"',
    "an open bracket": '"(x' + "ing" * 200_000 + '"',
    "open brackets": '"a ' + "(ing " * 50_000 + '"',
    "newlines": "\n" * 1_000_000,
    "spaces after a remark": "—a, he said. He went" + " " * 20_000 + "on.",
    "labels and quotations": "“A.” ".join(["BELL: It rains.\n\n"] * 3_000),
    "lines": '"\n' * 8_000,
}


@pytest.mark.parametrize("text", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_adversarial_text_takes_linear_time(text: str) -> None:
    """Twice the text takes about twice the time."""
    double = text + "\n\n" + text
    once, twice = seconds(lambda: stretches(text), lambda: stretches(double))

    # Times too short to measure may double for any reason.
    assert twice < MOST * max(once, 0.02)
    assert twice < SLOW


def test_long_prose_takes_linear_time() -> None:
    """Five megabytes of dialogue take no longer than the time limit."""
    page = (
        '"Well," said Ruth, "it\'s the boys\' room."\n\nShe left ' + "and went on " * 40 + ".\n\n"
    )
    text = page * (5_000_000 // len(page))
    started = time.process_time()
    stretches(text)
    assert time.process_time() - started < SLOW
