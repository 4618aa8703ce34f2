"""What published systems are given, given to this library as well: quotations and characters.

A quotation that is given is set off as if its marks had been found there; what is the utterance,
its cue and its speaker remains to be decided. A character that is given is what a user of
`characters=` would write.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import attrs

from benchmarks.characters import fold
from benchmarks.corpora import CorpusError, FictionText
from benchmarks.held_out import weights_of
from benchmarks.pdnc import read_pdnc
from benchmarks.runs import Engine
from quoteattr.attribute.engine import attribute
from quoteattr.find.reports.merge import find_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.acts import with_written_acts
from quoteattr.find.utterances.assemble import find_utterances
from quoteattr.language.lexicon import Lexicon
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch, Utterance

_MARKS = frozenset("\"'“”‘’«»_")


class Given(StrEnum):
    """What the annotation of a novel gives."""

    QUOTATIONS = "quotations"
    """The parts of all quotations."""
    CHARACTERS = "characters"
    """The names of all characters."""


def load_given(pipeline: Pipeline, pdnc: Path, given: Collection[Given]) -> Engine:
    """Return an engine that reads each novel by weights of other authors, with what is given.

    Args:
        pipeline: What reads everything else.
        pdnc: A clone of the repository.
        given: What is given.

    Raises:
        CorpusError: The text is not the beginning of a novel, or all weights were learned from it.
    """
    novels = tuple(read_pdnc(pdnc))

    def run(text: str) -> Document:
        novel = next((one for one in novels if one.text.startswith(text)), None)
        if novel is None:
            raise CorpusError(f"no novel of PDNC begins with {text[:40]!r}")
        knowing = attrs.evolve(pipeline, weights=weights_of(novel.id))
        if Given.CHARACTERS in given:
            knowing = attrs.evolve(knowing, characters=listed_characters(novel))
        if Given.QUOTATIONS not in given:
            return knowing(text)
        return _with_quotations(knowing, novel.cut(len(text)))

    return run


def listed_characters(novel: FictionText) -> tuple[Character, ...]:
    """Return the characters of a novel without the names that several of them bear."""
    characters = novel.characters or ()
    bearers = Counter(name for one in characters for name in set(map(fold, one.names)))
    return tuple(
        Character(one.id, sorted(name for name in one.names if bearers[fold(name)] == 1))
        for one in characters
    )


def given_stretches(text: str, quotations: Iterable[Sequence[Span]]) -> tuple[QuotedStretch, ...]:
    """Return the quoted stretches of the quotations that are given, one for each of their parts.

    A part inside another one is left out: it is its content.

    Args:
        text: The text.
        quotations: The parts of each quotation.
    """
    stretches: list[QuotedStretch] = []
    parts = {part for parts in quotations for part in parts}
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if not stretches or part.start >= stretches[-1].end:
            inner = _without_marks(text, part)
            if inner.start < inner.end:
                outer = _with_marks(text, part)
                stretches.append(QuotedStretch((inner,), (outer,), MarkStyle.DOUBLE))
    return tuple(stretches)


def _without_marks(text: str, part: Span) -> Span:
    start, end = part.start, part.end
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _with_marks(text: str, part: Span) -> Span:
    start, end = part.start, part.end
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _with_quotations(pipeline: Pipeline, novel: FictionText) -> Document:
    """Return the document of a novel whose quotations are given."""
    annotated = pipeline.annotator(novel.text)
    stretches = given_stretches(novel.text, (one.parts for one in novel.quotations))
    utterances = tuple(_find(annotated, stretches, pipeline.lexicon))
    quotes, speakers = resolve(
        annotated,
        attribute(annotated, utterances, pipeline.lexicon),
        characters=pipeline.characters,
        weights=pipeline.weights,
        confidence=pipeline.confidence,
    )
    return Document(novel.text, quotes, speakers, id=novel.id)


def _find(
    annotated: AnnotatedText, stretches: tuple[QuotedStretch, ...], lexicon: Lexicon
) -> Iterator[Utterance]:
    levels = Levels(annotated, stretches)
    utterances, _ = find_utterances(levels, find_reports(levels, lexicon), lexicon)
    yield from with_written_acts(annotated, utterances)
