"""Labels of transcripts: the lines that have the form of one, and which labels can be speakers."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import attrs
import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.find.stretches.transcripts.forms import FORMS, Extent, LabelForm
from quoteattr.language.given_names import given_names
from quoteattr.language.titles import ABBREVIATED_TITLES, title_of
from quoteattr.language.typography import BLANK, strip
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import SpeakerLabel

_LINE = regex.compile(r"[^\n\r\v\f\u2028\u2029]+")
_LONGEST_START = 200
"""Characters of a line in which a label may be."""
_BRACKET = regex.compile(r"[(\[](?P<words>[^()\[\]\n]+)[)\]]")
_PERSON_IN_BRACKETS = regex.compile(
    r"\p{Lu}[\p{L}.’'-]*(?:[ ][\p{L}.’'-]+){0,4}[ ]\p{Lu}[\p{L}.’'-]*"
)
_FULL_NAME = regex.compile(r"\p{Lu}\p{Ll}+ (?=(?P<rest>\p{Lu}[\p{L}.’'-]*))")
_PAGE_HEADER = regex.compile(r"[ \t]{3,}\d{1,5}$")
"""The number of a page after its heading."""
_BOUND = regex.compile(r"\b")
_NUMBER = regex.compile(r"#?\d+")
_ROMAN = regex.compile(r"[IVXLC]+")
_PART = 2
"""Words of "The Date"; "The Minister for Transport" is an office."""
_ARTICLES = frozenset({"the", "an", "a"})
_CLASSES = read_classes("document_labels.txt")


@attrs.frozen
class Line:
    """A line that is not blank."""

    span: Span
    """The line without the space around it."""
    indent: int
    """Number of characters before it."""
    after_blank: bool
    """Whether a blank line, or the start of the text, is before it."""
    paragraph: int
    """Index of its paragraph."""


@attrs.frozen
class LabelledLine:
    """A line that has the form of a label."""

    line: int
    """Index of the line."""
    paragraph: int
    """Index of its paragraph."""
    form: LabelForm
    """The form."""
    label: SpeakerLabel
    """The label."""
    start: int
    """Offset after the label."""


def read_lines(text: str, paragraphs: Sequence[Span]) -> list[Line]:
    """Return the lines of the paragraphs of a text."""
    lines: list[Line] = []
    paragraph, after_blank = 0, True
    for match in _LINE.finditer(text):
        span = strip(text, match.start(), match.end())
        if span is None:
            after_blank = True
            continue
        gap = text[lines[-1].span.end : match.start()] if lines else ""
        after_blank = after_blank or gap.count("\n") > 1 or gap.count("\r\n\r\n") > 0
        while paragraph < len(paragraphs) and paragraphs[paragraph].end <= span.start:
            paragraph += 1
        if paragraph < len(paragraphs) and paragraphs[paragraph].start <= span.start:
            lines.append(Line(span, span.start - match.start(), after_blank, paragraph))
        after_blank = False
    return lines


def labelled_lines(
    text: str, paragraphs: Sequence[Span], lines: Sequence[Line], cover: Cover
) -> list[LabelledLine]:
    """Return the lines that have the form of a label that can be a speaker.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        lines: Their lines.
        cover: What quotation marks enclose; a label is not inside, nor directly before.
    """
    found: list[LabelledLine] = []
    for index, (line, following) in enumerate(pairwise([*lines, None])):
        if line is None or cover.contains(line.span.start):
            continue
        end = min(line.span.end, line.span.start + _LONGEST_START)
        for form in FORMS:
            match = form.pattern.match(text, line.span.start, end)
            if match is None or (form.extent is not Extent.PARAGRAPH and end < line.span.end):
                continue
            if cover.contains(match.end()):
                break
            if _PAGE_HEADER.search(text, match.end(), end):
                break
            if form.opens_paragraph and line.span.start != paragraphs[line.paragraph].start:
                continue
            if form.extent is Extent.BLOCK and (following is None or following.after_blank):
                continue
            label = _read_label(text, match)
            if _last_word(label.name).strip(".") in ABBREVIATED_TITLES:
                continue
            found.append(LabelledLine(index, line.paragraph, form, label, match.end()))
            break
    surnames = _surnames(text, {one.label.name for one in found})
    return [one for one in found if _can_be_speaker(one, surnames)]


def named_by_office(labelled: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Return labels, those that are only an office with the name that another one adds to it."""
    names: dict[str, str] = {}
    for one in labelled:
        office = one.label.office
        if office:
            names.setdefault(_key(office), one.label.name)
    return [
        attrs.evolve(one, label=attrs.evolve(one.label, name=names[_key(one.label.name)]))
        if _key(one.label.name) in names
        else one
        for one in labelled
    ]


