"""The lines of a text, and those that have the form of a label."""

from collections.abc import Sequence

import attrs
import regex

from quoteattr.find.stretches.transcripts.label_form import LabelForm
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import SpeakerLabel

_PAGE_HEADER = regex.compile(r"(?<=[\p{L}.)])[ \t]{3,}\d{1,5}$")
"""The number of a page after its heading."""
_LINE = regex.compile(r"[^\n\r\v\f\u2028\u2029]+")


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
    label_start: int
    """Offset of the label, or of what belongs to it, such as a dash before it."""
    speech_start: int
    """Offset after the label."""


def read_lines(text: str, paragraphs: Sequence[Span]) -> list[Line]:
    """Return the lines of the paragraphs of a text."""
    lines: list[Line] = []
    paragraph, after_blank = 0, True
    for match in _LINE.finditer(text):
        span = strip(text, match.start(), match.end())
        if span is None or _PAGE_HEADER.search(text, span.start, span.end):
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
