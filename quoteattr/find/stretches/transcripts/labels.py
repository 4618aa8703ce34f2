"""Labels of transcripts: the lines that have the form of one, and which labels can be speakers."""

from collections.abc import Collection, Iterator, Sequence

import attrs
import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.label_form import LabelForm, TurnExtent
from quoteattr.find.stretches.transcripts.layout import Layout
from quoteattr.find.stretches.transcripts.lines import LabelledLine, Line
from quoteattr.find.stretches.transcripts.names import initials, surnames
from quoteattr.find.stretches.transcripts.patterns import AGO, GAP
from quoteattr.language.titles import ABBREVIATED_TITLES, title_of
from quoteattr.language.typography import BLANK
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import SpeakerLabel

_LONGEST_START = 200
"""Characters of a line in which a label may be."""
_BRACKET = regex.compile(r"[(\[](?P<words>[^()\[\]\n]+)[)\]]")
_PERSON_IN_BRACKETS = regex.compile(
    r"\p{Lu}[\p{L}.’'-]*(?:[ ][\p{L}.’'-]+){0,4}[ ]\p{Lu}[\p{L}.’'-]*"
)
_NUMBER = regex.compile(r"#?\d+")
_SEPARATOR = regex.compile(r"[\s_]+")
_ROMAN = regex.compile(r"[IVXLC]+")
_PART = 2
"""Number of words of "The Date"; the longer "The Minister for Transport" is an office."""
_HEAD_OF_MESSAGE = regex.compile(
    r"(?:\s*\n[ \t]*(?:Sent|To|Cc|CC|Bcc|Subject|Date|Reply-To|Importance|Attachments):[^\n]*)+"
    rf"|[ \t]*\n[ \t]*{GAP}{AGO}(?:[ ][(·•][^\n]{{0,20}})?(?=[ \t]*\n)"
)

_ARTICLES = frozenset({"the", "an", "a"})
_CLASSES = read_classes("document_labels.txt")


def labelled_lines(
    layout: Layout, cover: Cover, forms: Sequence[LabelForm] = FORMS
) -> list[LabelledLine]:
    """Return the lines that have the form of a label that can be a speaker.

    Args:
        layout: The document with its lines and paragraphs.
        cover: What quotation marks enclose; a label is not inside, nor directly before.
        forms: The forms of labels, in the order in which they are tried.
    """
    text = layout.text
    found: list[LabelledLine] = []
    for index, line in enumerate(layout.lines):
        if cover.contains(line.span.start):
            continue
        for form, match in _matches(layout, index, forms):
            if cover.contains(match.end()):
                break
            label = _read_label(text, match)
            if _is_cut_title(text, label):
                continue
            if (start := _speech_start(text, match, form)) is None:
                continue
            labelled = LabelledLine(index, line.paragraph, form, label, line.span.start, start)
            found += [labelled, *_answer(text, line, labelled)]
            break
    names = {labelled.label.name for labelled in found}
    known = surnames(text, names) | initials(text, names).keys()
    return [labelled for labelled in found if _can_be_speaker(labelled, known)]


def _matches(
    layout: Layout, index: int, forms: Sequence[LabelForm]
) -> "Iterator[tuple[LabelForm, regex.Match[str]]]":
    """Yield the forms that the start of a line has, where the layout permits them."""
    line, following = layout.lines[index], layout.lines[index + 1 : index + 2]
    end = min(line.span.end, line.span.start + _LONGEST_START)
    for form in forms:
        match = form.pattern.match(layout.text, line.span.start, end)
        if match is None or (form.extent is not TurnExtent.PARAGRAPH and end < line.span.end):
            continue
        if form.opens_paragraph and line.span.start != layout.paragraphs[line.paragraph].start:
            continue
        if form.extent is TurnExtent.BLOCK and (not following or following[0].after_blank):
            continue
        yield form, match


def _speech_start(text: str, match: "regex.Match[str]", form: LabelForm) -> int | None:
    """Return where the words of a turn start: after the label, or after the head of a message."""
    if form.extent is not TurnExtent.MESSAGE:
        return match.end()
    head = _HEAD_OF_MESSAGE.match(text, match.end())
    return head.end() if head else None


def _answer(text: str, line: Line, question: LabelledLine) -> Iterator[LabelledLine]:
    """Yield the answer on the line of a question: "Q. Where? - A. Here."; "4. Where?—Here."."""
    pattern = question.form.answer
    if pattern is None or question.label.name not in {"Q", "Question"}:
        return
    if (match := pattern.search(text, question.speech_start, line.span.end)) is not None:
        label = SpeakerLabel(Span(*match.span("label")), "A")
        yield attrs.evolve(
            question, label=label, label_start=match.start(), speech_start=match.end()
        )


def is_described(name: str) -> bool:
    """Whether a label is a noun for a person, perhaps with a number: "Speaker 1", "SPEAKER_01"."""
    words = [word for word in _SEPARATOR.split(name.lower()) if not _NUMBER.fullmatch(word)]
    return bool(words) and (words[-1] in person_nouns() or words[-1] in _CLASSES["voice"])


def _read_label(text: str, match: "regex.Match[str]") -> SpeakerLabel:
    start, end = match.span("label")
    end = start + len(text[start:end].rstrip(BLANK + ".,"))
    if text[end : end + 1] == "." and _last_word(text[start:end]) in ABBREVIATED_TITLES:
        end += 1
    words = text[start:end]
    if words.isdecimal():
        return SpeakerLabel(Span(start, end), "Q")
    remarks = match.groupdict().get("remarks")
    if remarks and _is_office(words):
        offset = match.start("remarks")
        for bracket in _BRACKET.finditer(text, offset, offset + len(remarks)):
            if _PERSON_IN_BRACKETS.fullmatch(bracket["words"]):
                name = Span(*bracket.span("words"))
                return SpeakerLabel(name, name.of(text), words)
    return SpeakerLabel(Span(start, end), " ".join(words.split()))


def _is_cut_title(text: str, label: SpeakerLabel) -> bool:
    """Whether a label ends at the full stop of a title: "Mr", but not the initials "ST:"."""
    is_initials = label.name.isupper() and text[label.span.end : label.span.end + 1] == ":"
    return not is_initials and _last_word(label.name).strip(".") in ABBREVIATED_TITLES


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2].lower()


def _is_office(words: str) -> bool:
    """Whether a label is an office rather than a name: "The Minister", "Mr Speaker"."""
    first, *following = words.lower().split()
    return first in _ARTICLES or (bool(following) and following[-1] in _CLASSES["chair"])


def _can_be_speaker(labelled: LabelledLine, known: Collection[str]) -> bool:
    """Whether a label is not the name of a part of a document, or of a line of a screenplay."""
    name = labelled.label.name
    words = [word.strip(".:") for word in name.lower().split() if not _NUMBER.fullmatch(word)]
    if name in known:
        return True
    if not words or not words[-1]:
        return False
    if words[0] in _CLASSES["part"] and _ROMAN.fullmatch(name.rpartition(" ")[2]):
        return False
    is_office = words[0] == "the" and len(words) > _PART
    is_titled = len(words) > 1 and title_of(words[0]) is not None
    if words[-1] in _CLASSES["part"] and not (is_office or is_titled):
        return False
    if labelled.form.is_like_heading:
        return not (
            words[0] in _CLASSES["scene"]
            or _ROMAN.fullmatch(name)
            or words[-1] in _CLASSES["scene"]
        )
    return True
