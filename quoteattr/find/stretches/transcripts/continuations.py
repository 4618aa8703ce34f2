"""Which paragraphs without a label belong to the turn above them.

A speech may have several paragraphs, but there are also stage directions, headings and narration
between the turns of a transcript. Whether the paragraphs between turns are speech is decided once
for the whole document.
"""

from collections.abc import Iterator, Sequence
from functools import partial

import attrs
import regex

from quoteattr.find.stretches.transcripts.label_form import TurnExtent
from quoteattr.find.stretches.transcripts.lines import LabelledLine
from quoteattr.language.word_lists import any_word, read_classes
from quoteattr.schema.span import Span

_PARTICIPANT = regex.compile(
    r"\bI\b|\b(?i:me|my|mine|we|us|our|ours|you|your|yours|thou|thee|thy|thine|let['’]s)\b|\?"
)
"""A pronoun for a participant in the conversation, or a question."""
_IN_BRACKETS = regex.compile(r"[_*]*[(\[]")
_EMPHASISED = regex.compile(r"[_*]{1,3}[(\[]?[^_*\n]*[)\]]?[_*]{1,3}[.]?")
"""A paragraph in italics or in bold."""
_TIME = regex.compile(r"\W*(?:\d{1,2}[:.]?\d{2}|noon|midnight)\W*(?i:[ap]\.?m\.?)?\W*")
_SENTENCE_END = frozenset(".!?…:,;\"'”’")
_LONGEST_HEADING = 100
"""Characters of a heading; a longer paragraph is prose, whatever its last character is."""
_FIRST_WORD = regex.compile(r"[\p{L}'’]+")
_ITEM = regex.compile(r"[-*•–]\s|\d{1,2}[.)]\s")
_any = partial(any_word, "transcript_words.txt")
_OATH = regex.compile(rf"\b(?:{_any('oath')})\b")
"""In a line that introduces a witness."""
_LONGEST_OATH = 250
"""Characters of a line that introduces a witness, or is about the proceedings."""
_PROCEEDINGS = regex.compile(
    rf"\b(?:{_any('proceedings')})\b|©|^Copyright\b|^(?:{_any('interruption')})\b.{{0,20}}$",
    regex.IGNORECASE,
)
"""In a line about what was done, or about the record itself, rather than said."""
_NO_NAMES = frozenset(
    {"the", "an", "and", "of", "for", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms"}
)
_NAME_GAP = 3
"""Most paragraphs between two turns of a transcript that is only a part of an article."""
_SPARSE = 0.5
"""Largest number of paragraphs between turns, per turn, that count as speech although their words
do not show it. Set on the first documents of benchmarks/layouts."""


@attrs.frozen
class _Gap:
    """The paragraphs between the labelled one of a turn and the next turn."""

    turn: int
    """Index of the turn."""
    paragraphs: range
    """Their indexes."""


@attrs.frozen
class Continuations:
    """The unlabelled paragraphs of a transcript, and whether they are speech."""

    text: str
    """The document."""
    paragraphs: Sequence[Span]
    """Its paragraphs."""
    turns: Sequence[LabelledLine]
    """The turns, in text order."""
    lasts: Sequence[int]
    """For each turn the index of the last paragraph that belongs to it by the layout."""
    _names: frozenset[str] = attrs.field(init=False)
    """The words of the labels, in lower case."""

    @_names.default
    def _collect_names(self) -> frozenset[str]:
        words = (word for turn in self.turns for word in turn.label.name.lower().split())
        return frozenset(word for word in words if len(word) > 1 and word not in _NO_NAMES)

    def last_paragraphs(self) -> list[int]:
        """Return for each turn the index of its last paragraph."""
        lasts = list(self.lasts)
        gaps = list(self._gaps())
        for gap in gaps:
            if self._is_alone(gap.turn):
                lasts[gap.turn] = gap.paragraphs[0]
        if not gaps or not self._are_speech(gaps):
            return lasts
        longest = 0
        for gap in gaps:
            spoken = [index for index in self._followed(gap) if not self.is_direction(index)]
            if gap.turn == len(self.turns) - 1:
                spoken = self._at_end(spoken, longest)
            elif spoken:
                longest = max(longest, len(spoken))
            lasts[gap.turn] = max([lasts[gap.turn], *spoken])
        return lasts

    def is_direction(self, index: int) -> bool:
        """Whether a paragraph is in brackets or italics: a stage direction, a sound, a pause."""
        words = self.paragraphs[index].of(self.text)
        if (bracket := _IN_BRACKETS.match(words)) is not None:
            closing = words.rfind(")" if bracket[0].endswith("(") else "]")
            return closing < 0 or not any(char.isalpha() for char in words[closing:])
        return _EMPHASISED.fullmatch(words) is not None

    def _gaps(self) -> Iterator[_Gap]:
        most = None if self._is_whole() else _NAME_GAP
        starts = [turn.paragraph for turn in self.turns]
        for number, last in enumerate(self.lasts):
            end = starts[number + 1] if number + 1 < len(starts) else len(self.paragraphs)
            is_last = number + 1 == len(starts)
            if self.turns[number].form.extent is not TurnExtent.PARAGRAPH or end <= last + 1:
                continue
            if most is None or is_last or end - last - 1 <= most:
                yield _Gap(number, range(last + 1, end))

    def _is_alone(self, number: int) -> bool:
        """Whether a label fills its paragraph, so that the turn is in the next one."""
        turn = self.turns[number]
        return not self.text[turn.speech_start : self.paragraphs[turn.paragraph].end].strip()

    def _is_whole(self) -> bool:
        """Whether the whole document is a transcript: there are only headings above the turns."""
        return not any(map(self._is_prose, range(self.turns[0].paragraph)))

    def _are_speech(self, gaps: Sequence[_Gap]) -> bool:
        """Whether the paragraphs between turns are speech, by their words and their number."""
        spoken = narrated = others = 0
        for gap in gaps:
            if gap.turn == len(self.turns) - 1:
                continue
            for index in gap.paragraphs:
                if self.is_direction(index) or not self._is_prose(index) or self._is_item(index):
                    continue
                if self._addresses(index):
                    spoken += 1
                elif self._is_narration(gap, index):
                    narrated += 1
                else:
                    others += 1
        if spoken + narrated + others == 0:
            return self._is_whole()
        if narrated:
            return spoken > narrated + others
        return spoken > others or others <= _SPARSE * len(self.turns)

    def _followed(self, gap: _Gap) -> Iterator[int]:
        """Yield the paragraphs after a turn up to a heading or to narration."""
        for index in gap.paragraphs:
            if not self.is_direction(index) and (
                not self._is_prose(index)
                or (self._is_narration(gap, index) and not self._addresses(index))
            ):
                return
            yield index

    def _at_end(self, spoken: Sequence[int], longest: int) -> list[int]:
        """Return the paragraphs that continue the last turn, where no label ends it."""
        paragraphs = [index for index in spoken if not self._is_item(index)]
        if self._is_whole():
            paragraphs = paragraphs[:longest]
        else:
            paragraphs = [i for i in paragraphs[: max(longest, 1)] if self._addresses(i)]
        last = max([self.lasts[-1], *paragraphs])
        while last + 1 < len(self.paragraphs) and self._is_list(last + 1):
            last += 1
        return [*paragraphs, last]

    def _addresses(self, index: int) -> bool:
        return _PARTICIPANT.search(self.paragraphs[index].of(self.text)) is not None

    def _is_narration(self, gap: _Gap, index: int) -> bool:
        """Whether a paragraph begins with a speaker, or is about the speaker of the turn above."""
        words = self.paragraphs[index].of(self.text)
        first = _FIRST_WORD.search(words)
        name = self.turns[gap.turn].label.name.split()[-1]
        return (first is not None and first[0].lower() in self._names) or (
            len(name) > 1 and regex.search(rf"(?i)\b{regex.escape(name)}\b", words) is not None
        )

    def _is_item(self, index: int) -> bool:
        return _ITEM.match(self.text, self.paragraphs[index].start) is not None

    def _is_list(self, index: int) -> bool:
        return self._is_item(index) and self._is_prose(index)

    def _is_prose(self, index: int) -> bool:
        """Whether a paragraph has sentences or is an item of a list, and is not a heading."""
        words = self.paragraphs[index].of(self.text)
        first = _FIRST_WORD.search(words)
        if first is None or words.isupper() or _TIME.fullmatch(words):
            return False
        if first[0].lower() in read_classes("document_labels.txt")["scene"]:
            return False
        if len(words) <= _LONGEST_OATH and (
            _OATH.search(words) or (_PROCEEDINGS.search(words) and not self._addresses(index))
        ):
            return False
        return words[-1] in _SENTENCE_END or len(words) > _LONGEST_HEADING or self._is_item(index)
