"""Transcripts: a label opens the paragraph where others put a quotation mark.

    HOLT: Is it closed?
    Mr. Sorn: Since Monday.

A word and a colon at the start of a paragraph may also be a heading, so the labels must show that
they are speakers: by repetition, by capitals, or by a title.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs
import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.language.titles import title_of
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_WORD = r"\p{Lu}[\p{L}.’'-]*"
_LABEL = regex.compile(
    rf"(?P<label>(?:The\s)?{_WORD}(?:[ ](?:(?:of|de|van|von|la|al)[ ])?{_WORD}){{0,4}})"
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?:\s+(?=[\p{L}\p{N}“\"‘'(\[…])"
)
"""A name or title, perhaps with a remark in brackets, and a colon."""
_FULL_NAME = regex.compile(r"\p{Lu}\p{Ll}+ (?=(?P<rest>\p{Lu}[\p{L}.’'-]*))")
_BOUND = regex.compile(r"\b")
_LEAST_TURNS = 2
_LARGEST_GAP = 3
"""Other paragraphs between two labelled paragraphs of one transcript."""


@attrs.frozen
class LabelledParagraph:
    """A paragraph that a label opens."""

    index: int
    """Index of the paragraph."""
    label: str
    """The label, without a remark in brackets and the colon."""
    outer: Span
    """The paragraph after the label."""


def label_stretches(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[QuotedStretch]
) -> list[QuotedStretch]:
    """Return the turns of transcripts, each without its label.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        quoted: What quotation marks enclose; a turn does not start inside.
    """
    cover = Cover(quoted)
    labelled = [
        LabelledParagraph(index, label["label"], Span(label.end(), paragraph.end))
        for index, paragraph in enumerate(paragraphs)
        if (label := _LABEL.match(text, paragraph.start, paragraph.end))
        and not cover.contains(label.end())
    ]
    surnames = _surnames(text, {paragraph.label for paragraph in labelled})
    return [
        QuotedStretch((part,), (paragraph.outer,), MarkStyle.LABEL)
        for transcript in _transcripts(labelled, surnames)
        for paragraph in transcript
        if (part := strip(text, paragraph.outer.start, paragraph.outer.end))
    ]


def _transcripts(
    labelled: Iterable[LabelledParagraph], surnames: Collection[str]
) -> Iterator[list[LabelledParagraph]]:
    """Return the labelled paragraphs of each transcript."""
    groups: list[list[LabelledParagraph]] = []
    for paragraph in labelled:
        if not groups or paragraph.index - groups[-1][-1].index > _LARGEST_GAP + 1:
            groups.append([])
        groups[-1].append(paragraph)
    return (group for group in groups if _are_speakers([one.label for one in group], surnames))


def _are_speakers(labels: Sequence[str], surnames: Collection[str]) -> bool:
    """Whether labels are those of speakers: several of which one is repeated, or persons' names."""
    if len(labels) < _LEAST_TURNS:
        return False
    counts = Counter(labels)
    is_repeated = len(counts) > 1 and max(counts.values()) > 1
    return is_repeated or all(_is_person(label, surnames) for label in counts)


def _is_person(label: str, surnames: Collection[str]) -> bool:
    """Whether a label has a title, or is the surname, in capitals, of a full name in the text."""
    first, *following = label.split()
    if following:
        return first == "The" or title_of(first) is not None
    return label in surnames


def _surnames(text: str, labels: Iterable[str]) -> frozenset[str]:
    """Return the labels in capitals that occur in the text as surnames after a given name."""
    names = {label: label.capitalize() for label in labels if label.isupper()}
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
