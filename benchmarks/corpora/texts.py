"""What the readers of the corpora return: texts with the quotations that annotators marked."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

import attrs

from quoteattr.schema.quote import Gender
from quoteattr.schema.span import Span

UNKNOWABLE = frozenset({"_unknowable", "_group", "_narr"})
"""What PDNC writes where a quotation has no single speaker that a reader could know."""


class CorpusError(Exception):
    """A corpus is missing or malformed; names the file."""


@attrs.frozen
class Relation:
    """An attribution relation in news: source, cue and content."""

    content: tuple[Span, ...]
    """The words reported."""
    source: tuple[Span, ...] = ()
    """The words that name the source; empty if no words do."""
    cue: tuple[Span, ...] = ()
    """The words of the cue; empty if there is no cue."""


@attrs.frozen
class NewsText:
    """A news article with its attribution relations."""

    id: str
    """Stem of the file."""
    text: str = attrs.field(repr=False)
    """The article as it is in the file."""
    relations: tuple[Relation, ...]
    """In the order of the file."""

    def cut(self, characters: int) -> "NewsText":
        """Return the beginning of the text with the annotation that lies wholly in it."""
        relations = tuple(
            relation
            for relation in self.relations
            if _stays((*relation.content, *relation.source, *relation.cue), characters)
        )
        return attrs.evolve(self, text=self.text[:characters], relations=relations)


@attrs.frozen
class FictionQuotation:
    """A quotation in a novel."""

    parts: tuple[Span, ...]
    """The uninterrupted stretches."""
    speaker: str | None
    """Id of the character."""
    kind: str = "all"
    """`explicit`, `anaphoric` or `implicit` in PDNC; elsewhere `all`."""
    addressees: frozenset[str] = frozenset()
    """Ids of the characters to whom it is said; empty if the corpus does not say."""

    @property
    def is_knowable(self) -> bool:
        """Whether there is one speaker whom a reader can know."""
        return self.speaker is not None and self.speaker not in UNKNOWABLE


@attrs.frozen
class GoldCharacter:
    """A character with all names that the novel uses."""

    id: str
    """Main name."""
    names: frozenset[str]
    """All names, the main name included."""
    gender: Gender | None = None
    """The pronouns that the novel uses, None if the corpus does not say."""


@attrs.frozen
class GoldMention:
    """Words that refer to a character."""

    span: Span
    """Their offsets."""
    entity: str
    """Id of the character."""


@attrs.frozen
class FictionText:
    """A novel, or a piece of one, with its quotations."""

    id: str
    """Stem of the file, or name of the folder."""
    text: str = attrs.field(repr=False)
    """The text as it is in the file."""
    quotations: tuple[FictionQuotation, ...]
    """In the order of the file."""
    characters: tuple[GoldCharacter, ...] | None = None
    """All characters; None if the corpus has mentions instead."""
    mentions: tuple[GoldMention, ...] = ()
    """All mentions of characters, where the corpus has them."""

    def cut(self, characters: int) -> "FictionText":
        """Return the beginning of the text with the annotation that lies wholly in it."""
        quotations = (item for item in self.quotations if _stays(item.parts, characters))
        mentions = (item for item in self.mentions if _stays([item.span], characters))
        return attrs.evolve(
            self,
            text=self.text[:characters],
            quotations=tuple(quotations),
            mentions=tuple(mentions),
        )


GoldText = TypeVar("GoldText", NewsText, FictionText)


def choose(
    texts: Iterable[GoldText],
    *,
    documents: int | None = None,
    characters: int | None = None,
    only: Collection[str] = (),
) -> Iterator[GoldText]:
    """Yield some of the texts, or their beginnings.

    Args:
        texts: All texts of a corpus.
        documents: Maximum number of texts.
        characters: Maximum number of characters of each.
        only: Ids of the texts to take, all if empty.
    """
    left = documents
    for text in texts:
        if only and text.id not in only:
            continue
        if left is not None:
            if left == 0:
                return
            left -= 1
        yield text if characters is None else text.cut(characters)


def _stays(spans: Iterable[Span], end: int) -> bool:
    return all(span.end <= end for span in spans)
