"""Named entities of four corpora under one convention: PER, ORG and LOC, without honorifics.

``Mr. Darcy`` is the person ``Darcy``, ``President Obama`` the person ``Obama``, ``the United
States`` the place ``United States``: as in news corpora, and as a list of characters needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.training.texts import treebanks
from quoteattr.training.texts.treebanks import Sentence

HONORIFICS = frozenset((
    "admiral", "ambassador", "archbishop", "attorney", "aunt", "auntie", "baron", "baroness",
    "bishop", "brother", "capt", "capt.", "captain", "cardinal", "chairman", "chancellor",
    "chief", "coach", "col.", "colonel", "commissioner", "congressman", "congresswoman",
    "constable", "corporal", "count", "countess", "cousin", "dame", "dean", "deputy",
    "detective", "director", "doctor", "don", "doña", "dr", "dr.", "duchess", "duke", "earl",
    "father", "frau", "fräulein", "gen.", "general", "gov.", "governor", "grandma", "grandpa",
    "granny", "herr", "inspector", "judge", "justice", "king", "lady", "lieutenant", "lord",
    "lt.", "m.", "madam", "madame", "mademoiselle", "maj.", "major", "master", "mayor",
    "messrs.", "minister", "miss", "misses", "mlle.", "mme.", "monsieur", "mother", "mr", "mr.",
    "mrs", "mrs.", "ms", "ms.", "nurse", "officer", "pope", "premier", "president", "prime",
    "prince", "princess", "private", "prof.", "professor", "queen", "rep", "rep.",
    "representative", "rev.", "reverend", "saint", "secretary", "sen", "sen.", "senator",
    "sergeant", "señor", "señora", "sgt.", "signor", "signora", "sir", "sister", "speaker",
    "squire", "st.", "uncle", "vice",
))  # fmt: skip

_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_LITBANK_TYPES = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_WIKIGOLD_TYPES = frozenset({"PER", "ORG", "LOC"})

# Words that may stand inside a name of a place or an organisation between capitalised ones.
_LINKS = frozenset(
    {
        "of",
        "for",
        "and",
        "&",
        "the",
        "de",
        "la",
        "on",
        "upon",
        "in",
        "-",
        "–",
        "'s",
        "’s",
        ".",
        "du",
        "le",
    }
)

# Hyphenated words are one token in LitBank and several in the treebanks.
_HYPHENATED = re.compile(r"(?<=\w)(-)(?=\w)")

_MENTION_FIELDS = 8
_OPENING_BRACKET = re.compile(
    r"\((?P<id>[^()-]+)-(?P<type>[a-z]+)(?:-[^()]*)?(?P<single>\))?|(?P<close>[^()-]+)\)"
)


@attrs.frozen
class Tagged:
    """A sentence whose tokens have IOB2 entity tags."""

    tokens: tuple[str, ...]
    """The tokens."""
    tags: tuple[str, ...]
    """``B-PER``, ``I-PER``, ... or ``O``, one for each token."""


@attrs.frozen
class Mention:
    """A stretch of tokens with an entity type."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    type: str
    """PER, ORG or LOC."""


def tag(tokens: Sequence[str], mentions: Iterable[Mention]) -> Tagged:
    """Write mentions as tags; of overlapping ones the longest stays."""
    tags = ["O"] * len(tokens)
    for m in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if m.start < m.end and all(t == "O" for t in tags[m.start : m.end]):
            tags[m.start] = "B-" + m.type
            tags[m.start + 1 : m.end] = ["I-" + m.type] * (m.end - m.start - 1)
    return Tagged(tuple(tokens), tuple(tags))


def read_columns(path: Path, *, token: int = 1, label: int = 2) -> Iterator[Tagged]:
    """Read a Universal NER file, with one token a line and tab-separated fields."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [
            line.split("\t") for line in block.splitlines() if line and not line.startswith("#")
        ]
        if rows:
            tags = [r[label] if r[label][2:] in _WIKIGOLD_TYPES else "O" for r in rows]
            yield Tagged(tuple(r[token] for r in rows), tuple(tags))


def read_wikigold(path: Path) -> Iterator[Tagged]:
    """Read WikiGold, whose tags are IOB1, without its MISC; hyphenated words are split."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        tokens: list[str] = []
        mentions: list[Mention] = []
        previous = "O"
        for form, label in rows:
            start = len(tokens)
            tokens += split_hyphens(form)
            kind = label[2:]
            if kind in _WIKIGOLD_TYPES:
                if label == previous and label[0] == "I" and mentions:
                    mentions[-1] = attrs.evolve(mentions[-1], end=len(tokens))
                else:
                    mentions.append(Mention(start, len(tokens), kind))
            previous = label
        if tokens:
            yield tag(tokens, [trim(tokens, m) for m in mentions])


def split_hyphens(form: str) -> list[str]:
    """``well-known`` as the treebanks have it: three tokens."""
    return [piece for piece in _HYPHENATED.split(form) if piece]


def trim(tokens: Sequence[str], mention: Mention) -> Mention:
    """Leave out what stands before the name: articles, small words, honorifics of persons."""
    start, end = mention.start, mention.end
    while start < end and (
        (not tokens[start][:1].isupper() and not tokens[start][:1].isdigit())
        or tokens[start].lower() in {"the", "a", "an"}
        or (
            mention.type == "PER"
            and tokens[start].lower() in HONORIFICS
            and (end - start > 1 or start == 0)
        )
    ):
        start += 1
    while end > start and tokens[end - 1] in {",", "'s", "’s", "'", "’", '"'}:
        end -= 1
    return attrs.evolve(mention, start=start, end=end)


