"""What went wrong with each quotation, and what changed since an earlier run."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from benchmarks.corpora.texts import FictionText, NewsText
from benchmarks.measures import fiction, news
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind
from quoteattr.schema.span import Span, join_parts

RIGHT = "right"
MISSED = "missed"
SPURIOUS = "spurious"
WRONG_EXTENT = "wrong extent"
WRONG_SOURCE = "wrong source"
WRONG_SPEAKER = "wrong speaker"
ERROR_TYPES = (MISSED, SPURIOUS, WRONG_EXTENT, WRONG_SOURCE, WRONG_SPEAKER)
_NOBODY = "-"


@attrs.frozen
class Outcome:
    """The outcome of one gold quotation, or of a spurious one."""

    document: str
    """Id of the text."""
    type: str
    """`right` or one of `ERROR_TYPES`."""
    kind: str
    """Kind of the gold quotation, or of the predicted one if it is spurious."""
    rule: str
    """The rule that decided; `-` if nothing was predicted."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    gold: str
    """What it should be: the words, the source or the speaker."""
    predicted: str
    """What was predicted instead."""

    @property
    def key(self) -> tuple[str, bool, int, int]:
        """Identifies the quotation across runs over the same texts."""
        return self.document, self.type == SPURIOUS, self.start, self.end


@attrs.frozen
class Changes:
    """The differences between a run and an earlier one."""

    gained: tuple[Outcome, ...]
    """Outcomes in the earlier run of gold quotations that only this run gets right."""
    lost: tuple[Outcome, ...]
    """Outcomes in this run of gold quotations that only the earlier run got right."""
    new_spurious: tuple[Outcome, ...]
    """Spurious predictions of this run only."""
    gone_spurious: tuple[Outcome, ...]
    """Spurious predictions of the earlier run only."""


def news_outcomes(gold: NewsText, predicted: Document) -> Iterator[Outcome]:
    """Yield the outcome of every relation; only the first error of each counts."""
    judged = news.judge(gold, predicted)
    yield from (_of_relation(gold, item) for item in judged)
    matched = {item.nearest.id for item in judged if item.nearest}
    yield from (_spurious(gold.id, quote) for quote in predicted.quotes if quote.id not in matched)


def fiction_outcomes(gold: FictionText, predicted: Document) -> Iterator[Outcome]:
    """Yield the outcome of every quotation; only the first error of each counts."""
    judged = fiction.judge(gold, predicted)
    yield from (_of_quotation(gold, item) for item in judged)
    matched = {item.found.id for item in judged if item.found}
    for quote in predicted.quotes:
        if quote.kind is not QuoteKind.INDIRECT and quote.id not in matched:
            yield _spurious(gold.id, quote)


def _of_relation(gold: NewsText, item: news.Judged) -> Outcome:
    relation, found = item.relation, item.nearest
    outcome = _by_words(gold, relation.content, item.kind, found)
    if found is None or not item.is_hit:
        return outcome
    return attrs.evolve(
        outcome,
        type=RIGHT if item.is_source_right else WRONG_SOURCE,
        gold=join_parts(relation.source, gold.text) or _NOBODY,
        predicted=found.source.text if found.source else _NOBODY,
    )


def _of_quotation(gold: FictionText, item: fiction.Judged) -> Outcome:
    quotation, found = item.quotation, item.found
    outcome = _by_words(gold, quotation.parts, quotation.kind, found)
    is_speaker_wrong = quotation.is_knowable and not item.is_speaker_right
    if found is None or not (is_speaker_wrong or item.is_exact):
        return outcome
    return attrs.evolve(
        outcome,
        type=WRONG_SPEAKER if is_speaker_wrong else RIGHT,
        gold=quotation.speaker or _NOBODY,
        predicted=found.speaker.name if found.speaker else _NOBODY,
    )


def _by_words(
    gold: NewsText | FictionText, parts: Sequence[Span], kind: str, found: Quote | None
) -> Outcome:
    """Return the outcome by words alone: missed, or another extent."""
    return Outcome(
        document=gold.id,
        type=WRONG_EXTENT if found else MISSED,
        kind=kind,
        rule=found.rule if found else _NOBODY,
        start=parts[0].start,
        end=parts[-1].end,
        gold=join_parts(parts, gold.text),
        predicted=found.text if found else _NOBODY,
    )


def tabulate(outcomes: Iterable[Outcome], by: str) -> dict[str, Counter[str]]:
    """Return how often each outcome occurs for each value of a field, the most frequent first.

    Args:
        outcomes: The outcome of each quotation.
        by: `kind` or `rule`.
    """
    table: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        table.setdefault(getattr(outcome, by), Counter())[outcome.type] += 1
    return dict(sorted(table.items(), key=lambda item: (-item[1].total(), item[0])))


def changes(before: Sequence[Outcome], after: Sequence[Outcome]) -> Changes:
    """Return what was gained and lost between two runs over the same texts."""
    old: dict[Hashable, Outcome] = {outcome.key: outcome for outcome in before}
    new: dict[Hashable, Outcome] = {outcome.key: outcome for outcome in after}
    return Changes(
        gained=tuple(old.get(own.key, own) for own in _only(RIGHT, new, old)),
        lost=tuple(new.get(own.key, own) for own in _only(RIGHT, old, new)),
        new_spurious=_only(SPURIOUS, new, old),
        gone_spurious=_only(SPURIOUS, old, new),
    )


def _only(
    type_: str, one: Mapping[Hashable, Outcome], other: Mapping[Hashable, Outcome]
) -> tuple[Outcome, ...]:
    """Return the outcomes of a type in one run that are of another type or not in the other."""
    return tuple(
        outcome
        for key, outcome in one.items()
        if outcome.type == type_ and (key not in other or other[key].type != type_)
    )


def _spurious(document: str, quote: Quote) -> Outcome:
    return Outcome(
        document=document,
        type=SPURIOUS,
        kind=quote.kind.value,
        rule=quote.rule or _NOBODY,
        start=quote.start,
        end=quote.end,
        gold=_NOBODY,
        predicted=quote.text,
    )
