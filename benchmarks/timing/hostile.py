"""Texts that ask more of the code than prose does: each kind is a function of a size.

Every text is made of words of its own by counting, so that a kind and a size always give the same
text. None of them is from a corpus.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from types import MappingProxyType

MakeText = Callable[[int], str]
"""Takes a number of characters, returns a text of about that length."""

_GIVEN = (
    *("Ada", "Ben", "Clara", "David", "Emma", "Frank", "Grace"),
    *("Henry", "Ida", "James", "Kate", "Lucy", "Martin", "Nora"),
)
_ONSETS = (
    *("B", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W"),
    *("Br", "Cl", "Dr", "St", "Th"),
)
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
_ENDS = ("l", "n", "r", "ck", "rd", "st", "lm", "nd", "rth", "sh", "t", "ve")
_NOUNS = ("mill", "bridge", "harbour", "garden", "letter", "winter", "station", "orchard", "bell")
_DONE = ("closed the door", "looked out of the window", "put the lamp on the table", "sat down")
_SAID = ("said", "asked", "answered", "cried", "replied", "whispered")
_PARTS = ("before the rain came", "after a long silence", "without turning round", "in a low voice")
_DESCRIBED = ("the old man", "the young woman", "the captain", "the tall boy", "the minister")


def _invented(number: int) -> str:
    """Return a word that looks like a surname; the first 25,000 differ."""
    onset, number = _ONSETS[number % len(_ONSETS)], number // len(_ONSETS)
    middle, number = _MIDDLES[number % len(_MIDDLES)], number // len(_MIDDLES)
    end, number = _ENDS[number % len(_ENDS)], number // len(_ENDS)
    tail = f"{_MIDDLES[number % len(_MIDDLES)]}{_ENDS[number % len(_ENDS)]}" if number else ""
    return onset + middle + end + tail


def _filled(pieces: Iterator[str], size: int) -> str:
    """Return the first pieces, enough for a text of at least `size` characters."""
    taken: list[str] = []
    length = 0
    for piece in pieces:
        if length >= size:
            break
        taken.append(piece)
        length += len(piece)
    return "".join(taken)


def _each(template: Callable[[int], str]) -> MakeText:
    return lambda size: _filled(map(template, count()), size)


def _again(piece: str) -> MakeText:
    return lambda size: piece * (size // len(piece) + 1)


def _wrapped(before: str, inside: MakeText, after: str) -> MakeText:
    return lambda size: f"{before}{inside(size)}{after}"


def _sentence(number: int) -> str:
    noun, other = _NOUNS[number % 9], _NOUNS[number * 4 % 9]
    done = _DONE[number % 4]
    ways = (
        f"The {noun} lay behind the {other}, and nobody had seen it since the spring. ",
        f"It was late when they came to the {noun}, and the {other} was dark. ",
        f"He {done} and thought of the {noun} that his father had built. ",
        f"She {done}, because the {other} had been cold for weeks. ",
    )
    return ways[number * 7 % 4]


def _prose_paragraph(number: int) -> str:
    """Return a paragraph as a novel has them: two of three are dialogue."""
    name, noun = _GIVEN[number // 12 % 14], _NOUNS[number % 9]
    said, how = _SAID[number % 6], _PARTS[number % 4]
    other = _GIVEN[(number // 12 + 5) % 14]
    ways = (
        f"“I have never liked the {noun},” {said} {name} {how}. “It is too near the river.”",
        f"“Then we shall go, {name},” {other} {said}, and {_DONE[number % 4]}.",
        f"“You must not speak of the {noun} again,” he {said}.",
        f"{other} {said} that the {noun} had been sold {how}. {_sentence(number)}",
        "".join(map(_sentence, range(number, number + 5))),
        "".join(map(_sentence, range(number + 3, number + 7))),
    )
    return ways[number % 6].strip() + "\n\n"


def _words(number: int) -> str:
    return f"{_NOUNS[number * 5 % 9]} and the {_NOUNS[number * 7 % 9]} of the "


def _nested(opening: str, closing: str, depth: int) -> str:
    return opening * depth + "a" + closing * depth


def _deep(opening: str, closing: str) -> MakeText:
    return lambda size: _nested(opening, closing, size // (len(opening) + len(closing)) + 1)


prose: MakeText = _each(_prose_paragraph)
"""A novel without a story: narration and dialogue in paragraphs of common length."""

KINDS: Mapping[str, MakeText] = MappingProxyType(
    {
        "quoted letters": _again('"a" '),
        "quoted letters, a line each": _again('"a"\n\n'),
        "nested pairs": _again("“a ‘b’ c” "),
        "nested four deep": _again("“‘“‘a’”’” "),
        "marks nested without end": _deep("“a ", "” "),
        "marks unclosed": _again("“a "),
        "straight marks alone": _again('"'),
        "marks alone": _again("“”\"'‘’«»"),
        "marks with spaces": _again("\" ' "),
        "apostrophes": _again("'a b' c' "),
        "brackets nested": _deep("(a ", ") "),
        "brackets alone": _again("()[]{}"),
        "dashes": _again("— a — b "),
        "dash turns": _each(lambda n: f"—I know, said {_GIVEN[n % 14]}. Come in!\n\n"),
        "one surname": _each(lambda n: f"{_GIVEN[n % 14]} {_invented(n)} Lee said it rained. "),
        "many names": _each(lambda n: f"“It rains,” said {_GIVEN[n % 14]} {_invented(n)}.\n\n"),
        "surnames alone": _each(lambda n: f"“It rains,” said {_invented(n)}.\n\n"),
        "one name": _again("“It rains,” said Ada Lund.\n\n"),
        "aliases": _each(
            lambda n: (
                f"“No,” said {('Mr.', 'Dr.', 'Captain', 'Lord')[n % 4]} {_GIVEN[n % 14]} "
                f"{_invented(n // 3)}. “Yes,” said {('Mr.', 'Sir')[n % 2]} {_invented(n // 3)}.\n\n"
            )
        ),
        "organisations": _each(
            lambda n: f"The {_invented(n)} Council said that the {_invented(n // 2)} Company fell. "
        ),
        "acronyms": _each(lambda n: f"The {_initials(n)} said that it rained. "),
        "descriptions": _each(lambda n: f"“It rains,” said {_DESCRIBED[n % 5]}.\n\n"),
        "different descriptions": _each(
            lambda n: f"“It rains,” said the {_invented(n).lower()} man. His friend sat down.\n\n"
        ),
        "relatives": _each(
            lambda n: f"“No,” said {_GIVEN[n % 14]} {_invented(n)}'s mother. His wife sat down.\n\n"
        ),
        "pronouns": _each(lambda n: f"“{('Yes', 'No')[n % 2]},” {('he', 'she')[n % 2]} said.\n\n"),
        "pronouns in a chain": _again("He said that she said that "),
        "turns without words": _each(lambda n: f"“{('Yes', 'No', 'Why')[n % 3]}.”\n\n"),
        "turns in one paragraph": _each(lambda n: f"“{('Yes', 'No', 'Why')[n % 3]}.” "),
        "turns with a cue in one paragraph": _again("“No,” he said. She rose. "),
        "labels, each once": _each(lambda n: f"{_invented(n).upper()}: It rains today.\n\n"),
        "labels, two people": _each(lambda n: f"{('ADA', 'BEN')[n % 2]}: It rains today.\n"),
        "labels and marks": _each(lambda n: f"{_invented(n).upper()}: “It rains today.”\n\n"),
        "a long quotation": _wrapped("“", _each(_sentence), "” said Ada Lund."),
        "a long quotation of marks": _wrapped("“", _again("‘a’ b. "), "” said Ada Lund."),
        "a quotation over paragraphs": _each(lambda n: f"“{_sentence(n).strip()}\n\n"),
        "a long sentence": _each(_words),
        "a long list": _each(lambda n: f"{_GIVEN[n % 14]} {_invented(n)}, "),
        "a long list of verbs": _again("said and asked and told her that and "),
        "commas": _again(", "),
        "full stops": _again(". "),
        "one paragraph": _each(_sentence),
        "a paragraph a word": _each(lambda n: f"{_NOUNS[n % 9]}\n\n"),
        "no space": _again("x"),
        "no space, capitals": _again("Xa"),
        "digits": _again("1"),
        "digits with spaces": _again("12 7 "),
        "emoji": _again("\N{GRINNING FACE}"),
        "combining characters": _again("e\N{COMBINING ACUTE ACCENT}"),
        "newlines": _again("\n"),
        "spaces": _again(" "),
        "headlines": _each(lambda n: f"The {_invented(n)} Bridge Over Old River Closes\n\n"),
        "hyphens": _again("a-"),
        "colons": _again("a: "),
    }
)
"""The kinds by name."""


def _initials(number: int) -> str:
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(4))
