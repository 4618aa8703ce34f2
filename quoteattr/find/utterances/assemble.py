"""The steps from quoted stretches and reports to utterances and terms."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.joining import find_continuations, group_stretches
from quoteattr.find.utterances.nesting import UtteranceDraft, with_parents
from quoteattr.find.utterances.reconcile import Quoted, reconcile
from quoteattr.find.utterances.reporting_clauses import (
    CLAUSE_END,
    Place,
    ReportingClause,
    find_reporting_clauses,
)
from quoteattr.find.utterances.term_contexts import terms_by_context
from quoteattr.find.utterances.terms import has_form_of_speech
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import QuoteKind, Term
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance


def find_utterances(
    levels: Levels, reports: Iterable[Report], lexicon: Lexicon
) -> tuple[tuple[Utterance, ...], tuple[Term, ...]]:
    """Return all utterances in text order, and the quoted stretches that are not utterances.

    Args:
        levels: The quoted stretches over the text.
        reports: The reports of the text, in the order of their cues.
        lexicon: The reporting words.
    """
    clauses = find_reporting_clauses(levels, lexicon)
    labelled = {stretch for stretch in levels.indexes if levels.stretches[stretch].label}
    clauses = {stretch: clauses[stretch] for stretch in clauses.keys() - labelled}
    terms = terms_by_context(levels, clauses, lexicon)
    continuations = find_continuations(levels)
    reconciled = reconcile(Quoted(levels, clauses, continuations, terms, lexicon), reports)
    clauses = {stretch: clauses[stretch] for stretch in clauses.keys() - terms}
    in_mixed = frozenset().union(*(draft.stretches for draft in reconciled.drafts))
    drafts = list(reconciled.drafts)
    term_parts: list[Span] = []
    for group in group_stretches(levels, clauses, continuations, excluded=in_mixed):
        report = _choose_report(levels, group, clauses, reconciled.report_of)
        is_speech = report or len(group) > 1 or has_form_of_speech(levels, group[0])
        if is_speech and group[0] not in terms:
            drafts.append(_draft_quotation(levels, group, report, clauses.get(group[0])))
        else:
            term_parts.extend(levels.stretches[group[0]].parts)
    text = levels.annotated.text
    return with_parents(levels, drafts), tuple(Term(p, p.of(text)) for p in sorted(term_parts))


def _choose_report(
    levels: Levels,
    group: Sequence[StretchIndex],
    clauses: Mapping[StretchIndex, ReportingClause],
    report_of: Mapping[StretchIndex, Report],
) -> Report | None:
    """Return the report of a quotation: its reporting clause, or else a report of its words.

    If the cue of the clause has no subject in the parse, the source is that of such a report.
    """
    clause = next((clauses[stretch] for stretch in group if stretch in clauses), None)
    reports = [report_of[stretch] for stretch in group if stretch in report_of]
    if clause is None:
        near = (report for report in reports if not _acts_between(levels, report, group[0]))
        return next(near, None)
    report = clause.report
    cue = levels.annotated.tokens[report.cue.head]
    if syntax.subject_of(levels.annotated, cue) is not None:
        return report
    same_cue = (other for other in reports if other.cue.head == cue.index)
    sources = (other.source for other in same_cue if _has_source_in_sentence(levels, other))
    return attrs.evolve(report, source=next(sources, report.source))


def _acts_between(levels: Levels, report: Report, stretch: StretchIndex) -> bool:
    """Whether somebody acts between a cue and a quotation: "“A,” she said. [He rose.] “B.”".

    Or between a quotation and a cue: "“A.” [He rose.] “B,” she said.".
    """
    sentence_of = levels.annotated.sentence_of
    cue = report.cue.head
    is_after = levels.stretches[stretch].start > levels.annotated.tokens[cue].start
    narration = levels.before(stretch) if is_after else levels.after(stretch)
    between = takewhile(
        lambda token: (
            (token.index > cue) == is_after and sentence_of[token.index] != sentence_of[cue]
        ),
        narration,
    )
    return any(token.relation == "nsubj" for token in between)


def _has_source_in_sentence(levels: Levels, report: Report) -> bool:
    """Whether a report names a source in the sentence of its cue."""
    sentence_of = levels.annotated.sentence_of
    source = report.source
    return source is not None and sentence_of[source.head] == sentence_of[report.cue.head]


def _draft_quotation(
    levels: Levels,
    group: Sequence[StretchIndex],
    report: Report | None,
    clause: ReportingClause | None,
) -> UtteranceDraft:
    """Return the utterance of a quotation: direct, or mixed if its sentence opens before the marks.

    A clause after the marks reports the whole sentence: [The tax “is a mistake,”] Ann said.
    """
    parts = tuple(part for stretch in group for part in levels.stretches[stretch].parts)
    is_after = clause is not None and clause.place is Place.AFTER
    opening = _sentence_opening(levels, group[0]) if is_after else None
    if opening is not None:
        parts = (Span(opening, levels.stretches[group[0]].outer[0].end), *parts[1:])
    utterance = Utterance(
        kind=QuoteKind.DIRECT if opening is None else QuoteKind.MIXED,
        parts=parts,
        found_by=FoundBy.MARKS,
        act=report.act if report else None,
        cue=report.cue if report else None,
        source=report.source if report else None,
        label=levels.stretches[group[0]].label,
    )
    return UtteranceDraft(utterance, levels.around(group[0]), frozenset(group))


def _sentence_opening(levels: Levels, stretch: StretchIndex) -> int | None:
    """Return the start of the sentence that continues inside the marks, None if there is none."""
    first = levels.stretches[stretch].parts[0].of(levels.annotated.text)[0]
    words = list(takewhile(lambda token: token.text not in CLAUSE_END, levels.before(stretch)))
    if not first.islower() or not words or words[0].upos == "PUNCT":
        return None
    return words[-1].start
