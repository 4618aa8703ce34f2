"""The rows of the table of quotations."""

from collections.abc import Iterator, Mapping

import attrs

from quoteattr.export.columns.context import context
from quoteattr.export.columns.manner import manner
from quoteattr.export.html.certainty import doubt_of
from quoteattr.export.html.names import name_of, number_of
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote

# Characters of a quotation in the table; the rest can be read in the text.
_LONGEST_WORDS = 400


@attrs.frozen
class Row:
    """A quotation in the table."""

    quote: Quote
    """The quotation."""
    words: str
    """What is said, on one line; shortened if it is long."""
    speaker: str
    """The name of the speaker."""
    number: int
    """The number of the speaker."""
    look: str
    """CSS classes of the speaker."""
    kind: str
    """The kind, and the act unless it is speech."""
    cue: str
    """The reporting words."""
    source: str
    """The words that name the speaker."""
    to: str
    """The name of the addressee."""
    doubt: str
    """The sign of doubt, if any."""
    percent: int
    """The confidence."""
    context: str
    """The offsets of the sentences around it, such as `120-164`."""
    manner: str
    """How it is said, as in the tables."""


def rows(document: Document, looks: Mapping[int, str]) -> Iterator[Row]:
    """Yield a row for each quotation, in text order."""
    spans = paragraphs(document.text)
    for quote in document.quotes:
        around = context(quote, document.text, spans)
        number = number_of(quote.speaker)
        yield Row(
            quote=quote,
            words=_shortened(quote.text),
            speaker=name_of(quote.speaker),
            number=number,
            look=looks[number],
            kind=" ".join(
                [quote.kind.value, *([] if quote.act is Act.SPEECH else [quote.act.value])]
            ),
            cue=quote.cue.text if quote.cue else "",
            source=quote.source.text if quote.source else "",
            to=name_of(quote.addressee) if quote.addressee else "",
            doubt=doubt_of(quote).sign,
            percent=round(100 * quote.confidence),
            context=f"{around.start}-{around.end}",
            manner=",".join(manner(quote, document.text)),
        )


def _shortened(text: str) -> str:
    words = " ".join(text[: 2 * _LONGEST_WORDS].split())
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"
