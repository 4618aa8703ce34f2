r"""brat stand-off: the annotations of a text, in a file beside the text.

The format is that of https://brat.nlplab.org/standoff.html; offsets count code points, the end
exclusive, as ours do. A document `a` is two files, `a.ann` (`to_brat`) and `a.txt` (`brat_text`),
which must be written and read with line ends unchanged (`newline=""` in Python).

- `T`: a `Quotation` (discontinuous if it has several parts), `Cue`, `Source` or `Term`
- `R`: `ReportedBy` to the cue, `SaidBy` to the source, `Within` to the quotation around it
- `A`: `Kind` and `Act`
- `#`: speaker, addressee, rule and confidence as a note

An annotation is one line, and brat breaks lines as `str.splitlines` does. So a span across a line
end or a tab is written as several fragments, without the white space there; an annotation of white
space alone is left out.
"""

from collections.abc import Iterable, Iterator

import attrs
import regex

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span, join_parts
from quoteattr.schema.surrogates import replaced_halves

ANNOTATION_CONF = """\
# The annotations of quoteattr, for brat (https://brat.nlplab.org/configuration.html).
[entities]
Quotation
Cue
Source
Term

[relations]
ReportedBy\tArg1:Quotation, Arg2:Cue
SaidBy\tArg1:Quotation, Arg2:Source
Within\tArg1:Quotation, Arg2:Quotation
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Quotation, Value:direct|indirect|mixed
Act\tArg:Quotation, Value:speech|writing|thought
"""
"""The file `annotation.conf` that brat needs in a folder with our annotations."""

_FRAGMENT = regex.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def to_brat(document: Document) -> str:
    """Return the annotations of a document: the content of its `.ann` file."""
    lines = _Lines(document)
    for quote in document.quotes:
        lines.add_quote(quote)
    for quote in document.quotes:
        lines.add_parent(quote)
    for term in document.terms:
        lines.text_bound("Term", (term.span,))
    return "".join(f"{line}\n" for line in lines.written)


def brat_text(document: Document) -> str:
    """Return the content of the `.txt` file, with U+FFFD for each lone surrogate."""
    return replaced_halves(document.text)


@attrs.define
class _Lines:
    """The lines so far; each type of annotation has its own numbering."""

    document: Document
    written: list[str] = attrs.field(factory=list)
    _counts: dict[str, int] = attrs.field(factory=dict)
    _known: dict[tuple[str, tuple[Span, ...]], str] = attrs.field(factory=dict)
    """The annotations of cues and sources; two quotations may share one."""
    _quotations: dict[int, str] = attrs.field(factory=dict)
    """The text-bound annotation of each quotation."""

    def add_quote(self, quote: Quote) -> None:
        name = self.text_bound("Quotation", quote.parts)
        if not name:
            return
        self._quotations[quote.id] = name
        self._add("A", f"Kind {name} {quote.kind.value}")
        self._add("A", f"Act {name} {quote.act.value}")
        if quote.cue and (cue := self._shared("Cue", quote.cue.parts)):
            self._add("R", f"ReportedBy Arg1:{name} Arg2:{cue}")
        if quote.source and (source := self._shared("Source", quote.source.parts)):
            self._add("R", f"SaidBy Arg1:{name} Arg2:{source}")
        self._add("#", f"AnnotatorNotes {name}\t{'; '.join(_facts(quote))}")

    def add_parent(self, quote: Quote) -> None:
        child = self._quotations.get(quote.id)
        parent = self._quotations.get(quote.parent) if quote.parent is not None else None
        if child and parent:
            self._add("R", f"Within Arg1:{child} Arg2:{parent}")

    def text_bound(self, label: str, parts: tuple[Span, ...]) -> str:
        """Add a text-bound annotation and return its name, empty if there is nothing to mark."""
        text = brat_text(self.document)
        fragments = tuple(_fragments(parts, text))
        if not fragments:
            return ""
        offsets = ";".join(f"{span.start} {span.end}" for span in fragments)
        return self._add("T", f"{label} {offsets}\t{join_parts(fragments, text)}")

    def _shared(self, label: str, parts: tuple[Span, ...]) -> str:
        if (label, parts) not in self._known:
            self._known[label, parts] = self.text_bound(label, parts)
        return self._known[label, parts]

    def _add(self, sign: str, content: str) -> str:
        number = self._counts.get(sign, 0) + 1
        self._counts[sign] = number
        self.written.append(f"{sign}{number}\t{content}")
        return f"{sign}{number}"


def _fragments(parts: Iterable[Span], text: str) -> Iterator[Span]:
    for part in parts:
        for match in _FRAGMENT.finditer(text, part.start, part.end):
            words = match[0].strip()
            if words:
                start = match.start() + match[0].index(words)
                yield Span(start, start + len(words))


def _facts(quote: Quote) -> Iterator[str]:
    if quote.speaker:
        yield f"speaker: {_line(quote.speaker.name)}"
    if quote.addressee:
        yield f"addressee: {_line(quote.addressee.name)}"
    if quote.rule:
        yield f"rule: {_line(quote.rule)}"
    yield f"confidence: {quote.confidence:.3g}"


def _line(text: str) -> str:
    """Return a text on one line."""
    return replaced_halves(" ".join(text.split()))
