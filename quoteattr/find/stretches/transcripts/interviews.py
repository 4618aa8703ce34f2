"""Interviews without labels: questions in bold or italics, and the answers between them.

Ada Quist keeps bees.

**How many?**

I never counted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.language.given_names import given_names
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch, SpeakerLabel

_EMPHASISED = regex.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?P=mark)")
_NAME = regex.compile(
    r"(?P<first>\p{Lu}\p{Ll}+)(?: \p{Lu}\.)?(?: (?:de|van|von|la))? \p{Lu}[\p{L}’'-]+"
)
_PARTICIPANT = regex.compile(r"\bI\b|\b(?i:me|my|we|us|our|you|your)\b")
_LEAST_QUESTIONS = 3
"""Number of questions from which a text is an interview."""
_SHARE = 0.6
"""Smallest share of the paragraphs in bold that end in a question mark, and of the answers with a
pronoun for a participant. Set on the first documents of benchmarks/layouts."""
_LONGEST_ANSWER = 8
"""Paragraphs after a question that can be its answer."""


def interview_stretches(text: str, paragraphs: Sequence[Span], cover: Cover) -> list[QuotedStretch]:
    """Return the answers of an interview with a person whom the text names above it.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        cover: What quotation marks enclose; an answer does not start there.
    """
    emphasised = [_EMPHASISED.fullmatch(paragraph.of(text)) for paragraph in paragraphs]
    questions = [index for index, match in enumerate(emphasised) if match is not None]
    asked = sum(match["words"].rstrip().endswith("?") for match in emphasised if match is not None)
    if asked < _LEAST_QUESTIONS or asked < _SHARE * len(questions):
        return []
    person = _person(text, paragraphs[: questions[0]])
    answers = list(_answers(paragraphs, questions))
    spoken = sum(
        any(_PARTICIPANT.search(part.of(text)) for part in answer)
        and not cover.starts_at(answer[0].start)
        for answer in answers
    )
    if person is None or len(answers) < _LEAST_QUESTIONS or spoken < _SHARE * len(answers):
        return []
    label = SpeakerLabel(person, person.of(text))
    return [QuotedStretch(answer, answer, MarkStyle.LABEL, label=label) for answer in answers]


def _person(text: str, above: Sequence[Span]) -> Span | None:
    """Return the first mention of the person whom the paragraphs above name most often."""
    names = [
        Span(*match.span())
        for paragraph in above
        for match in _NAME.finditer(text, paragraph.start, paragraph.end)
        if match["first"].lower() in given_names()
    ]
    if not names:
        return None
    ((name, _),) = Counter(span.of(text) for span in names).most_common(1)
    return next(span for span in names if span.of(text) == name)


def _answers(paragraphs: Sequence[Span], questions: Sequence[int]) -> Iterator[tuple[Span, ...]]:
    """Yield the paragraphs after each question; after the last one there is only one."""
    for index, following in zip(questions, [*questions[1:], questions[-1] + 2], strict=True):
        answer = tuple(paragraphs[index + 1 : following])
        if 0 < len(answer) <= _LONGEST_ANSWER:
            yield answer
