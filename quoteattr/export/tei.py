"""TEI P5: the text as paragraphs with `<said>` around quotations, and the speakers beside it.

After the TEI Guidelines, "Quotation" (https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html)
and "Reconstitution of virtual elements" for `next` and `prev` (.../NH.html), P5 4.8.0:

- `<said>` contains speech, writing or thought; `direct="false"` means indirect or mixed,
  `aloud="false"` thought. `who` and `toWhom` point to the speakers in `<standOff>`, and a
  quotation whose speaker is unresolved has no `who`. `cert` is the confidence; kind, act and rule
  are an `<annotation>` in `<standOff>`.
- `<soCalled>` contains quoted terms that are not speech.
- Quotation marks stay in the text, inside the element (`<quotation marks="all"/>`).
- A quotation in several parts or paragraphs has an element for each, chained by `next` and `prev`;
  so has one that overlaps another without nesting in it.
- A person is a `<person>`, a group a `<personGrp>`, an organisation an `<org>`, a document a
  `<bibl>`.

All characters of the text are in the paragraphs, white space included, each at its offset among
the characters of `<body>`. Those that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), such
as NUL or a lone surrogate, are replaced by U+FFFD. Cues and sources are only in the record.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from quoteattr.export.nesting import Piece, nested
from quoteattr.export.tei_header import UNPUBLISHED, header, stand_off
from quoteattr.export.xml import escaped
from quoteattr.language.paragraphs import paragraphs
from quoteattr.language.typography import (
    ANGLE_FORMS,
    MARK_FORMS,
    THIN_SPACES,
    mark_after,
    mark_before,
    strip,
)
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind
from quoteattr.schema.span import Span

_NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_tei(document: Document) -> str:
    """Return a document as a TEI file."""
    return f"{_DECLARATION}{_tei(document, prefix='')}\n"


def to_tei_corpus(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a TEI corpus in pieces: its head, each document, its end.

    Without documents nothing is yielded, because a TEI corpus has at least one.
    """
    number = 0
    for number, document in enumerate(documents, start=1):
        if number == 1:
            title = "<titleStmt><title>Quotations</title></titleStmt>"
            source = "<sourceDesc><p>Each document names its own.</p></sourceDesc>"
            yield f"{_DECLARATION}<teiCorpus {_NAMESPACE}>\n<teiHeader><fileDesc>{title}"
            yield f"{UNPUBLISHED}{source}</fileDesc></teiHeader>\n"
        # Identifiers are unique in a file, so the documents share none.
        yield f"{_tei(document, prefix=f'd{number}.')}\n"
    if number:
        yield "</teiCorpus>\n"


def _tei(document: Document, *, prefix: str) -> str:
    lines = [
        f"<TEI {_NAMESPACE}>",
        *header(document),
        *stand_off(document, prefix),
        f"<text>{_body(document, _elements(document, prefix))}</text>",
        "</TEI>",
    ]
    return "\n".join(lines)


@attrs.frozen
class _Element:
    """The element of a quotation or term, which is repeated for each of its pieces."""

    tag: str
    id: str
    """Its `xml:id`; a second piece adds `.2` and so on."""
    attributes: Mapping[str, str]
    spans: tuple[Span, ...]
    """Its offsets, marks included."""


def _elements(document: Document, prefix: str) -> tuple[_Element, ...]:
    """Return an element for each quotation, then one for each term."""
    said = (_said(document.text, quote, prefix) for quote in document.quotes)
    terms = (
        _Element("soCalled", f"{prefix}t{number}", {}, (_with_marks(document.text, term.span),))
        for number, term in enumerate(document.terms, start=1)
    )
    return (*said, *terms)


def _said(text: str, quote: Quote, prefix: str) -> _Element:
    attributes: dict[str, str] = {}
    if quote.speaker:
        attributes["who"] = f"#{prefix}s{quote.speaker.id}"
    if quote.addressee:
        attributes["toWhom"] = f"#{prefix}s{quote.addressee.id}"
    is_direct = quote.kind is QuoteKind.DIRECT
    attributes["direct"] = "true" if is_direct else "false"
    if quote.act is Act.THOUGHT:
        attributes["aloud"] = "false"
    attributes["cert"] = f"{quote.confidence:.3g}"
    # An indirect quotation may contain quotation marks, but is not inside them.
    spans = tuple(_with_marks(text, part) if is_direct else part for part in quote.parts)
    return _Element("said", f"{prefix}q{quote.id}", attributes, spans)


