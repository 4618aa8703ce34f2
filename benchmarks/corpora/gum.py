"""GUM (Zeldes 2017): documents of many genres in which every mention has its entity."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from benchmarks.corpora.texts import CorpusError
from quoteattr.schema.span import Span
from quoteattr.training.texts.treebanks import Sentence, Word, gum_documents, read_conllu

GENRES = ("news", "interview", "bio", "speech", "court")
"""Genres that report what people say or do."""
_BRACKET = re.compile(
    r"\((?P<entity>\d+)-(?P<type>[^-()]+)-(?P<rest>[^()]*)(?P<single>\))?|(?P<close>\d+)\)"
)
_HEADS = 2
"""Position of the numbers of a mention's head tokens among the fields after its type and status."""


@attrs.frozen
class Mention:
    """Words that refer to an entity."""

    heads: tuple[Span, ...]
    """The head tokens, several for a name."""
    length: int
    """Number of tokens."""
    entity: str
    """Id of the entity in its document."""
    is_person: bool
    """Whether the entity is a person or several."""
    is_name: bool
    """Whether a head token is a proper noun."""


@attrs.frozen
class EntityText:
    """A document with all mentions of its entities."""

    id: str
    """Name of the document."""
    text: str = attrs.field(repr=False)
    """Its paragraphs, with a blank line between them."""
    mentions: tuple[Mention, ...]
    """In the order in which they end."""


def read_gum(data: Path, *, held_out: bool) -> Iterator[EntityText]:
    """Yield the documents of `GENRES` by name.

    Args:
        data: A folder with the documents in `ud/gum/dep` and their splits in `ud/gum/splits.md`.
        held_out: Whether to read those of dev and test, or those of train.

    Raises:
        CorpusError: GUM is not in the folder.
    """
    try:
        paths = gum_documents(data, held_out=held_out)
    except FileNotFoundError as error:
        raise CorpusError(f"no GUM: {error.filename} is missing") from error
    for path in paths:
        if path.stem.split("_")[1] in GENRES:
            yield _document(path.stem, read_conllu(path))


def _document(id: str, sentences: Sequence[Sentence]) -> EntityText:
    text = ""
    mentions: list[Mention] = []
    for sentence in sentences:
        if sentence.starts_paragraph and text:
            text = f"{text.rstrip()}\n\n"
        spans: list[Span] = []
        for word in sentence.words:
            spans.append(Span(len(text), len(text) + len(word.form)))
            text += word.form + " " * word.space_after
        mentions += _mentions(sentence.words, spans)
    return EntityText(id, text.rstrip(), tuple(mentions))


def _mentions(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Mention]:
    """Yield the mentions of a sentence; those that end in another one are left out."""
    opened: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for last, word in enumerate(words):
        fields = (field for field in word.misc.split("|") if field.startswith("Entity="))
        for bracket in _BRACKET.finditer(next(fields, "")):
            if bracket["close"]:
                first, opening = opened.get(bracket["close"], [(last, None)]).pop()
                if opening:
                    yield _mention(opening, words[first : last + 1], spans[first : last + 1])
            elif bracket["single"]:
                yield _mention(bracket, words[last : last + 1], spans[last : last + 1])
            else:
                opened.setdefault(bracket["entity"], []).append((last, bracket))


def _mention(opening: re.Match[str], words: Sequence[Word], spans: Sequence[Span]) -> Mention:
    numbers = re.findall(r"\d+", opening["rest"].split("-")[_HEADS + 1])
    heads = [int(number) - 1 for number in numbers if int(number) <= len(words)] or [0]
    return Mention(
        tuple(spans[head] for head in heads),
        len(words),
        opening["entity"],
        is_person=opening["type"] == "person",
        is_name=any(words[head].upos == "PROPN" for head in heads),
    )
