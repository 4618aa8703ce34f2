"""Gives this library what published systems are given: quotations and characters.

A quotation that is given is set off as if its marks had been found there; what is the utterance,
its cue and its speaker remains to be decided. A character that is given is what a user of
`characters=` would write.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import attrs

from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.texts import UNKNOWABLE, CorpusError, FictionText
from benchmarks.engines.held_out import weights_of
from benchmarks.engines.runs import Engine
from benchmarks.measures.characters import fold
from quoteattr.attribute.engine import attribute
from quoteattr.find.reports.merge import find_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
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
from quoteattr.select.selection import Selection

_MARKS = frozenset("\"'“”‘’«»_")


class Given(StrEnum):
    """What the annotation of a novel gives."""

    QUOTATIONS = "quotations"
    """The parts of all quotations."""
    CHARACTERS = "characters"
    """The names and genders of the characters who speak or are addressed."""


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
    """Return the characters who speak or are addressed, without the names that several bear.

    The rest of the list are names that the annotators could not ascribe to anybody ("The Painter",
    "Mr. Crawford" beside "Henry Crawford"), places and people who are only talked about.

    Args:
        novel: A whole novel.
    """
    characters = novel.characters or ()
    bearers = Counter(name for one in characters for name in set(map(fold, one.names)))
    speakers = {quotation.speaker for quotation in novel.quotations}
    present = speakers.union(*(quotation.addressees for quotation in novel.quotations)) - UNKNOWABLE
    return tuple(
        Character(
            one.id,
            sorted(name for name in one.names if bearers[fold(name)] == 1),
            one.gender,
        )
        for one in characters
        if one.id in present
    )


def given_stretches(
    text: str, paragraphs: Sequence[Span], quotations: Iterable[Sequence[Span]]
) -> tuple[QuotedStretch, ...]:
    """Return the quoted stretches of the quotations that are given.

    What marks set off is kept, with what is quoted inside it, where it contains parts of quotations
    and none of them ends outside: the annotation leaves out of a speech what the speaker quotes.
    Any other part is a stretch of its own, unless it is inside one.

    Args:
        text: The text.
        paragraphs: Its paragraphs.
        quotations: The parts of each quotation.
    """
    owners = {
        _without_marks(text, part): number
        for number, parts in enumerate(quotations)
        for part in parts
    }
    found = find_stretches(text, paragraphs)
    kept: dict[int, QuotedStretch] = {}
    for index, stretch in enumerate(found):
        if stretch.parent in kept or (stretch.parent is None and _is_given(stretch, owners)):
            kept[index] = stretch
    hulls = [Span(one.start, one.end) for one in kept.values() if one.parent is None]
    end = 0
    bare: list[QuotedStretch] = []
    for part in sorted(owners, key=lambda part: (part.start, -part.end)):
        if len(part) and part.start >= end and not any(hull.contains(part) for hull in hulls):
            end = part.end
            bare.append(QuotedStretch((part,), (_with_marks(text, part),), MarkStyle.DOUBLE))
    ordered = sorted((*kept.values(), *bare), key=lambda one: (one.start, -one.end))
    index_of = {id(one): index for index, one in enumerate(ordered)}
    return tuple(
        one if one.parent is None else attrs.evolve(one, parent=index_of[id(found[one.parent])])
        for one in ordered
    )


def _is_given(stretch: QuotedStretch, owners: Mapping[Span, int]) -> bool:
    """Whether a stretch contains parts of quotations, of one only if it has several paragraphs."""
    hull = Span(stretch.start, stretch.end)
    parts = [part for part in owners if part.overlaps(hull)]
    is_one = len(stretch.parts) == 1 or len({owners[part] for part in parts}) == 1
    return bool(parts) and is_one and all(map(hull.contains, parts))


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
    quotations = [one.parts for one in novel.quotations]
    stretches = given_stretches(novel.text, annotated.paragraphs, quotations)
    selection = Selection(
        pipeline.acts, pipeline.direct_only, pipeline.min_confidence, pipeline.terms
    )
    utterances = selection.utterances(tuple(_find(annotated, stretches, pipeline.lexicon)))
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
