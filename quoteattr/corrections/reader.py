"""Read corrections that a page, a person or another program wrote."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from quoteattr.corrections.actions import (
    Action,
    AddQuote,
    Anchor,
    MergeSpeakers,
    Passage,
    RemoveQuote,
    RenameSpeaker,
    SetAct,
    SetAddressee,
    SetKind,
    SetSpeaker,
    SpeakerReference,
    SplitSpeaker,
)
from quoteattr.corrections.writer import TYPE, VERSION
from quoteattr.errors import CorrectionsError, QuoteAttrError
from quoteattr.schema.quote import Act, Gender, QuoteKind, SpeakerKind
from quoteattr.schema.records.node import Node
from quoteattr.schema.span import Span


def read_record(record: Mapping[str, Any]) -> tuple[tuple[Action, ...], str, str]:
    """Return the corrections of a record, the name of its document, and the SHA-256 of its text.

    Unknown keys are ignored.

    Raises:
        CorrectionsError: The record breaks the format; says what and where.
    """
    top = Node(record, "corrections", CorrectionsError)
    if (named := top.value("type", str, default="")) != TYPE:
        raise top.error(f"type must be {TYPE!r}, got {named!r}")
    version = top.value("version", int)
    if version != VERSION:
        raise top.error(f"version {version} cannot be read, only version {VERSION}")
    return (
        tuple(_action(node) for node in top.nodes("corrections")),
        top.value("document", str, default=""),
        top.value("text_sha256", str, default=""),
    )


def _action(node: Node) -> Action:
    name = node.value("action", str)
    if name not in _ACTIONS:
        raise node.error(f"action must be one of {', '.join(_ACTIONS)}, got {name!r:.80}")
    return _ACTIONS[name](node)


def _add_quote(node: Node) -> AddQuote:
    return AddQuote(
        _required_anchor(node, "quote"),
        node.choice("kind", QuoteKind),
        node.choice("act", Act, default=Act.SPEECH),
        _person_or_none(node, "speaker"),
        _person_or_none(node, "addressee"),
        _anchor_or_none(node, "cue"),
        _anchor_or_none(node, "source"),
    )


def _rename(node: Node) -> RenameSpeaker:
    has_kind = node.content.get("kind") is not None
    return RenameSpeaker(
        _required_person(node, "speaker"),
        _name(node, "name"),
        _gender(node),
        node.choice("kind", SpeakerKind) if has_kind else None,
    )


def _merge(node: Node) -> MergeSpeakers:
    speakers = tuple(map(_person, node.nodes("speakers")))
    if len(speakers) < 2:  # noqa: PLR2004  one cannot be merged
        raise node.error("speakers must be two or more")
    return MergeSpeakers(speakers)


def _split(node: Node) -> SplitSpeaker:
    aliases = node.value("aliases", list, default=[])
    if not all(isinstance(alias, str) for alias in aliases):
        raise node.error("aliases must be strings")
    return SplitSpeaker(
        _required_person(node, "speaker"),
        tuple(map(_anchor, node.nodes("quotes", default=()))),
        _required_person(node, "to"),
        tuple(aliases),
    )


_ACTIONS: Mapping[str, Callable[[Node], Action]] = {
    SetSpeaker.name: lambda node: SetSpeaker(
        _required_anchor(node, "quote"), _person_or_none(node, "speaker")
    ),
    SetAddressee.name: lambda node: SetAddressee(
        _required_anchor(node, "quote"), _person_or_none(node, "addressee")
    ),
    SetKind.name: lambda node: SetKind(
        _required_anchor(node, "quote"), node.choice("kind", QuoteKind)
    ),
    SetAct.name: lambda node: SetAct(_required_anchor(node, "quote"), node.choice("act", Act)),
    RemoveQuote.name: lambda node: RemoveQuote(_required_anchor(node, "quote")),
    AddQuote.name: _add_quote,
    RenameSpeaker.name: _rename,
    MergeSpeakers.name: _merge,
    SplitSpeaker.name: _split,
}
"""The function that reads each action, by the name of the action."""


def _required_anchor(node: Node, key: str) -> Anchor:
    anchor = _anchor_or_none(node, key)
    if anchor is None:
        raise _missing(node, key)
    return anchor


def _required_person(node: Node, key: str) -> SpeakerReference:
    person = _person_or_none(node, key)
    if person is None:
        raise _missing(node, key)
    return person


def _missing(node: Node, key: str) -> QuoteAttrError:
    return node.error(f"{key} is missing")


def _anchor_or_none(node: Node, key: str) -> Anchor | None:
    below = node.node(key)
    return _anchor(below) if below else None


def _person_or_none(node: Node, key: str) -> SpeakerReference | None:
    below = node.node(key)
    return _person(below) if below else None


def _anchor(node: Node) -> Anchor:
    """Read one `{"start", "end", "text"}`, or a list of them under `parts`."""
    parts = tuple(map(_passage, node.nodes("parts") if "parts" in node.content else [node]))
    if not parts:
        raise node.error("parts must not be empty")
    if any(left.span.end > right.span.start for left, right in pairwise(parts)):
        raise node.error("parts must be in text order and must not overlap")
    return Anchor(
        parts, node.value("prefix", str, default=""), node.value("suffix", str, default="")
    )


def _passage(node: Node) -> Passage:
    start, end, words = node.value("start", int), node.value("end", int), node.value("text", str)
    if not 0 <= start <= end:
        raise node.error(f"{start}..{end} is not a span: 0 <= start <= end must hold")
    if not words.strip():
        raise node.error("text must have words, by which the place is known")
    return Passage(Span(start, end), words)


def _person(node: Node) -> SpeakerReference:
    return SpeakerReference(
        _name(node, "name"),
        _anchor_or_none(node, "mention"),
        _gender(node),
        node.choice("kind", SpeakerKind, default=SpeakerKind.UNKNOWN),
    )


def _name(node: Node, key: str) -> str:
    name = node.value(key, str)
    if not name.strip():
        raise node.error(f"{key} must not be blank")
    return name


def _gender(node: Node) -> Gender | None:
    return None if node.content.get("gender") is None else node.choice("gender", Gender)
