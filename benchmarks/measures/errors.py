"""What went wrong with each quotation, and what changed since an earlier run."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from benchmarks.corpora.texts import FictionText, NewsText
from benchmarks.measures import fiction, news
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind
from quoteattr.schema.span import join_parts

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
    matched: set[int] = set()
    for item in news.judge(gold, predicted):
        near, relation = item.nearest, item.relation
        wanted, got = join_parts(relation.content, gold.text), near.text if near else _NOBODY
        if near is None:
            type_ = MISSED
        elif not item.is_hit:
            type_ = WRONG_EXTENT
        else:
            type_ = RIGHT if item.is_source_right else WRONG_SOURCE
            wanted = join_parts(relation.source, gold.text) or _NOBODY
            got = near.source.text if near.source else _NOBODY
        if near:
            matched.add(near.id)
        yield Outcome(
            document=gold.id,
            type=type_,
            kind=item.kind,
            rule=near.rule if near else _NOBODY,
            start=relation.content[0].start,
            end=relation.content[-1].end,
            gold=wanted,
            predicted=got,
        )
    yield from (_spurious(gold.id, quote) for quote in predicted.quotes if quote.id not in matched)


def fiction_outcomes(gold: FictionText, predicted: Document) -> Iterator[Outcome]:
    """Yield the outcome of every quotation; only the first error of each counts."""
    matched: set[int] = set()
    for item in fiction.judge(gold, predicted):
        quotation, found = item.quotation, item.found
        wanted, got = join_parts(quotation.parts, gold.text), found.text if found else _NOBODY
        if found is None:
            type_ = MISSED
        elif quotation.is_knowable and not item.is_speaker_right:
            type_ = WRONG_SPEAKER
        elif not item.is_exact:
            type_ = WRONG_EXTENT
        else:
            type_ = RIGHT
        if found and type_ != WRONG_EXTENT:
            wanted = quotation.speaker or _NOBODY
            got = found.speaker.name if found.speaker else _NOBODY
        if found:
            matched.add(found.id)
        yield Outcome(
            document=gold.id,
            type=type_,
            kind=quotation.kind,
            rule=found.rule if found else _NOBODY,
            start=quotation.parts[0].start,
            end=quotation.parts[-1].end,
            gold=wanted,
            predicted=got,
        )
    for quote in predicted.quotes:
        if quote.kind is not QuoteKind.INDIRECT and quote.id not in matched:
            yield _spurious(gold.id, quote)


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
