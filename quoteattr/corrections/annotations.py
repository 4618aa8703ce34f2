"""All quotations of a text as a person annotated them, and how a result differs from them.

An annotation tool returns all quotations rather than the changes. The corrections are the
differences between them and the result.
"""

from collections.abc import Iterable, Iterator

import attrs

from quoteattr.corrections.actions import (
    Action,
    AddQuote,
    Anchor,
    RemoveQuote,
    SetAct,
    SetAddressee,
    SetKind,
    SetSpeaker,
    SpeakerReference,
)
from quoteattr.corrections.anchoring import NotApplicableError, anchor_to
from quoteattr.corrections.corrections import Corrected, Corrections
from quoteattr.corrections.draft import Draft, DraftQuote
from quoteattr.corrections.draft_speaker import DraftSpeaker
from quoteattr.corrections.lookup import anchored, quote_at, same_words
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.span import Span


@attrs.frozen
class Annotations:
    """The quotations of one text."""

    quotes: tuple[AddQuote, ...]
    """Every quotation that the text has."""
    document: str = ""
    """Name of the document."""
    text_sha256: str = ""
    """SHA-256 of the text, as `Document.text_sha256`; empty if unknown."""

    def difference(self, document: Document) -> Corrections:
        """Return the corrections that give a result these quotations."""
        is_same_text = document.text_sha256 == self.text_sha256
        draft = Draft.of(document, is_same_text=is_same_text)
        known: set[int] = set()
        changes: list[Action] = []
        for annotated in self.quotes:
            found = _find(draft, annotated.quote)
            if found is None:
                changes.append(_whole(draft, annotated))
            else:
                known.add(id(found))
                changes += _changes(draft, found, annotated)
        removed = [
            RemoveQuote(anchor_to(quote.parts, document.text))
            for quote in draft.quotes
            if id(quote) not in known
        ]
        return Corrections((*removed, *changes), self.document, self.text_sha256)

    def apply(self, document: Document) -> Corrected:
        """Correct a result; see `Corrections.apply`."""
        return self.difference(document).apply(document)

    def characters(self, known: Iterable[Character] = ()) -> tuple[Character, ...]:
        """Return the known characters; annotations add none."""
        return tuple(known)


def _find(draft: Draft, anchor: Anchor) -> DraftQuote | None:
    try:
        return quote_at(draft, anchored(draft, anchor))
    except NotApplicableError:
        return None


def _whole(draft: Draft, annotated: AddQuote) -> AddQuote:
    """Return a new quotation whose parts are not interrupted by white space."""
    try:
        parts = anchored(draft, annotated.quote)
    except NotApplicableError:  # applying it reports the reason
        return annotated
    joined: list[Span] = []
    for part in parts:
        if joined and not draft.text[joined[-1].end : part.start].strip():
            part = Span(joined.pop().start, part.end)  # noqa: PLW2901
        joined.append(part)
    return attrs.evolve(annotated, quote=anchor_to(tuple(joined), draft.text))


def _changes(draft: Draft, found: DraftQuote, annotated: AddQuote) -> Iterator[Action]:
    """Yield how a quotation of a result differs from an annotated one."""
    cue = found.cue.parts if found.cue else ()
    source = found.source.parts if found.source else ()
    if not (_agrees(draft, cue, annotated.cue) and _agrees(draft, source, annotated.source)):
        # Its words may have other white space around them.
        yield attrs.evolve(annotated, quote=anchor_to(found.parts, draft.text))
        return
    if annotated.kind is not found.kind:
        yield SetKind(annotated.quote, annotated.kind)
    if annotated.act is not found.act:
        yield SetAct(annotated.quote, annotated.act)
    if not _is_called(found.speaker, annotated.speaker):
        yield SetSpeaker(annotated.quote, annotated.speaker)
    if not _is_called(found.addressee, annotated.addressee):
        yield SetAddressee(annotated.quote, annotated.addressee)


def _agrees(draft: Draft, parts: tuple[Span, ...], anchor: Anchor | None) -> bool:
    if anchor is None or not parts:
        return anchor is None and not parts
    try:
        return same_words(draft.text, parts, anchored(draft, anchor))
    except NotApplicableError:  # applying it reports the reason
        return False


def _is_called(speaker: DraftSpeaker | None, person: SpeakerReference | None) -> bool:
    if speaker is None or person is None:
        return speaker is None and person is None
    return speaker.is_called(person.name)
