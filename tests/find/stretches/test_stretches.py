"""Tests of the search for quoted stretches."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch
from tests.growth import MOST, seconds

FIXTURES = Path(__file__).parent / "fixtures"
MARKS = "\"“”„'‘’‚«»‹›`—- .,!?:aBs2'_(\n\t\xa0"


def find(text: str) -> tuple[QuotedStretch, ...]:
    """Find the stretches of a text with the paragraphs that it has."""
    return find_stretches(text, paragraphs(text))


def read_cases(path: Path) -> list[tuple[str, str, str]]:
    """Read blocks of title, ".", text, ".", expected lines, parted by a blank line."""
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("# ")]
    cases = []
    while "." in lines:
        first = lines.index(".")
        second = lines.index(".", first + 1)
        end = lines.index("", second) if "" in lines[second:] else len(lines)
        text, expected = lines[first + 1 : second], lines[second + 1 : end]
        cases.append((lines[first - 1], "\n".join(text), "\n".join(expected)))
        lines = lines[end:]
    return cases


def render(text: str, stretches: tuple[QuotedStretch, ...]) -> str:
    """Write stretches the way the fixtures do."""
    lines = []
    for stretch in stretches:
        depth, parent = 0, stretch.parent
        while parent is not None:
            depth, parent = depth + 1, stretches[parent].parent
        parts = " / ".join(part.of(text).replace("\n", "\\n") for part in stretch.parts)
        unclosed = "" if stretch.closed else "?"
        lines.append(f"{'> ' * depth}{stretch.style.value}{unclosed} [{parts}]")
    return "\n".join(lines)


CASES = read_cases(FIXTURES / "direct.txt")


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_finds_what_the_fixture_says(title: str, text: str, expected: str) -> None:
    """Each golden case gives exactly the stretches it lists."""
    assert title
    assert render(text, find(text)) == expected


def test_outer_spans_take_in_the_marks() -> None:
    """The outer span of a stretch runs from its opening to its closing mark."""
    text = "He wrote ``We won.'' and left."
    (stretch,) = find(text)
    assert [span.of(text) for span in stretch.outer] == ["``We won.''"]


def test_outer_span_of_an_unclosed_stretch_adds_no_mark_at_its_end() -> None:
    """A missing mark adds nothing to the outer span."""
    text = 'He said: "We won.'
    (stretch,) = find(text)
    assert stretch.outer == (Span(9, len(text)),)
    assert stretch.parts == (Span(10, len(text)),)


def test_marks_outside_of_the_paragraphs_are_not_looked_at() -> None:
    """Only the given paragraphs are searched."""
    text = '"One," he said. "Two."'
    assert len(find_stretches(text, [Span(0, 15)])) == 1


def test_convention_changes_with_the_region() -> None:
    """A single-quoted part after a double-quoted one is read with its own convention."""
    double = '"Come to the boys\' room," said Ruth. "It is late."\n\n' * 200
    single = "'Come to the boys' room,' said Ruth. 'It is late.'\n\n" * 200
    styles = [stretch.style for stretch in find(double + single)]
    assert styles == [MarkStyle.DOUBLE] * 400 + [MarkStyle.SINGLE] * 400


@pytest.mark.parametrize("text", ["", " \n", "no marks", "''''''''", '"', "“", "—", "-- --", '""'])
def test_text_without_quotations_has_no_stretches(text: str) -> None:
    """Odd marks alone quote nothing."""
    assert find(text) == ()


def check(text: str, stretches: tuple[QuotedStretch, ...]) -> None:
    """Assert what holds for the stretches of any text."""
    assert [stretch.start for stretch in stretches] == sorted(one.start for one in stretches)
    for place, stretch in enumerate(stretches):
        assert len(stretch.parts) == len(stretch.outer) > 0
        previous = 0
        for part, outer in zip(stretch.parts, stretch.outer, strict=True):
            assert previous <= part.start < part.end <= len(text)
            assert outer.contains(part)
            assert part.of(text) == part.of(text).strip()
            previous = part.end
        if stretch.parent is not None:
            assert stretch.parent < place
            around = stretches[stretch.parent].parts
            assert all(any(one.contains(part) for one in around) for part in stretch.parts)


@given(st.text())
def test_any_string_is_accepted(text: str) -> None:
    """Arbitrary Unicode gives well-formed stretches."""
    check(text, find(text))


@given(st.text(alphabet=MARKS, max_size=200))
def test_any_order_of_marks_is_accepted(text: str) -> None:
    """Marks in any order give well-formed stretches, the same each time."""
    stretches = find(text)
    check(text, stretches)
    assert find(text) == stretches


@given(st.text(alphabet=MARKS, max_size=60), st.data())
def test_any_paragraphs_are_accepted(text: str, data: st.DataObject) -> None:
    """The paragraphs may cut the text anywhere."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    spans = [Span(*cut) for cut in pairwise(cuts)]
    for stretch in find_stretches(text, spans):
        assert all(0 <= outer.start < outer.end <= len(text) for outer in stretch.outer)


SLOW = 20.0
"""Seconds that no search may take, four times what is promised for an idle machine."""
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
    once, twice = seconds(lambda: find(text), lambda: find(double))

    # What takes no time at all may take twice as long for any reason.
    assert twice < MOST * max(once, 0.02)
    assert twice < SLOW


def test_long_prose_takes_linear_time() -> None:
    """Five megabytes of dialogue are searched within the time that a novel may take."""
    page = (
        '"Well," said Ruth, "it\'s the boys\' room."\n\nShe left ' + "and went on " * 40 + ".\n\n"
    )
    text = page * (5_000_000 // len(page))
    started = time.process_time()
    find(text)
    assert time.process_time() - started < SLOW