def _with_marks(text: str, span: Span) -> Span:
    """Return the span with the quotation marks around it, with or without a thin space."""
    start, end = mark_before(text, span.start), mark_after(text, span.end)
    if start == span.start and _is_spaced(text[max(0, start - 2) : start][::-1]):
        start -= 2
    if end == span.end and _is_spaced(text[end : end + 2]):
        end += 2
    return Span(start, end)


def _is_spaced(outwards: str) -> bool:
    """Whether it is a thin space and a mark, or any space and a guillemet (`« A »`)."""
    space, mark = outwards[:1], outwards[1:]
    return bool(mark) and (
        (space in THIN_SPACES and mark in MARK_FORMS) or (space == " " and mark in ANGLE_FORMS)
    )


def _body(document: Document, elements: Sequence[_Element]) -> str:
    text = document.text
    # The space between two paragraphs belongs to the first, so that no character is lost.
    starts = [0, *(span.start for span in paragraphs(text)[1:])]
    extents = [Span(start, end) for start, end in pairwise([*starts, len(text)])]
    pieces = nested(_pieces(text, elements, extents))
    tags = _tags(pieces, elements)
    written: list[str] = []
    stop = 0
    for extent in extents:
        first = stop
        while stop < len(pieces) and pieces[stop].span.start < extent.end:
            stop += 1
        inside = _paragraph(text, extent, pieces[first:stop], tags[first:stop])
        written.append(f"<p>{''.join(inside)}</p>")
    return f'<body xml:space="preserve">{"".join(written)}</body>'


def _pieces(text: str, elements: Sequence[_Element], extents: Sequence[Span]) -> Iterator[Piece]:
    """Yield the piece of each element in each paragraph, without the space at its edges."""
    starts = [extent.start for extent in extents]
    for owner, element in enumerate(elements):
        taken = 0
        for part in element.spans:
            # Two parts of a quotation may share the one mark between them.
            start = max(taken, part.start)
            taken = max(taken, part.end)
            for extent in extents[bisect_right(starts, start) - 1 :]:
                if extent.start >= part.end:
                    break
                end = min(part.end, extent.end)
                if span := strip(text, max(start, extent.start), end):
                    yield Piece(span, owner)


def _tags(pieces: Sequence[Piece], elements: Sequence[_Element]) -> list[tuple[str, str]]:
    """Return the opening and closing tag of each piece; those of one element are chained."""
    indexes: defaultdict[int, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        indexes[piece.owner].append(index)
    tags = [("", "")] * len(pieces)
    for owner, owned in indexes.items():
        element = elements[owner]
        names = [element.id, *(f"{element.id}.{number}" for number in range(2, len(owned) + 1))]
        for number, index in enumerate(owned):
            attributes = {"xml:id": names[number], **element.attributes}
            if number:
                attributes["prev"] = f"#{names[number - 1]}"
            if number + 1 < len(owned):
                attributes["next"] = f"#{names[number + 1]}"
            listed = "".join(f' {name}="{value}"' for name, value in attributes.items())
            tags[index] = (f"<{element.tag}{listed}>", f"</{element.tag}>")
    return tags


def _paragraph(
    text: str, extent: Span, pieces: Sequence[Piece], tags: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Yield the text of a paragraph with the tags of the pieces in it."""
    position = extent.start
    still_open: list[tuple[int, str]] = []
    for piece, (opening, closing) in zip(pieces, tags, strict=True):
        while still_open and still_open[-1][0] <= piece.span.start:
            end, tag = still_open.pop()
            yield escaped(text[position:end]) + tag
            position = end
        yield escaped(text[position : piece.span.start]) + opening
        position = piece.span.start
        still_open.append((piece.span.end, closing))
    for end, tag in reversed(still_open):
        yield escaped(text[position:end]) + tag
        position = end
    yield escaped(text[position : extent.end])
