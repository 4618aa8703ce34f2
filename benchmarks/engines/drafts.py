"""Turns what another tool returns into a document."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Mention, MentionForm, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span, join_parts


@attrs.frozen
class Draft:
    """A direct quotation as another tool returns it."""

    parts: tuple[Span, ...]
    """The spans of the words said."""
    source: Span | None = None
    """The words that name the speaker."""
    cue: Span | None = None
    """The words of the cue."""
    speaker: str | None = None
    """Key of the speaker; equal for all quotations of one person."""


@attrs.frozen
class Names:
    """The names and mentions that another tool returns for a speaker."""

    names: Sequence[str]
    """The canonical name and then the others."""
    mentions: Sequence[Span] = ()
    """All words that refer to the speaker."""


def assemble(text: str, drafts: Iterable[Draft], names: Mapping[str, Names], rule: str) -> Document:
    """Return the document that holds the quotations.

    Args:
        text: The text.
        drafts: The quotations.
        names: What is known of each speaker, by its key.
        rule: Name of the deciding tool, for the record.
    """
    speakers = {
        key: Speaker(
            number,
            known.names[0],
            tuple(dict.fromkeys(known.names[1:])),
            tuple(_mention(span, text) for span in sorted(set(known.mentions))),
        )
        for number, (key, known) in enumerate(names.items(), start=1)
    }
    quotes = (
        Quote(
            number,
            QuoteKind.DIRECT,
            Act.SPEECH,
            draft.parts,
            join_parts(draft.parts, text),
            Cue.read([draft.cue], text) if draft.cue else None,
            _mention(draft.source, text) if draft.source else None,
            speakers.get(draft.speaker) if draft.speaker is not None else None,
            rule=rule,
        )
        for number, draft in enumerate(sorted(drafts, key=lambda draft: draft.parts), start=1)
    )
    return Document(text, tuple(quotes), tuple(speakers.values()), meta={"engine": rule})


def by_words(text: str, sources: Iterable[Span]) -> dict[str, Names]:
    """Return a speaker for each distinct wording of the sources."""
    mentions: dict[str, list[Span]] = {}
    for source in sources:
        mentions.setdefault(source.of(text), []).append(source)
    return {words: Names([words], spans) for words, spans in mentions.items()}


def _mention(span: Span, text: str) -> Mention:
    words = span.of(text)
    return Mention((span,), words, MentionForm.PRONOUN if is_pronoun(words) else MentionForm.NAME)
