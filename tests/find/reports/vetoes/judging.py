"""Vetoes on the reports of a parse."""

from quoteattr.find.reports.merge import rule_reports
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import VETOES, Stage
from quoteattr.find.reports.vetoes.evidence import Evidence
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.parses import read_parse

LEXICON = Lexicon.load()


def evidence_of(annotated: AnnotatedText) -> Evidence:
    """Return what the reports of a parse are judged by."""
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    return Evidence(levels, LEXICON, rule_reports(annotated, LEXICON))


def vetoes(annotated: AnnotatedText, report: Report, stage: Stage = Stage.ALL) -> list[str]:
    """Return the names of the vetoes of a stage that apply to a report."""
    evidence = evidence_of(annotated)
    return [veto.name for veto in VETOES if veto.stage is stage and veto.applies(evidence, report)]


def said_after(notation: str) -> tuple[AnnotatedText, Report]:
    """Return a parse, and a report with its second token as cue and the later ones as content."""
    annotated = read_parse(notation)
    words = tuple(range(2, len(annotated.tokens)))
    report = Report(Words.single(annotated.tokens[1]), words, FoundBy.READER, Act.SPEECH)
    return annotated, report
