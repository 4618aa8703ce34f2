"""The numbers of the lines in the record of a court, which are not part of what was said."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from quoteattr.markup.view import Edit

_LINE = regex.compile(
    r"^[ \t]*(?:(?P<number>\d{1,2})(?P<gap>[ \t]{2,}|[ \t]*$)|\S)", regex.MULTILINE
)
_LEAST_NUMBERS = 8
"""Least count of numbers at the starts of lines that are line numbers."""
_SHARE = 0.8
"""Least share of the lines between the first and the last number that have one, and of the numbers
that are one more than the last, or the first of a page."""


def line_numbers(text: str) -> Iterator[Edit]:
    """Yield the numbers at the start of the lines of a text, if nearly all lines have one."""
    lines = list(_LINE.finditer(text))
    numbered = [index for index, line in enumerate(lines) if line["number"]]
    if len(numbered) < _LEAST_NUMBERS:
        return
    numbers = [int(lines[index]["number"]) for index in numbered]
    in_order = sum(after in {before + 1, 1} for before, after in pairwise(numbers))
    spanned = numbered[-1] - numbered[0] + 1
    if len(numbered) >= _SHARE * spanned and in_order >= _SHARE * (len(numbered) - 1):
        for index in numbered:
            yield Edit(*lines[index].span("number"), "", "line numbers")
