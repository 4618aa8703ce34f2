"""Who asks and who answers in the record of a court, where "Q." and "A." represent people.

ANN LEE, called as a witness, having been duly sworn, testified as follows:
BY MR. ROW:
Q. Where were you?
A. At home.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs
import regex

from quoteattr.find.stretches.transcripts.lines import LabelledLine, Line
from quoteattr.language.word_lists import any_word, read_classes

_NAME = r"\p{Lu}[\p{L}.’'-]*(?:[ ](?:de|van|von|la|\p{Lu}[\p{L}.’'-]*)){0,4}"
_EXAMINER = regex.compile(
    rf"(?:(?i:(?:[\p{{L}}-]+[ ]){{0,2}}examination(?:-in-chief)?|questions|(?:cross-|re-)?examined"
    rf"|questioned|further)[ ])?"
    rf"(?i:by|from)[ ](?P<name>{_NAME})[ ]?:?(?:[ ]\(.*\):?)?$"
)
"""A line that names who asks: "BY MR. ROW:", "Questions from MR ROW", "Examination by Ms. Orr"."""
_ASIDE = regex.compile(rf"[(\[](?i:by)[ ](?P<name>{_NAME})[)\]]")
"""Who asks, after the label: "Q. (BY MR. ROW) Where were you?"."""
_WITNESS = regex.compile(rf"(?P<name>{_NAME})(?:,|;|[ ]\(|[ ]-|[ ](?=called)|$)")
"""The name at the start of a line that introduces a witness."""
_WORDS = read_classes("transcript_words.txt")
_OATH = regex.compile(rf"\b(?i:{any_word('transcript_words.txt', 'introduction')})\b")
"""In a line that introduces a witness by name."""
_QUESTION_END = 6
"""Characters at the end of a turn, with the space after it, among which is its question mark."""
_LONGEST_INTRODUCTION = 3
"""Lines over which a witness is introduced."""


def with_examiners(
    text: str, lines: Sequence[Line], turns: Sequence[LabelledLine]
) -> list[LabelledLine]:
    """Return turns with the names of examiners and witnesses for "Q" and "A".

    Args:
        text: The document.
        lines: Its lines.
        turns: The turns in text order.
    """
    if not any(turn.label.name in {"Q", "A"} for turn in turns):
        return list(turns)
    return list(_named(text, lines, turns))


def _named(
    text: str, lines: Sequence[Line], turns: Sequence[LabelledLine]
) -> Iterator[LabelledLine]:
    examiner = witness = ""
    line = 0
    for turn, following in zip_longest(turns, turns[1:]):
        for index in range(line, turn.line):
            if asks := _EXAMINER.match(lines[index].span.of(text)):
                examiner = asks["name"]
            else:
                end = min(index + _LONGEST_INTRODUCTION, turn.line)
                witness = _witness(text, lines[index:end]) or witness
        line = turn.line + 1
        name = turn.label.name
        if name == "Q":
            if asks := _ASIDE.match(text, turn.speech_start):
                examiner = asks["name"]
            name = examiner or name
        elif name == "A" or name.lower() in _WORDS["witness"]:
            name = witness or name
        elif following is not None and _examines(text, turn, following):
            examiner = name
        yield attrs.evolve(turn, label=attrs.evolve(turn.label, name=name))


def _examines(text: str, turn: LabelledLine, following: LabelledLine) -> bool:
    """Whether a turn with a name asks what the witness answers: "MS. ORR: Where?", "A. Here."."""
    is_question = "?" in text[turn.speech_start : following.label_start][-_QUESTION_END:]
    words = turn.label.name.lower().split()
    is_bench = not _WORDS["bench"].isdisjoint(words)
    return following.label.name == "A" and is_question and not is_bench


def _witness(text: str, lines: Sequence[Line]) -> str:
    """Return the name of the witness whom the first of some lines introduces, empty if none."""
    first = lines[0].span.of(text)
    name = _WITNESS.match(first)
    if name is None or " " not in name["name"]:
        return ""
    if _OATH.search(first) or (
        name.end() == len(first) and len(lines) > 1 and _OATH.match(lines[1].span.of(text))
    ):
        return name["name"]
    return ""