def leading_name(tokens: Sequence[str], start: int, end: int) -> int:
    """Where the run of capitalised words at the head of a stretch ends."""
    stop = start
    while stop < end and tokens[stop][:1].isupper() and tokens[stop].lower() not in {"i", "the"}:
        stop += 1
    return stop


def from_gum(sentence: Sentence, spans: Iterable[tuple[int, int, str]]) -> Tagged:
    """Named persons, organisations and places among the entity spans of a GUM sentence.

    Args:
        sentence: The sentence.
        spans: First token, token after the last, and GUM's entity type.

    Returns:
        The tagged sentence.
    """
    tokens = [w.form for w in sentence.words]
    mentions = []
    for start, end, kind in spans:
        if kind not in _GUM_TYPES:
            continue
        head = next(
            (i for i in range(start, end) if not start < sentence.words[i].head <= end), start
        )
        word = sentence.words[head]
        if word.upos != "PROPN" or (kind == "person" and "Number=Plur" in word.feats):
            continue
        first, last = _name_around(sentence, head, start, end, person=kind == "person")
        mentions.append(trim(tokens, Mention(first, last, _GUM_TYPES[kind])))
    return tag(tokens, mentions)


def _name_around(
    sentence: Sentence, head: int, start: int, end: int, *, person: bool
) -> tuple[int, int]:
    words = sentence.words
    last = head + 1
    if person:
        while (
            last < end
            and words[last].upos in {"PROPN", "NOUN", "ADP"}
            and words[last].deprel.startswith("flat")
        ):
            last += 1
        return head, last
    first = head
    while first > start and (
        words[first - 1].upos == "PROPN" or words[first - 1].form[:1].isupper()
    ):
        first -= 1
    while last < end and (words[last].form[:1].isupper() or words[last].form in _LINKS):
        last += 1
    while (
        last > head + 1
        and not words[last - 1].form[:1].isalnum() | words[last - 1].form[:1].isupper()
    ):
        last -= 1
    while last > head + 1 and words[last - 1].form in _LINKS:
        last -= 1
    return first, last


def gum_spans(
    sentences: Iterable[Sentence],
) -> Iterator[tuple[Sentence, list[tuple[int, int, str]]]]:
    """Each sentence of a GUM document with its entity spans, read from ``Entity=``."""
    for sentence in sentences:
        spans: list[tuple[int, int, str]] = []
        open_spans: dict[str, list[tuple[int, str]]] = {}
        for i, word in enumerate(sentence.words):
            field = next((m[7:] for m in word.misc.split("|") if m.startswith("Entity=")), "")
            for found in _OPENING_BRACKET.finditer(field):
                if found["close"] is not None:
                    if stack := open_spans.get(found["close"]):
                        start, kind = stack.pop()
                        spans.append((start, i + 1, kind))
                elif found["single"]:
                    spans.append((i, i + 1, found["type"]))
                else:
                    open_spans.setdefault(found["id"], []).append((i, found["type"]))
        yield sentence, spans


def gum_entities(paths: Iterable[Path]) -> Iterator[Tagged]:
    """Tagged sentences of GUM documents."""
    for path in paths:
        for sentence, spans in gum_spans(treebanks.read_conllu(path)):
            yield from_gum(sentence, spans)


def read_litbank(text: Path, annotations: Path) -> list[Tagged]:
    """Proper names of a LitBank sample, from its tokens and its coreference mentions."""
    lines = [line.split(" ") for line in text.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    mentions: list[list[Mention]] = [[] for _ in lines]
    for row in annotations.read_text(encoding="utf-8").splitlines():
        fields = row.split("\t")
        if (
            fields[0] != "MENTION"
            or len(fields) < _MENTION_FIELDS
            or fields[7] not in _LITBANK_TYPES
        ):
            continue
        line, start, last_line, last = map(int, fields[2:6])
        if line == last_line and (
            found := _litbank_mention(lines[line], start, last + 1, fields[7], fields[8])
        ):
            mentions[line].append(found)
    return [
        _split(tag(tokens, found))
        for tokens, found in zip(lines, mentions, strict=True)
        if tokens != [""]
    ]


def _litbank_mention(
    tokens: Sequence[str], start: int, end: int, kind: str, form: str
) -> Mention | None:
    articles = {tokens[start].lower(), tokens[start - 1].lower() if start else ""}
    if kind == "PER" and form == "PROP" and articles & {"a", "an", "the", "some"}:
        # "a Frenchman", "the Elphbergs": a kind of people, not one of them.
        return None
    mention = trim(tokens, Mention(start, end, _LITBANK_TYPES[kind]))
    if form == "NOM" and kind == "PER":
        # "James Stevenson, Esq. of South Park" is a nominal mention that begins with a name.
        if mention.start != start and tokens[start].lower() not in HONORIFICS:
            return None
        stop = leading_name(tokens, mention.start, end)
        return attrs.evolve(mention, end=stop) if stop > mention.start and start > 0 else None
    return mention if form == "PROP" and mention.start < mention.end else None


def _split(tagged: Tagged) -> Tagged:
    tokens: list[str] = []
    tags: list[str] = []
    for form, label in zip(tagged.tokens, tagged.tags, strict=True):
        pieces = split_hyphens(form)
        tokens += pieces
        tags += [label, *(["I" + label[1:] if label != "O" else "O"] * (len(pieces) - 1))]
    return Tagged(tuple(tokens), tuple(tags))
