"""How far people agree: two annotators of one article, measured as a system would be.

PolNeAR has several versions of some articles. What one annotator marks is scored against what
another marks, in both directions; no system can be expected to come much nearer to either.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path

from benchmarks.corpora.polnear import read_versions
from benchmarks.corpora.texts import NewsText
from benchmarks.measures import news
from benchmarks.statistics.bootstrap import total
from benchmarks.statistics.extents import Counts
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Mention, MentionForm, Quote, QuoteKind
from quoteattr.schema.span import Span, join_parts

SPLITS = ("train", "dev")
"""The splits that have articles with several annotators."""


def read_people(folder: Path) -> Iterator[tuple[NewsText, ...]]:
    """Yield the versions of each article that several people annotated.

    Args:
        folder: A clone of PolNeAR's repository.

    Raises:
        CorpusError: A split is not in the folder.
    """
    for split in SPLITS:
        for versions in read_versions(folder, split):
            if len(versions) > 1:
                yield versions


def count(versions: Iterable[NewsText]) -> Counts:
    """Return the counts of one article: every version against every other one."""
    return total([news.count(one, as_document(other)) for one, other in permutations(versions, 2)])


def as_document(version: NewsText) -> Document:
    """Return what an annotator marked as if an engine had found it."""
    text = version.text

    def source(parts: tuple[Span, ...]) -> Mention | None:
        return Mention(parts, join_parts(parts, text), MentionForm.NOMINAL) if parts else None

    quotes = (
        Quote(
            number,
            QuoteKind.INDIRECT,
            Act.SPEECH,
            relation.content,
            join_parts(relation.content, text),
            cue=Cue.read(relation.cue, text) if relation.cue else None,
            source=source(relation.source),
        )
        for number, relation in enumerate(version.relations, start=1)
    )
    return Document(text, tuple(quotes), id=version.id)
