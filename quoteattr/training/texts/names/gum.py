"""Proper names in GUM, from its entity annotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.training.texts import treebanks
from quoteattr.training.texts.names.tagged import Mention, Tagged, tag, trim
from quoteattr.training.texts.treebanks import Sentence, Word

_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_LINKS = frozenset((
    "of", "for", "and", "&", "the", "de", "la", "on", "upon", "in", "-", "–", "'s", "’s", ".",
    "du", "le",
))  # fmt: skip
"""Words that occur inside the name of a place or an organisation, between capitalised ones."""
_BRACKET = re.compile(
    r"\((?P<id>[^()-]+)-(?P<type>[a-z]+)(?:-[^()]*)?(?P<single>\))?|(?P<close>[^()-]+)\)"
)


@attrs.frozen
class EntitySpan:
    """An entity of a sentence."""

    start: int
    """First token, from 0."""
    end: int
    """Token after the last one."""
    type: str
    """Type of the entity in GUM, such as `organization`."""


def gum_names(paths: Iterable[Path]) -> Iterator[Tagged]:
    """Yield the sentences of GUM documents, with their names tagged."""
    for path in paths:
        for sentence, spans in entity_spans(treebanks.read_conllu(path)):
            yield tag_names(sentence, spans)


def entity_spans(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, list[EntitySpan]]]:
    """Yield each sentence of a GUM document with its entities, read from ``Entity=``."""
    for sentence in sentences:
        spans: list[EntitySpan] = []
        open_spans: dict[str, list[tuple[int, str]]] = {}
        for index, word in enumerate(sentence.words):
            for bracket in _BRACKET.finditer(_entity_field(word)):
                if bracket["close"] is not None:
                    if stack := open_spans.get(bracket["close"]):
                        start, kind = stack.pop()
                        spans.append(EntitySpan(start, index + 1, kind))
                elif bracket["single"]:
                    spans.append(EntitySpan(index, index + 1, bracket["type"]))
                else:
                    open_spans.setdefault(bracket["id"], []).append((index, bracket["type"]))
        yield sentence, spans


def tag_names(sentence: Sentence, spans: Iterable[EntitySpan]) -> Tagged:
    """Return a sentence with tags for the proper names among its entities."""
    tokens = [word.form for word in sentence.words]
    return tag(tokens, (trim(tokens, name) for span in spans for name in _names(sentence, span)))


def _entity_field(word: Word) -> str:
    prefix = "Entity="
    fields = (field for field in word.misc.split("|") if field.startswith(prefix))
    return next(fields, "").removeprefix(prefix)


def _names(sentence: Sentence, span: EntitySpan) -> Iterator[Mention]:
    """Yield the name of an entity, unless its head is a common noun or it is several people."""
    if span.type not in _KINDS:
        return
    words = sentence.words
    inside = range(span.start, span.end)
    head = next((i for i in inside if not span.start < words[i].head <= span.end), span.start)
    is_person = span.type == "person"
    if words[head].upos != "PROPN" or (is_person and "Number=Plur" in words[head].feats):
        return
    extent = _person_name if is_person else _other_name
    first, stop = extent(words, head, span)
    yield Mention(first, stop, _KINDS[span.type])


def _person_name(words: Sequence[Word], head: int, span: EntitySpan) -> tuple[int, int]:
    """Return the extent of a personal name: its head and the words that are flat after it."""
    stop = head + 1
    while (
        stop < span.end
        and words[stop].upos in {"PROPN", "NOUN", "ADP"}
        and words[stop].deprel.startswith("flat")
    ):
        stop += 1
    return head, stop


def _other_name(words: Sequence[Word], head: int, span: EntitySpan) -> tuple[int, int]:
    """Return the extent of a place or an organisation: capitalised words and what links them."""
    first, stop = head, head + 1
    while first > span.start and (
        words[first - 1].upos == "PROPN" or _is_capitalised(words[first - 1])
    ):
        first -= 1
    while stop < span.end and (_is_capitalised(words[stop]) or words[stop].form in _LINKS):
        stop += 1
    while stop > head + 1 and not words[stop - 1].form[:1].isalnum():
        stop -= 1
    while stop > head + 1 and words[stop - 1].form in _LINKS:
        stop -= 1
    return first, stop


def _is_capitalised(word: Word) -> bool:
    return word.form[:1].isupper()
