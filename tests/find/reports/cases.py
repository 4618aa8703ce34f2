"""Cases of the patterns: a text, its parse, and what is found in it."""

from typing import TypeAlias

from quoteattr.find.reports.patterns import pattern_report
from quoteattr.language import syntax
from quoteattr.language.reporting import Lexicon
from tests.parses import parsed

Find: TypeAlias = tuple[str, str, list[str]]
"""A pattern, the words of the cue, and the parts of the content."""
Case: TypeAlias = tuple[str, str, list[Find]]
"""A text, the rows of its parse, and what the patterns find."""


def pattern_finds(text: str, rows: str) -> list[Find]:
    """Return what the patterns find in a text with the given parse."""
    annotated, lexicon = parsed(text, rows), Lexicon.load()
    candidates = (pattern_report(annotated, token, lexicon) for token in annotated.tokens)
    return [
        (
            report.found_by,
            report.cue.of(text),
            [span.of(text) for span in syntax.spans_of(annotated, report.content)],
        )
        for report in candidates
        if report
    ]
