"""Write corrections as plain dicts and lists."""

from collections.abc import Iterable
from typing import Any

import attrs

from quoteattr.corrections.actions import Action, Anchor, Passage, RenameSpeaker, SpeakerReference
from quoteattr.schema.quote import SpeakerKind

TYPE = "quoteattr corrections"
"""Value of `type` in a record of corrections."""
VERSION = 1

Record = dict[str, Any]


def write_record(actions: Iterable[Action], document: str, text_sha256: str) -> Record:
    """Return a record of corrections: only dicts, lists, strings, numbers and None.

    Args:
        actions: The corrections.
        document: Name of the document.
        text_sha256: SHA-256 of the text that was corrected.
    """
    return {
        "type": TYPE,
        "version": VERSION,
        "document": document,
        "text_sha256": text_sha256,
        "corrections": [_action(action) for action in actions],
    }


def _action(action: Action) -> Record:
    fields = {field.name: getattr(action, field.name) for field in attrs.fields(type(action))}
    if isinstance(action, RenameSpeaker):
        fields["name"] = fields.pop("new_name")
        fields = {key: value for key, value in fields.items() if value is not None}
    return {"action": action.name, **{key: _value(value) for key, value in fields.items()}}


def _value(value: object) -> Any:  # noqa: ANN401  any value of JSON
    match value:
        case Anchor():
            return _anchor(value)
        case SpeakerReference():
            return _person(value)
        case tuple():
            return [_value(item) for item in value]
        case str():
            # The member of an enumeration, too.
            return str(value)
    return value


def _anchor(anchor: Anchor) -> Record:
    around = {"prefix": anchor.prefix, "suffix": anchor.suffix}
    return {
        "parts": [_passage(part) for part in anchor.parts],
        **{key: words for key, words in around.items() if words},
    }


def _passage(passage: Passage) -> Record:
    return {"start": passage.span.start, "end": passage.span.end, "text": passage.words}


def _person(person: SpeakerReference) -> Record:
    record: Record = {"name": person.name}
    if person.mention:
        record["mention"] = _anchor(person.mention)
    if person.gender:
        record["gender"] = person.gender.value
    if person.kind is not SpeakerKind.UNKNOWN:
        record["kind"] = person.kind.value
    return record