def persons(text: str, names: Collection[str]) -> frozenset[str]:
    """Return the labels that are the names of persons by themselves.

    They have a title or an article, start with a given name, or are the surname of a full name in
    the text.
    """
    surnames = _surnames(text, names)
    return frozenset(name for name in names if _is_person(name, surnames))


def is_described(name: str) -> bool:
    """Whether a label is a noun for a person, perhaps with a number: "Speaker 1"."""
    words = [word for word in name.lower().split() if not _NUMBER.fullmatch(word)]
    return bool(words) and (words[-1] in person_nouns() or words[-1] in _CLASSES["voice"])


def _read_label(text: str, match: "regex.Match[str]") -> SpeakerLabel:
    start, end = match.span("label")
    end = start + len(text[start:end].rstrip(BLANK + ".,"))
    if text[end : end + 1] == "." and _last_word(text[start:end]) in ABBREVIATED_TITLES:
        end += 1
    words = text[start:end]
    remarks = match.groupdict().get("remarks")
    if remarks and _is_office(words):
        offset = match.start("remarks")
        for bracket in _BRACKET.finditer(text, offset, offset + len(remarks)):
            if _PERSON_IN_BRACKETS.fullmatch(bracket["words"]):
                name = Span(*bracket.span("words"))
                return SpeakerLabel(name, name.of(text), words)
    return SpeakerLabel(Span(start, end), " ".join(words.split()))


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2].lower()


def _is_office(words: str) -> bool:
    """Whether a label is an office rather than a name: "The Minister", "Mr Speaker"."""
    first, *following = words.lower().split()
    return first in _ARTICLES or (bool(following) and following[-1] in _CLASSES["chair"])


def _can_be_speaker(one: LabelledLine, surnames: Collection[str]) -> bool:
    """Whether a label is not the name of a part of a document, or of a line of a screenplay."""
    name = one.label.name
    words = [word.strip(".:") for word in name.lower().split() if not _NUMBER.fullmatch(word)]
    if name in surnames:
        return True
    if not words or not words[-1]:
        return False
    is_office = words[0] == "the" and len(words) > _PART
    is_titled = len(words) > 1 and title_of(words[0]) is not None
    if words[-1] in _CLASSES["part"] and not (is_office or is_titled):
        return False
    if one.form.name.startswith("capitals") or one.form.name == "name and full stop":
        return not (
            words[0] in _CLASSES["scene"]
            or _ROMAN.fullmatch(name)
            or words[-1] in _CLASSES["scene"]
        )
    return True


def _is_person(name: str, surnames: Collection[str]) -> bool:
    first, *following = name.split()
    if name in surnames or first.lower().rstrip(".") in given_names():
        return True
    return bool(following) and (first.title() in {"The", "An"} or title_of(first) is not None)


def _surnames(text: str, labels: Iterable[str]) -> frozenset[str]:
    """Return the labels of one word that occur in the text as surnames after a given name."""
    names = {
        label: label.capitalize() if label.isupper() else label
        for label in labels
        if label[:1].isupper() and " " not in label and len(label) > 1
    }
    if not names:
        return frozenset()
    lengths = set(map(len, names.values()))
    found: set[str] = set()
    for words in _FULL_NAME.finditer(text):
        start, end = words.span("rest")
        # "Ann Lee-Bell" contains "Lee" too: a surname may end wherever a word does.
        for bound in _BOUND.finditer(text, start, end + 1):
            if bound.start() - start in lengths:
                found.add(text[start : bound.start()])
    return frozenset(label for label, name in names.items() if name in found)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
