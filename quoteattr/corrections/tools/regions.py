"""Quotations made of labelled stretches and the links between them, whatever the tool."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.corrections.actions import AddQuote, Anchor, Passage, SpeakerReference
from quoteattr.corrections.anchoring import anchor_to
from quoteattr.corrections.annotations import Annotations
from quoteattr.export.annotators.regions import (
    CONTINUES,
    CUE,
    QUOTATION,
    REPORTED_BY,
    SAID_BY,
    SOURCE,
    Link,
)
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.records.values import text_sha256
from quoteattr.schema.span import Span


@attrs.frozen
class Labelled:
    """A labelled stretch, of several parts in some tools."""

    label: str
    """The label that it has in the tool."""
    parts: tuple[Passage, ...]
    """Its parts, in text order; at least one."""
    is_ours: bool = False
    """Whether quoteattr made it, so that an empty speaker means an unknown one."""
    kind: QuoteKind = QuoteKind.DIRECT
    """The kind of a quotation."""
    act: Act = Act.SPEECH
    """The act of a quotation."""
    speaker: str = ""
    """Name of the speaker, empty if none is given."""
    addressee: str = ""
    """Name of the addressee, empty if none is given."""


def passage(start: int, end: int, words: str, text: str) -> Passage:
    """Return a stretch with the words that a tool says are there.

    Args:
        start: Offset of the first character as the tool counts.
        end: Offset after the last character.
        words: The words.
        text: The text that was annotated. If other words are at these offsets, they may count
            UTF-16 units, as JavaScript does.
    """
    if text[start:end] != words:
        units = text.encode("utf-16-le", "surrogatepass")
        before = units[: 2 * start].decode("utf-16-le", "replace")
        inside = units[2 * start : 2 * end].decode("utf-16-le", "replace")
        if inside == words:
            return Passage(Span(len(before), len(before) + len(inside)), words)
    return Passage(Span(start, end), words)


def annotations(
    regions: Mapping[str, Labelled], links: Iterable[Link], *, text: str = "", document: str
) -> Annotations:
    """Return the quotations among labelled stretches.

    A quotation with a source but no speaker has the speaker of other quotations with this source,
    else the words of the source as a name, unless they are a pronoun.

    Args:
        regions: The stretches by their names.
        links: The links between them.
        text: The text, empty if the tool does not return it.
        document: Name of the document.
    """
    found = _Found(regions, tuple(links), text)
    quotes = tuple(
        found.quotation(name)
        for name, region in regions.items()
        if region.label == QUOTATION and name not in found.first
    )
    return Annotations(quotes, document, text_sha256(text) if text else "")


@attrs.frozen
class _Found:
    """The stretches with their links."""

    regions: Mapping[str, Labelled]
    links: Sequence[Link]
    text: str
    first: dict[str, str] = attrs.field(init=False)
    """For each stretch that continues another one the name of the first."""

    @first.default
    def _find_first(self) -> dict[str, str]:
        return {
            link.start: link.end
            for link in self.links
            if link.label == CONTINUES
            and link.start != link.end
            and {link.start, link.end} <= self.regions.keys()
            and self.regions[link.start].label == self.regions[link.end].label
        }

    def quotation(self, name: str) -> AddQuote:
        region = self.regions[name]
        source = self._linked(name, SAID_BY, SOURCE)
        speaker = region.speaker
        if source and not speaker and not region.is_ours:
            speaker = self._speaker_of(source)
        cue = self._linked(name, REPORTED_BY, CUE)
        return AddQuote(
            self._anchor(name),
            region.kind,
            region.act,
            SpeakerReference(speaker) if speaker else None,
            SpeakerReference(region.addressee) if region.addressee else None,
            self._anchor(cue) if cue else None,
            self._anchor(source) if source else None,
        )

    def _linked(self, name: str, link: str, label: str) -> str | None:
        """Return the stretch that a quotation is linked to, from whichever of its parts."""
        parts = {name, *self._others(name)}
        ends = (one.end for one in self.links if one.label == link and one.start in parts)
        known = (self.first.get(end, end) for end in ends if end in self.regions)
        return next((end for end in known if self.regions[end].label == label), None)

    def _others(self, name: str) -> Iterator[str]:
        return (other for other, first in self.first.items() if first == name)

    def _speaker_of(self, source: str) -> str:
        quotations = (
            self.regions[link.start]
            for link in self.links
            if link.label == SAID_BY and link.end == source and link.start in self.regions
        )
        if known := next((one.speaker for one in quotations if one.speaker), ""):
            return known
        words = " ".join(" ".join(part.words for part in self.regions[source].parts).split())
        return "" if is_pronoun(words) else words

    def _anchor(self, name: str) -> Anchor:
        names = (name, *self._others(name))
        parts = sorted(
            (part for one in names for part in self.regions[one].parts), key=lambda one: one.span
        )
        if all(part.span.of(self.text) == part.words for part in parts):
            return anchor_to([part.span for part in parts], self.text)
        return Anchor(tuple(parts))
