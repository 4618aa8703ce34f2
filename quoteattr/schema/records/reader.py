"""Read a record back.

Everything that it says of the text is checked against the text, so that a record cannot be applied
to another text. Unknown keys are ignored.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from quoteattr.errors import RecordError
from quoteattr.schema.quote import (
    Act,
    Cue,
    Gender,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Term,
)
from quoteattr.schema.records.consistency import WELL_FORMED, is_probability, span_faults
from quoteattr.schema.records.node import Node
from quoteattr.schema.records.values import RecordValues, text_sha256
from quoteattr.schema.records.writer import VERSION
from quoteattr.schema.span import Span, join_parts
from quoteattr.schema.surrogates import joined_halves


def from_record(record: Mapping[str, Any], text: str) -> RecordValues:
    """Return the values that a record describes.

    Args:
        record: What `to_record` returned, perhaps by way of JSON.
        text: The text that the record was made from, character for character.

    Raises:
        RecordError: The record breaks the format or belongs to another text; says what and where.
    """
    top = Node(record, "record", RecordError)
    version = top.value("version", int)
    if version != VERSION:
        raise top.error(f"version {version} cannot be read, only version {VERSION}")
    if top.value("text_sha256", str) != text_sha256(text):
        raise top.error("text_sha256 is not that of the text: the record belongs to another text")
    reader = _Reader(text)
    speakers = tuple(map(reader.speaker, top.nodes("speakers", default=())))
    by_id = {speaker.id: speaker for speaker in speakers}
    quotes = tuple(reader.quote(node, by_id) for node in top.nodes("quotes"))
    values = RecordValues(
        text=text,
        quotes=quotes,
        speakers=speakers,
        terms=tuple(map(reader.term, top.nodes("terms", default=()))),
        id=top.value("id", str, default=""),
        meta=_read_meta(top),
    )
    for check in WELL_FORMED.values():
        for fault in check(values):
            raise top.error(fault)
    return values


@attrs.frozen
class _Reader:
    """Reads the parts of a record that refer to its text."""

    text: str
    """The text that every offset is checked against."""

    def span(self, node: Node) -> Span:
        start, end = node.value("start", int), node.value("end", int)
        if not 0 <= start <= end:
            raise node.error(f"{start}..{end} is not a span: 0 <= start <= end must hold")
        span = Span(start, end)
        for fault in span_faults((span,), self.text):
            raise node.error(fault)
        self._compare(node, span.of(self.text))
        return span

    def parts(self, node: Node) -> tuple[Span, ...]:
        """Read one `{"start", "end", "text"}`, or a list of them under `parts`."""
        if "parts" not in node.content:
            return (self.span(node),)
        parts = tuple(map(self.span, node.nodes("parts")))
        for fault in span_faults(parts, self.text):
            raise node.error(fault)
        self._compare(node, join_parts(parts, self.text))
        return parts

    def mention(self, node: Node) -> Mention:
        parts = self.parts(node)
        form = node.choice("form", MentionForm)
        return Mention(parts, join_parts(parts, self.text), form)

    def speaker(self, node: Node) -> Speaker:
        aliases = node.value("aliases", list, default=[])
        if not all(isinstance(alias, str) for alias in aliases):
            raise node.error("aliases must be strings")
        return Speaker(
            id=node.value("id", int),
            name=node.value("name", str),
            aliases=tuple(aliases),
            mentions=tuple(map(self.mention, node.nodes("mentions", default=()))),
            gender=None if node.content.get("gender") is None else node.choice("gender", Gender),
            kind=node.choice("kind", SpeakerKind, default=SpeakerKind.UNKNOWN),
        )

    def quote(self, node: Node, speakers: Mapping[int, Speaker]) -> Quote:
        if "parts" not in node.content:
            raise node.error("parts are missing")
        parts = self.parts(node)
        cue, source = node.node("cue"), node.node("source")
        return Quote(
            id=node.value("id", int),
            kind=node.choice("kind", QuoteKind),
            act=node.choice("act", Act),
            parts=parts,
            text=join_parts(parts, self.text),
            cue=Cue.read(self.parts(cue), self.text) if cue else None,
            source=self.mention(source) if source else None,
            speaker=_refer(node, "speaker", speakers),
            addressee=_refer(node, "addressee", speakers),
            parent=None if node.content.get("parent") is None else node.value("parent", int),
            rule=node.value("rule", str, default=""),
            confidence=_read_confidence(node),
        )

    def term(self, node: Node) -> Term:
        span = self.span(node)
        return Term(span, span.of(self.text))

    def _compare(self, node: Node, found: str) -> None:
        """Check the copy of the text in the record; JSON joins the halves of a surrogate pair."""
        copy = node.value("text", str, default=found)
        if joined_halves(copy) != joined_halves(found):
            raise node.error(f"the text there is {found!r:.80}, not {copy!r:.80}")


def _refer(node: Node, key: str, speakers: Mapping[int, Speaker]) -> Speaker | None:
    if node.content.get(key) is None:
        return None
    number = node.value(key, int)
    if number not in speakers:
        raise node.error(f"{key} is {number}, but the record has no speaker of that id")
    return speakers[number]


def _read_meta(top: Node) -> dict[str, str]:
    meta = top.value("meta", dict, default={})
    if not all(isinstance(value, str) for pair in meta.items() for value in pair):
        raise top.error("meta must map strings to strings")
    return dict(meta)


def _read_confidence(node: Node) -> float:
    confidence = node.value("confidence", float, default=0.0)
    if not is_probability(confidence):
        raise node.error(f"confidence must be from 0 to 1, got {confidence}")
    return confidence
