"""What the patterns of reports find in a parse, in the notation of the golden files."""

from quoteattr.find.reports.patterns import pattern_report
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from tests.parses import read_parse


def patterns_found(notation: str) -> str:
    """Return pattern, cue and content of each report that the patterns find, one a line."""
    annotated, lexicon = read_parse(notation), Lexicon.load()
    reports = (pattern_report(annotated, token, lexicon) for token in annotated.tokens)
    return "\n".join(
        f"{report.found_by} | {report.cue.of(annotated.text)} | {content_of(annotated, report)}"
        for report in reports
        if report
    )


def cue_source_and_content(annotated: AnnotatedText, report: Report) -> str:
    """Return cue, source and content of a report on one line."""
    source = report.source.of(annotated.text) if report.source else "-"
    return f"{report.cue.of(annotated.text)} | {source} | {content_of(annotated, report)}"


def content_of(annotated: AnnotatedText, report: Report) -> str:
    """Return the parts of the content of a report."""
    spans = syntax.spans_of(annotated, report.content)
    return f"[{' / '.join(span.of(annotated.text) for span in spans)}]"
