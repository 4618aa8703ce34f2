"""Fiction: how well quotations and their speakers are found, everything predicted.

The definitions are in README.md. All counts are sums over documents, so that the bootstrap can add
up any sample of them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

import attrs

from benchmarks.corpora.texts import FictionQuotation, FictionText
from benchmarks.measures.characters import characters_of
from benchmarks.statistics.extents import (
    Counts,
    Measures,
    all_edges,
    letters,
    precision_recall,
    ratio,
)
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind

FOUND = 0.5
"""Least share of a quotation's letters that one predicted quotation covers if it is found."""
KINDS = ("explicit", "anaphoric", "implicit")


@attrs.frozen
class Judged:
    """A gold quotation with the predicted one that covers most of it."""

    quotation: FictionQuotation
    """The gold quotation; it has at least one letter or digit."""
    found: Quote | None
    """The predicted quotation, None if none covers half of it."""
    is_exact: bool
    """Whether every part is predicted, from its first to its last letter or digit."""
    is_speaker_right: bool
    """Whether the speaker is the gold one."""
    is_addressee_right: bool
    """Whether the addressee is one of the gold ones."""
    is_source_right: bool
    """Whether the source is a mention of the gold speaker; needs a corpus with mentions."""


def judge(gold: FictionText, predicted: Document) -> tuple[Judged, ...]:
    """Return every gold quotation with what was found of it."""
    said = [quote for quote in predicted.quotes if quote.kind is not QuoteKind.INDIRECT]
    owner: dict[int, int] = {}
    for position, quote in enumerate(said):
        for offset in sorted(letters(quote.parts, gold.text)):
            owner.setdefault(offset, position)
    segments = _segments(said, gold.text)
    characters = characters_of(predicted.speakers, gold)
    mentioned = _letters_of_mentions(gold)
    judged = []
    for quotation in gold.quotations:
        own = letters(quotation.parts, gold.text)
        if not own:
            continue
        votes = Counter(owner[offset] for offset in sorted(own) if offset in owner)
        best, covered = votes.most_common(1)[0] if votes else (-1, 0)
        found = said[best] if covered >= FOUND * len(own) else None
        speaker = found.speaker if found else None
        addressee = found.addressee if found else None
        source = found.source.parts if found and found.source else ()
        judged.append(
            Judged(
                quotation,
                found,
                all_edges(quotation.parts, gold.text) <= segments,
                quotation.is_knowable
                and speaker is not None
                and characters[speaker.id] == quotation.speaker,
                addressee is not None and characters[addressee.id] in quotation.addressees,
                bool(letters(source, gold.text) & mentioned.get(quotation.speaker, frozenset())),
            )
        )
    return tuple(judged)


def count(gold: FictionText, predicted: Document) -> Counts:
    """Return the counts of one text; those of B3 are sums of shares."""
    counts: defaultdict[str, float] = defaultdict(float, documents=1)
    counts["failed"] = "error" in predicted.meta
    judged = judge(gold, predicted)
    said = [quote for quote in predicted.quotes if quote.kind is not QuoteKind.INDIRECT]
    wanted = frozenset[tuple[int, int]]().union(
        *(all_edges(item.quotation.parts, gold.text) for item in judged)
    )
    got = _segments(said, gold.text)
    counts.update({"segments right": len(wanted & got)})
    counts.update({"segments gold": len(wanted), "segments predicted": len(got)})
    knowable = [item for item in judged if item.quotation.is_knowable]
    for item in knowable:
        counts["gold"] += 1
        counts[f"{item.quotation.kind} gold"] += 1
        counts["found"] += item.found is not None
        counts["answered"] += item.found is not None and item.found.speaker is not None
        counts["right"] += item.is_speaker_right
        counts[f"{item.quotation.kind} right"] += item.is_speaker_right
        counts["source right"] += item.is_source_right
    for item in judged:
        if item.quotation.addressees:
            has_addressee = item.found is not None and item.found.addressee is not None
            counts["addressees gold"] += 1
            counts["addressees predicted"] += has_addressee
            counts["addressees right"] += item.is_addressee_right
    counts.update(_b3(knowable))
    return counts


def measures(counts: Counts, *, has_mentions: bool = True) -> Measures:
    """Return the measures of one or of many texts; a kind that does not occur is left out."""
    gold = counts.get("gold", 0)
    segments = (counts.get(f"segments {key}", 0) for key in ("right", "predicted", "gold"))
    result = precision_recall("segment exact", *segments)
    result["quotations found"] = ratio(counts.get("found", 0), gold)
    result["speaker"] = ratio(counts.get("right", 0), gold)
    result["speaker when answered"] = ratio(counts.get("right", 0), counts.get("answered", 0))
    for kind in KINDS:
        if counts.get(f"{kind} gold"):
            result[f"speaker, {kind}"] = ratio(
                counts.get(f"{kind} right", 0), counts[f"{kind} gold"]
            )
    if counts.get("addressees gold"):
        addressees = (counts.get(f"addressees {key}", 0) for key in ("right", "predicted", "gold"))
        result |= precision_recall("addressee", *addressees)
    if has_mentions:
        result["source is a mention of the speaker"] = ratio(counts.get("source right", 0), gold)
    precision = ratio(counts.get("B3 precision", 0), gold)
    recall = ratio(counts.get("B3 recall", 0), gold)
    f = ratio(2 * precision * recall, precision + recall)
    return result | {"speaker B3 P": precision, "speaker B3 R": recall, "speaker B3 F": f}


def judgements(gold: FictionText, predicted: Document) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each quotation in marks, and whether its speaker is right.

    One that covers no gold quotation is wrong; one that covers several has to be right in all.
    Where the speaker cannot be known, nothing is yielded.
    """
    covered: dict[int, list[Judged]] = defaultdict(list)
    for item in judge(gold, predicted):
        if item.found is not None:
            covered[item.found.id].append(item)
    for quote in predicted.quotes:
        if quote.kind is QuoteKind.INDIRECT:
            continue
        own = covered[quote.id]
        knowable = [item for item in own if item.quotation.is_knowable]
        if knowable or not own:
            yield (
                quote.confidence,
                bool(knowable) and all(item.is_speaker_right for item in knowable),
            )


def _segments(quotes: Sequence[Quote], text: str) -> frozenset[tuple[int, int]]:
    return all_edges((part for quote in quotes for part in quote.parts), text)


def _letters_of_mentions(gold: FictionText) -> Mapping[str | None, frozenset[int]]:
    spans = defaultdict(list)
    for mention in gold.mentions:
        spans[mention.entity].append(mention.span)
    return {entity: letters(own, gold.text) for entity, own in spans.items()}


def _b3(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the sums over quotations of B-cubed precision and recall (Bagga and Baldwin 1998)."""
    gold = [item.quotation.speaker for item in judged]
    # A quotation without an answer is a cluster of its own.
    system: list[Hashable] = [
        item.found.speaker.id if item.found and item.found.speaker else f"none {position}"
        for position, item in enumerate(judged)
    ]
    both = Counter(zip(gold, system, strict=True))
    sizes, system_sizes = Counter(gold), Counter(system)
    return {
        "B3 precision": sum(n * n / system_sizes[answer] for (_, answer), n in both.items()),
        "B3 recall": sum(n * n / sizes[speaker] for (speaker, _), n in both.items()),
    }
