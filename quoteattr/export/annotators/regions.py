"""What annotation tools have in common: labelled stretches of a text, and links between them.

A stretch is uninterrupted; of a quotation in several parts, each part is a stretch, linked to the
first by `Continues`.
"""

import attrs

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span
from quoteattr.schema.surrogates import replaced_halves

QUOTATION, CUE, SOURCE = "Quotation", "Cue", "Source"
LABELS = (QUOTATION, CUE, SOURCE)
"""The labels of stretches, those of brat too."""
SAID_BY, REPORTED_BY, CONTINUES = "SaidBy", "ReportedBy", "Continues"
LINKS = (SAID_BY, REPORTED_BY, CONTINUES)
"""The labels of links: from a quotation to its source and its cue, from a part to the first."""


@attrs.frozen
class Region:
    """A labelled stretch."""

    name: str
    """Its name, unique in the document."""
    label: str
    """One of `LABELS`."""
    span: Span
    """Its offsets."""
    quote: Quote | None = None
    """The quotation whose first part it is; None for everything else."""

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """Kind, act, speaker and addressee of the quotation, each with its value if it has one."""
        if self.quote is None:
            return ()
        people = {"speaker": self.quote.speaker, "addressee": self.quote.addressee}
        return (
            ("kind", self.quote.kind.value),
            ("act", self.quote.act.value),
            *((key, replaced_halves(one.name)) for key, one in people.items() if one),
        )


@attrs.frozen
class Link:
    """A link between two stretches."""

    label: str
    """One of `LINKS`."""
    start: str
    """Name of the stretch where it starts."""
    end: str
    """Name of the stretch where it ends."""


def read_regions(document: Document) -> tuple[tuple[Region, ...], tuple[Link, ...]]:
    """Return the stretches of a document, and the links between them.

    Empty stretches, which no tool can show, are left out.
    """
    collected = _Collected()
    for quote in document.quotes:
        collected.add(quote)
    return tuple(collected.regions), tuple(collected.links)


@attrs.define
class _Collected:
    """The stretches and links so far."""

    regions: list[Region] = attrs.field(factory=list)
    links: list[Link] = attrs.field(factory=list)
    _known: dict[tuple[str, tuple[Span, ...]], str] = attrs.field(factory=dict)
    """The first stretch of each cue and source; two quotations may share one."""

    def add(self, quote: Quote) -> None:
        name = self._parts(f"q{quote.id}", QUOTATION, quote.parts, quote)
        if not name:
            return
        if quote.source and (source := self._shared(SOURCE, quote.source.parts)):
            self.links.append(Link(SAID_BY, name, source))
        if quote.cue and (cue := self._shared(CUE, quote.cue.parts)):
            self.links.append(Link(REPORTED_BY, name, cue))

    def _shared(self, label: str, parts: tuple[Span, ...]) -> str:
        if (label, parts) not in self._known:
            name = f"{label[0].lower()}{len(self._known) + 1}"
            self._known[label, parts] = self._parts(name, label, parts)
        return self._known[label, parts]

    def _parts(
        self, name: str, label: str, parts: tuple[Span, ...], quote: Quote | None = None
    ) -> str:
        """Add the parts of an extent, and return the name of the first, empty if there is none."""
        for number, part in enumerate(filter(len, parts), start=1):
            if number == 1:
                self.regions.append(Region(name, label, part, quote))
                continue
            self.regions.append(Region(f"{name}.{number}", label, part))
            self.links.append(Link(CONTINUES, f"{name}.{number}", name))
        return name if any(parts) else ""
