"""Quotation marks, dashes, white space and apostrophes of English texts."""

import functools
from types import MappingProxyType

import attrs
import regex

from quoteattr.language.word_lists import read_entries
from quoteattr.schema.span import Span

BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
"""Every character that is white space or has no width, for `str.strip`."""


THIN_SPACES = frozenset("\xa0\u2009\u200a\u202f")
"""Spaces that typesetters put between two marks; they separate neither mark from its word."""

EMPHASIS = frozenset("_*")
"""Characters around emphasised words in plain text; they do not indicate what a mark does."""

DASHES = frozenset("-\u2010\u2011\u2012–—―\x96\x97")
"""Hyphens and dashes, the C1 controls of badly decoded texts included."""

DASH_TOKENS = DASHES | {"--"}
"""Tokens that are a hyphen or a dash, two typed hyphens included."""

OPENING_BRACKETS = frozenset("([{<¿¡/=|")
"""Characters that may precede an opening mark without a space."""

CLOSING_PUNCTUATION = frozenset(".,;:!?…)]}>/%|\x85")
"""Characters that may precede or follow a closing mark without a space."""

MARK_FORMS = MappingProxyType(
    {
        **dict.fromkeys('"＂', '"'),
        **dict.fromkeys("“‟\x93〝", "“"),
        **dict.fromkeys("”\x94〞", "”"),
        **dict.fromkeys("„\x84", "„"),
        **dict.fromkeys("'＇", "'"),
        **dict.fromkeys("‘‛\x91`", "‘"),
        **dict.fromkeys("’\x92´", "’"),
        **{mark: mark for mark in "‚«»‹›"},
        "``": "“",
        ",,": "„",
        "<": "‹",
        ">": "›",
        "''": '"',
        "‘‘": "“",
        "’’": "”",
    }
)
"""Each mark with the common form that represents it and its look-alikes."""
_MARK_LENGTHS = (2, 1)

DOUBLE_FORMS = frozenset('"“”')
SINGLE_FORMS = frozenset("'‘’")
ANGLE_FORMS = frozenset("«»‹›")
LOW_FORMS = frozenset("„‚")

MARKS = DOUBLE_FORMS | SINGLE_FORMS | ANGLE_FORMS
"""The common forms of the marks that enclose a quotation in English."""

OPENING_MARKS = frozenset({'"', "“", "‘", "'", "''", "«"})
"""Tokens that may open a quotation; `"` may also close one."""

CLOSERS = MappingProxyType(
    {
        '"': {'"': 0.0, "”": 0.5, "“": 1.0},
        "“": {"”": 0.0, '"': 0.5, "“": 2.0},
        "”": {"”": 0.0, '"': 0.5},
        "„": {"“": 0.0, "”": 0.0, '"': 0.5, "„": 2.0},
        "'": {"'": 0.0, "’": 0.5, "‘": 2.5},
        "‘": {"’": 0.0, "'": 0.5, "‘": 2.5},
        "’": {"’": 0.0, "'": 0.5},
        "‚": {"‘": 0.0, "’": 0.0, "'": 0.5},
        "«": {"»": 0.0, "«": 2.0},
        "»": {"«": 0.0, "»": 0.5},
        "‹": {"›": 0.0, "‹": 2.0},
        "›": {"‹": 0.0, "›": 0.5},
    }
)
"""For each opening form the closing forms that match it, with the cost of each, from 0."""


def mark_before(text: str, offset: int) -> int:
    """Return where the mark that ends at an offset starts, the offset if there is none."""
    for length in _MARK_LENGTHS:
        if offset >= length and text[offset - length : offset] in MARK_FORMS:
            return offset - length
    return offset


def mark_after(text: str, offset: int) -> int:
    """Return where the mark that starts at an offset ends, the offset if there is none."""
    for length in _MARK_LENGTHS:
        if text[offset : offset + length] in MARK_FORMS:
            return min(offset + length, len(text))
    return offset


def strip(text: str, start: int, end: int) -> Span | None:
    """Return `text[start:end]` without the white space at its edges, None if nothing is left."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(BLANK))
    end = start + len(inside.strip(BLANK))
    return Span(start, end) if start < end else None


_DECADE = regex.compile(r"[0-9]{2}(?:s|ers?)?")
_SHORTEST_ING = 4
"""A word in -in of more letters than this may be an elided -ing; "begin" is an acceptable error."""


@attrs.frozen
class _Elisions:
    initial: frozenset[str]
    """Words with an elided beginning, without the apostrophe."""
    final: frozenset[str]
    """Words with an elided end, without the apostrophe."""


@functools.cache
def _elisions() -> _Elisions:
    entries = [entry.columns[0] for entry in read_entries("elisions.txt")]
    return _Elisions(
        initial=frozenset(entry[1:] for entry in entries if entry.startswith("'")),
        final=frozenset(entry[:-1] for entry in entries if entry.endswith("'")),
    )


def is_elided_at_start(word: str) -> bool:
    """Whether the beginning of `word`, after an apostrophe, is elided ('tis, '90s).

    Args:
        word: The letters and digits after the apostrophe, in any case.
    """
    folded = word.lower()
    return _DECADE.fullmatch(folded) is not None or folded in _elisions().initial


def is_elided_at_end(word: str) -> bool:
    """Whether the end of `word`, before an apostrophe, is elided (o', goin').

    Args:
        word: The letters before the apostrophe, in any case.
    """
    folded = word.lower()
    return folded in _elisions().final or (len(folded) > _SHORTEST_ING and folded.endswith("in"))
