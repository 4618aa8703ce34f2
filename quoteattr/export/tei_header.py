"""The parts of a TEI file besides the text: the header, and the speakers."""

from collections.abc import Iterator, Sequence

from quoteattr.export.xml import escaped
from quoteattr.language.typography import BLANK
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, Speaker, SpeakerKind

UNPUBLISHED = "<publicationStmt><p>Not published in this form.</p></publicationStmt>"
"""The statement of publication that TEI requires."""

_ELEMENTS = {
    SpeakerKind.GROUP: ("personGrp", "persName"),
    SpeakerKind.ORGANISATION: ("org", "orgName"),
}


def header(document: Document) -> Iterator[str]:
    """Yield the lines of the header."""
    how = "".join(f"; {key}: {value}" for key, value in document.meta.items())
    made = f"Quotations and speakers were found by a program (quoteattr{how})."
    yield "<teiHeader>"
    yield f"<fileDesc><titleStmt><title>{escaped(document.id)}</title></titleStmt>"
    yield UNPUBLISHED
    digest = document.text_sha256
    yield f"<sourceDesc><p>A text whose SHA-256 is {digest}.</p></sourceDesc></fileDesc>"
    yield '<encodingDesc><editorialDecl><quotation marks="all"/>'
    yield f"<interpretation><p>{escaped(made)}</p></interpretation>"
    yield "</editorialDecl></encodingDesc>"
    yield "</teiHeader>"


def stand_off(document: Document, prefix: str) -> Iterator[str]:
    """Yield the lines of `<standOff>`: speakers, and how each quotation was found.

    Args:
        document: The quotations and speakers.
        prefix: Start of every identifier: `s1` is speaker 1, `q1` quotation 1.
    """
    lines = [*_speakers(document.speakers, prefix), *_evidence(document.quotes, prefix)]
    if lines:
        yield from ("<standOff>", *lines, "</standOff>")


def _speakers(speakers: Sequence[Speaker], prefix: str) -> Iterator[str]:
    documents = [speaker for speaker in speakers if speaker.kind is SpeakerKind.DOCUMENT]
    people = [speaker for speaker in speakers if speaker.kind is not SpeakerKind.DOCUMENT]
    if people:
        yield '<listPerson type="speakers">'
        yield from (_person(speaker, prefix) for speaker in people)
        yield "</listPerson>"
    if documents:
        yield "<listBibl>"
        yield from (_speaker(speaker, "bibl", "title", prefix) for speaker in documents)
        yield "</listBibl>"


def _evidence(quotes: Sequence[Quote], prefix: str) -> Iterator[str]:
    # A quotation of white space alone has no element to point to.
    marked = [quote for quote in quotes if quote.text.strip(BLANK)]
    if not marked:
        return
    yield "<listAnnotation>"
    for quote in marked:
        facts = {"kind": quote.kind.value, "act": quote.act.value, "rule": quote.rule}
        notes = "".join(
            f'<note type="{name}">{escaped(value)}</note>' for name, value in facts.items() if value
        )
        pointer = f'xml:id="{prefix}a{quote.id}" target="#{prefix}q{quote.id}"'
        yield f"<annotation {pointer}>{notes}</annotation>"
    yield "</listAnnotation>"


def _person(speaker: Speaker, prefix: str) -> str:
    element, name = _ELEMENTS.get(speaker.kind, ("person", "persName"))
    # TEI has no pronouns for an organisation.
    pronoun = speaker.gender.value if speaker.gender and element != "org" else ""
    content = f'<persPronouns value="{pronoun}">{pronoun}</persPronouns>' if pronoun else ""
    return _speaker(speaker, element, name, prefix, content=content)


def _speaker(speaker: Speaker, element: str, name: str, prefix: str, *, content: str = "") -> str:
    aliases = (f'<{name} type="alias">{escaped(alias)}</{name}>' for alias in speaker.aliases)
    names = f'<{name} type="main">{escaped(speaker.name)}</{name}>{"".join(aliases)}'
    return f'<{element} xml:id="{prefix}s{speaker.id}">{names}{content}</{element}>'
