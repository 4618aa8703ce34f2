"""Documents and corrections in a notation that a reader sees through.

A text has its annotations in braces, which are not part of it: `“Late!” {she=Ann} cried.` has a
direct quotation, and the source "she", who is Ann. `{=Ann>Bob}` has no words: Ann says it to Bob.
A quotation belongs to the first braces in its paragraph after it, else to the last ones before it.

A correction is a line: `set-speaker “Late!” Bob`, `merge-speakers Ann = Annie`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import regex

from quoteattr.corrections.corrections import Corrections
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Mention, MentionForm, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span

_BRACES = regex.compile(r"\{([^=}]*)=([^>}]*)(?:>([^}]*))?\}")
_QUOTED = regex.compile(r"“([^”]*)”")


@attrs.frozen
class _Note:
    """The content of braces."""

    span: Span
    speaker: str
    addressee: str | None


def scene(marked: str, id: str = "scene") -> Document:
    """Return the document of a text in our notation."""
    text, notes = _read(marked)
    names = [name for note in notes for name in (note.speaker, note.addressee) if name]
    # Those whom the text does not mention come first, as in the result of a pipeline.
    first = {note.speaker: note.span.start for note in reversed(notes) if note.span}
    names.sort(key=lambda name: first.get(name, 0))
    speakers = {
        name: _speaker(number, name, notes, text)
        for number, name in enumerate(dict.fromkeys(names), start=1)
    }
    quotes = []
    for number, match in enumerate(_QUOTED.finditer(text), start=1):
        span = Span(*match.span(1))
        note = _note_of(span, notes, text)
        quote = Quote(
            number,
            QuoteKind.DIRECT,
            Act.SPEECH,
            (span,),
            match[1],
            source=_mention(note.span, text) if note and note.span else None,
            speaker=speakers.get(note.speaker) if note else None,
            addressee=speakers.get(note.addressee or "") if note else None,
            rule="marks/subject",
            confidence=0.5,
        )
        quotes.append(quote)
    return Document(text, tuple(quotes), tuple(speakers.values()), id=id)


def _read(marked: str) -> tuple[str, list[_Note]]:
    """Return the text without its annotations, and these."""
    text, notes, end = "", [], 0
    for match in _BRACES.finditer(marked):
        text += marked[end : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        notes.append(_Note(span, match[2], match[3]))
        text += match[1]
        end = match.end()
    return text + marked[end:], notes


def _note_of(quoted: Span, notes: list[_Note], text: str) -> _Note | None:
    start = text.rfind("\n", 0, quoted.start) + 1
    end = (text.find("\n", quoted.end) + 1 or len(text) + 1) - 1
    inside = [note for note in notes if start <= note.span.start <= end]
    after = [note for note in inside if note.span.start > quoted.end]
    return next(iter(after or inside[::-1]), None)


def _speaker(number: int, name: str, notes: list[_Note], text: str) -> Speaker:
    mentions = [_mention(note.span, text) for note in notes if note.speaker == name and note.span]
    aliases = [one.text for one in mentions if one.form is not MentionForm.PRONOUN]
    others = tuple(alias for alias in dict.fromkeys(aliases) if alias != name)
    return Speaker(number, name, others, tuple(mentions))


def _mention(span: Span, text: str) -> Mention:
    words = span.of(text)
    form = MentionForm.NAME if words[0].isupper() else MentionForm.NOMINAL
    return Mention((span,), words, MentionForm.PRONOUN if is_pronoun(words) else form)


def corrections(lines: str, document: Document) -> Corrections:
    """Return the corrections in our notation, made for a document.

    A place is its words in marks, which have to be in the text once or to have the number of the
    place after them: `“Yes.” #2`.
    """
    record = {
        "type": "quoteattr corrections",
        "version": 1,
        "document": document.id,
        "text_sha256": document.text_sha256,
        "corrections": [_action(line, document.text) for line in lines.splitlines()],
    }
    return Corrections.from_record(record)


_LINE = regex.compile(r"(?<action>[\w-]+) (?:(?<places>(?:“[^”]*”(?: #\d+)? ?)+))?(?<value>.*)")
_PLACE = regex.compile(r"“([^”]*)”(?: #(\d+))?")


def _action(line: str, text: str) -> dict[str, Any]:
    match = _LINE.fullmatch(line)
    assert match, line
    places = [
        _anchor(words, int(number or 1), text)
        for words, number in _PLACE.findall(match["places"] or "")
    ]
    return {"action": match["action"], **_FIELDS[match["action"]](places, match["value"])}


def _anchor(words: str, number: int, text: str) -> dict[str, Any]:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    end = start + len(words)
    return {
        "parts": [{"start": start, "end": end, "text": words}],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }


def _person(name: str) -> dict[str, Any] | None:
    return None if name == "nobody" else {"name": name}


def _people(value: str) -> Iterator[dict[str, Any] | None]:
    return map(_person, value.split(" = "))


Places = list[dict[str, Any]]
_FIELDS: Mapping[str, Callable[[Places, str], dict[str, Any]]] = {
    "set-speaker": lambda places, name: {"quote": places[0], "speaker": _person(name)},
    "set-addressee": lambda places, name: {"quote": places[0], "addressee": _person(name)},
    "set-kind": lambda places, kind: {"quote": places[0], "kind": kind},
    "set-act": lambda places, act: {"quote": places[0], "act": act},
    "remove-quote": lambda places, _: {"quote": places[0]},
    "add-quote": lambda places, name: {
        "quote": places[0],
        "kind": "direct",
        "speaker": _person(name),
        "source": places[1] if len(places) > 1 else None,
    },
    "rename-speaker": lambda _, names: {
        "speaker": _person(names.split(" = ")[0]),
        "name": names.split(" = ")[1],
    },
    "merge-speakers": lambda _, names: {"speakers": list(_people(names))},
    # The quotations of Vale that are Edmund's: split-speaker “Again.” Vale = Edmund = Ned
    "split-speaker": lambda places, names: {
        "quotes": places,
        "speaker": _person(names.split(" = ")[0]),
        "to": _person(names.split(" = ")[1]),
        "aliases": names.split(" = ")[2:],
    },
}


def shown(document: Document) -> Iterator[str]:
    """Yield a line for each quotation, speaker and term: what the golden cases expect."""
    for quote in document.quotes:
        speaker = quote.speaker.name if quote.speaker else "nobody"
        addressee = f" > {quote.addressee.name}" if quote.addressee else ""
        source = f" by “{quote.source.text}”" if quote.source else ""
        decided = " !" if quote.rule.endswith("corrected") and quote.confidence == 1.0 else ""
        kind = "" if quote.kind is QuoteKind.DIRECT else f" {quote.kind}"
        yield f"“{quote.text}”{kind} {speaker}{addressee}{source}{decided}"
    for one in document.speakers:
        also = f" also {', '.join(one.aliases)}" if one.aliases else ""
        words = f" as {', '.join(mention.text for mention in one.mentions)}" if one.mentions else ""
        yield f"{one.id} {one.name}{also}{words}"
    for term in document.terms:
        yield f"term {term.text}"
