"""A made-up article, marked by hand, for looking at the report; and a novel made by a script."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

import regex

from quoteattr.schema.document import Document
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
)
from quoteattr.schema.span import Span, join_parts

# In double brackets: q a part of that quotation, c its cue, s its source.
_MARKED = """\
Harbour bridge stays shut until May

[[q1 The old swing bridge over the Harrow will not open again before the middle of May]], [[s1 the \
city]] [[c1 said]] on Tuesday.

“[[q2 The bearings are worn through,]]” [[c2 said]] [[s2 Mayor Ada Brook]], “[[q2 and I will not \
send a single bus across them.]]” [[s3 She]] [[c3 told]] the council [[q3 that the repair would \
cost four million]].

Traders on the east bank were not amused. [[s4 Tom Okafor]], who runs a bakery by the ferry \
stairs, [[c4 called]] [[q4 the plan “a slow way to kill a street”]].

“[[q5 [[s6 My own mother]] [[c6 asked]] me, ‘[[q6 Why not take the ferry?]]’]]” [[s5 Okafor]] \
[[c5 said]]. “[[q5 [[q7 Because the ferry is full]], [[s7 I]] [[c7 told]] her.]]”

[[s8 The Harbour Board]] [[c8 insisted]] [[q8 that a second ferry would sail from Monday]]. [[q9 \
It had “no doubt whatever” about the date]], [[c9 according to]] [[s9 a statement]].

“[[q10 We have heard that before.]]”

[[s11 Brook]] [[c11 warned]] [[q11 that patience was all she could offer]]. “[[q12 Ask me again in \
March,]]” [[s12 she]] [[c12 said]].
"""
_BRACKET = regex.compile(r"\[\[([qcs]\d+) |\]\]")

MAYOR = Speaker(1, "Ada Brook", ("Mayor Ada Brook",), (), Gender.SHE, SpeakerKind.PERSON)
BAKER = Speaker(2, "Tom Okafor", ("Okafor",), (), Gender.HE, SpeakerKind.PERSON)
MOTHER = Speaker(3, "My own mother", (), (), Gender.SHE, SpeakerKind.PERSON)
BOARD = Speaker(4, "The Harbour Board", (), (), None, SpeakerKind.ORGANISATION)

_D, _I, _M = QuoteKind.DIRECT, QuoteKind.INDIRECT, QuoteKind.MIXED
_QUOTES: dict[int, tuple[QuoteKind, Speaker | None, str, float]] = {
    1: (_I, None, "complement/subject", 0.88),
    2: (_D, MAYOR, "marks/subject", 0.99),
    3: (_I, MAYOR, "complement/subject", 0.91),
    4: (_M, BAKER, "object/given", 0.9),
    5: (_D, BAKER, "marks/subject", 0.98),
    6: (_D, MOTHER, "marks/subject", 0.93),
    7: (_I, BAKER, "complement/subject", 0.72),
    8: (_I, BOARD, "complement/subject", 0.95),
    9: (_M, BOARD, "viewpoint/given", 0.8),
    10: (_D, None, "marks/none", 0.41),
    11: (_I, MAYOR, "complement/subject", 0.94),
    12: (_D, MAYOR, "marks/subject", 0.96),
}
_PARENTS = {6: 5, 7: 5}


def article() -> Document:
    """Return the article with its quotations."""
    text, marks = _read(_MARKED)
    quotes = []
    for number, (kind, speaker, rule, confidence) in _QUOTES.items():
        parts, cue, source = (tuple(marks[f"{role}{number}"]) for role in "qcs")
        quotes.append(
            Quote(
                id=number,
                kind=kind,
                act=Act.SPEECH,
                parts=parts,
                text=join_parts(parts, text),
                cue=Cue.read(cue, text) if cue else None,
                source=Mention(source, join_parts(source, text), MentionForm.NAME)
                if source
                else None,
                speaker=speaker,
                parent=_PARENTS.get(number),
                rule=rule,
                confidence=confidence,
            )
        )
    return Document(text, tuple(quotes), (MAYOR, BAKER, MOTHER, BOARD), id="Harbour bridge")


def novel(*, words: int = 150_000, quotations: int = 3_000, speakers: int = 60) -> Document:
    """Return a long text of made-up words, with a direct quotation in every few paragraphs."""
    chance = Random(7)
    cast = tuple(
        Speaker(number, _word(chance).title() + " " + _word(chance).title(), gender=Gender.SHE)
        for number in range(1, speakers + 1)
    )
    pieces: list[str] = []
    quotes: list[Quote] = []
    position = 0
    for number in range(1, quotations + 1):
        # Some speak all the time, and most of them hardly ever.
        speaker = cast[int(speakers * chance.random() ** 3)]
        said = " ".join(_words(chance, words // quotations // 3)).capitalize()
        told = " ".join(_words(chance, words // quotations * 2 // 3)).capitalize()
        start = position + 1
        paragraph = f"“{said},” said {speaker.name}.\n\n{told}.\n\n"
        source = Span(start + len(said) + 8, start + len(said) + 8 + len(speaker.name))
        quotes.append(
            Quote(
                id=number,
                kind=QuoteKind.DIRECT,
                act=Act.SPEECH,
                parts=(Span(start, start + len(said) + 1),),
                text=f"{said},",
                cue=Cue((Span(start + len(said) + 3, start + len(said) + 7),), "said"),
                source=Mention((source,), speaker.name, MentionForm.NAME),
                speaker=speaker,
                rule="marks/subject",
                confidence=0.97,
            )
        )
        pieces.append(paragraph)
        position += len(paragraph)
    return Document("".join(pieces), tuple(quotes), cast, id="A long novel")


def _read(marked: str) -> tuple[str, defaultdict[str, list[Span]]]:
    """Take the brackets out of a text and return where they stood."""
    text = ""
    marks: defaultdict[str, list[Span]] = defaultdict(list)
    opened: list[tuple[str, int]] = []
    position = 0
    for bracket in _BRACKET.finditer(marked):
        text += marked[position : bracket.start()]
        position = bracket.end()
        if bracket[1]:
            opened.append((bracket[1], len(text)))
        else:
            name, start = opened.pop()
            marks[name].append(Span(start, len(text)))
    return text + marked[position:], marks


def _words(chance: Random, count: int) -> Iterator[str]:
    return (_word(chance) for _ in range(count))


def _word(chance: Random) -> str:
    syllables: Sequence[str] = ("ka", "lo", "mer", "tin", "sa", "vo", "ri", "den", "pu", "shel")
    return "".join(chance.choices(syllables, k=chance.randint(1, 3)))
