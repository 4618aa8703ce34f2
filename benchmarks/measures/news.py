"""News: how well the attribution relations of an article are found.

The definitions are in README.md. All counts are sums over documents, so that the bootstrap can add
up any sample of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from benchmarks.corpora.texts import NewsText, Relation
from benchmarks.statistics.extents import (
    Counts,
    Measures,
    letters,
    overlap,
    precision_recall,
    ratio,
)
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote

HIT = 0.5
"""Least intersection over union of a content that is found."""
DIRECT, SOME = 0.9, 0.05
"""A content with more than these shares of its letters inside marks is direct, or mixed."""
KINDS = ("direct", "mixed", "indirect")
_ROLES = ("content", "source", "cue")
# Marks are paired within a line; a curly one that is never closed ends with the line.
_INSIDE_MARKS = re.compile(r'“[^“”\n]*(?:”|(?=\n))|"[^"\n]*(?:"|(?=\n))')


@attrs.frozen
class _Letters:
    """The letters and digits of one relation, gold or predicted."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


@attrs.frozen
class Judged:
    """A gold relation with the predicted quotation that comes nearest to it."""

    relation: Relation
    """The gold relation."""
    kind: str
    """`direct`, `mixed` or `indirect`."""
    nearest: Quote | None
    """The predicted quotation with the largest overlap, None if none overlaps."""
    is_hit: bool
    """Whether the contents agree well enough and the quotation is no other relation's."""
    is_source_right: bool
    """Whether it is a hit and the sources overlap, or there is none on both sides."""
    is_cue_right: bool
    """Whether it is a hit and the cues overlap."""


def judge(gold: NewsText, predicted: Document) -> tuple[Judged, ...]:
    """Return every gold relation with what was found of it, one quotation to one relation."""
    inside = _inside_marks(gold.text)
    found = [_of_quote(quote, gold.text) for quote in predicted.quotes]
    taken: set[int] = set()
    judged = []
    for relation in gold.relations:
        own = _of_relation(relation, gold.text)
        overlaps = [overlap(own.content, other.content) for other in found]
        best = max(range(len(found)), key=overlaps.__getitem__, default=-1)
        is_near = best >= 0 and overlaps[best] > 0
        is_hit = is_near and overlaps[best] >= HIT and best not in taken
        source = found[best].source if is_hit else frozenset()
        if is_hit:
            taken.add(best)
        judged.append(
            Judged(
                relation,
                _kind(own.content, inside),
                predicted.quotes[best] if is_near else None,
                is_hit,
                is_hit and (bool(own.source & source) if own.source else not source),
                is_hit and bool(own.cue & found[best].cue),
            )
        )
    return tuple(judged)


def count(gold: NewsText, predicted: Document) -> Counts:
    """Return the counts of one article."""
    counts: defaultdict[str, float] = defaultdict(float, documents=1)
    counts["failed"] = "error" in predicted.meta
    owns = [_of_relation(relation, gold.text) for relation in gold.relations]
    found = [_of_quote(quote, gold.text) for quote in predicted.quotes]
    counts.update({"gold": len(owns), "predicted": len(found)})
    for role in _ROLES:
        wanted, got = _whole_extents(owns, role), _whole_extents(found, role)
        counts.update({f"{role} right": len(wanted & got)})
        counts.update({f"{role} gold": len(wanted), f"{role} predicted": len(got)})
    wanted_letters = frozenset[int]().union(*(own.content for own in owns))
    got_letters = frozenset[int]().union(*(own.content for own in found))
    counts["letters right"] = len(wanted_letters & got_letters)
    counts["letters gold"] = len(wanted_letters)
    counts["letters predicted"] = len(got_letters)
    for item in judge(gold, predicted):
        counts[item.kind] += 1
        counts["hit"] += item.is_hit
        counts[f"{item.kind} hit"] += item.is_hit
        counts["hit with source"] += item.is_source_right
        counts[f"{item.kind} hit with source"] += item.is_source_right
        if item.is_hit and letters(item.relation.source, gold.text):
            counts["hit that has a source"] += 1
            counts["source right of these"] += item.is_source_right
        if item.is_hit and letters(item.relation.cue, gold.text):  # some cues are a colon
            counts["hit that has a cue"] += 1
            counts["cue right of these"] += item.is_cue_right
    return counts


def measures(counts: Counts) -> Measures:
    """Return the measures of one or of many articles; a kind that does not occur is left out."""

    def triple(name: str, right: str, unit: str = "") -> Measures:
        predicted, gold = f"{unit} predicted".strip(), f"{unit} gold".strip()
        return precision_recall(name, *(counts.get(key, 0) for key in (right, predicted, gold)))

    result = triple("content characters", "letters right", "letters")
    result |= triple("content IoU50", "hit")
    for role in _ROLES:
        result |= triple(f"{role} exact", f"{role} right", role)
    result |= triple("content+source", "hit with source")
    result["source of hits"] = _share(counts, "source right of these", "hit that has a source")
    result["cue of hits"] = _share(counts, "cue right of these", "hit that has a cue")
    for kind in KINDS:
        if counts.get(kind):
            result[f"recall {kind}"] = _share(counts, f"{kind} hit", kind)
            result[f"recall {kind}, with source"] = _share(counts, f"{kind} hit with source", kind)
    return result


def judgements(gold: NewsText, predicted: Document) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each quotation, and whether it is a hit with the right source."""
    right = {
        item.nearest.id
        for item in judge(gold, predicted)
        if item.nearest is not None and item.is_source_right
    }
    return ((quote.confidence, quote.id in right) for quote in predicted.quotes)


def _share(counts: Counts, part: str, whole: str) -> float:
    return ratio(counts.get(part, 0), counts.get(whole, 0))


def _inside_marks(text: str) -> frozenset[int]:
    return frozenset(
        offset for match in _INSIDE_MARKS.finditer(text) for offset in range(*match.span())
    )


def _kind(content: frozenset[int], inside: frozenset[int]) -> str:
    share = ratio(len(content & inside), len(content))
    return "direct" if share > DIRECT else "mixed" if share > SOME else "indirect"


def _of_relation(relation: Relation, text: str) -> _Letters:
    parts = (relation.content, relation.source, relation.cue)
    return _Letters(*(letters(spans, text) for spans in parts))


def _of_quote(quote: Quote, text: str) -> _Letters:
    source = quote.source.parts if quote.source else ()
    cue = quote.cue.parts if quote.cue else ()
    return _Letters(*(letters(spans, text) for spans in (quote.parts, source, cue)))


def _whole_extents(relations: Iterable[_Letters], role: str) -> set[tuple[int, int, int]]:
    """Return first letter, last letter and number of letters: where an extent is, and its gaps."""
    extents: Iterable[frozenset[int]] = (getattr(relation, role) for relation in relations)
    return {(min(extent), max(extent), len(extent)) for extent in extents if extent}
