"""Identity: whether the names of one character are one speaker, and those of two are not.

The novels of PDNC list the names of each character, and say whom each mention in a quotation refers
to. Only speakers and addressees are in a document, so that a name of nobody else is judged.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping

from benchmarks.corpora.texts import FictionText
from benchmarks.measures.characters import Owners, characters_of, fold, owners_of
from benchmarks.statistics.extents import Counts, Measures, ratio
from quoteattr.schema.document import Document
from quoteattr.schema.quote import MentionForm


def count(gold: FictionText, predicted: Document) -> Counts:
    """Return the counts of one novel; those of B3 are sums of shares.

    Args:
        gold: A novel with a list of characters and the mentions in its quotations.
        predicted: What was found in it.
    """
    counts: defaultdict[str, float] = defaultdict(float, documents=1)
    owners = owners_of(gold.characters or ())
    clusters = Counter(filter(None, characters_of(predicted.speakers, gold).values()))
    quotations = Counter(
        item.speaker for item in gold.quotations if item.is_knowable and item.speaker
    )
    for character, number in quotations.items():
        counts["characters"] += 1
        counts["quotations"] += number
        counts["characters found"] += character in clusters
        counts["quotations of characters found"] += number * (character in clusters)
        counts["clusters of characters"] += clusters[character]
    for votes in _listed_names(predicted, owners):
        counts["names"] += votes.total()
        counts["names of the main character"] += max(votes.values(), default=0)
    counts.update(_b3(tuple(_gold_names(gold, predicted, owners))))
    return counts


def measures(counts: Counts) -> Measures:
    """Return the measures of one or of many novels."""
    names = counts.get("gold names", 0)
    precision = ratio(counts.get("B3 precision", 0), names)
    recall = ratio(counts.get("B3 recall", 0), names)
    found = counts.get("characters found", 0)
    return {
        "characters found": ratio(found, counts.get("characters", 0)),
        "characters found, by quotations": ratio(
            counts.get("quotations of characters found", 0), counts.get("quotations", 0)
        ),
        "speakers per character": ratio(counts.get("clusters of characters", 0), found),
        "purity of names": ratio(
            counts.get("names of the main character", 0), counts.get("names", 0)
        ),
        "names in quotations B3 P": precision,
        "names in quotations B3 R": recall,
        "names in quotations B3 F": ratio(2 * precision * recall, precision + recall),
    }


def _listed_names(predicted: Document, owners: Owners) -> Iterator[Counter[str]]:
    """Yield the characters whose names a speaker is called by, with the number of mentions.

    A name of several characters, or of none, does not count.
    """
    for speaker in predicted.speakers:
        names = (one.text for one in speaker.mentions if one.form is MentionForm.NAME)
        found = (owners.get(fold(name), frozenset()) for name in names)
        yield Counter(character for own in found if len(own) == 1 for character in own)


def _gold_names(
    gold: FictionText, predicted: Document, owners: Owners
) -> Iterator[tuple[str, Hashable]]:
    """Yield the character and the speaker of each gold mention that is a listed name.

    A name that is a mention of no speaker is a cluster of its own.
    """
    speaker_at = {
        part.end: speaker.id
        for speaker in predicted.speakers
        for mention in speaker.mentions
        for part in mention.parts
    }
    speaking = {item.speaker for item in gold.quotations if item.is_knowable}
    for mention in gold.mentions:
        is_name = fold(mention.span.of(gold.text)) in owners
        if is_name and mention.entity in speaking:
            yield mention.entity, speaker_at.get(mention.span.end, f"none {mention.span.end}")


def _b3(pairs: tuple[tuple[str, Hashable], ...]) -> Mapping[str, float]:
    """Return the sums of B-cubed precision and recall over names (Bagga and Baldwin 1998)."""
    both = Counter(pairs)
    gold = Counter(character for character, _ in pairs)
    system = Counter(speaker for _, speaker in pairs)
    return {
        "gold names": len(pairs),
        "B3 precision": sum(n * n / system[speaker] for (_, speaker), n in both.items()),
        "B3 recall": sum(n * n / gold[character] for (character, _), n in both.items()),
    }
