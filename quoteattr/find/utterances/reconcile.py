"""Reports and quotation marks, reconciled.

A report whose content is enclosed in marks reports a quotation; any other report makes an indirect
utterance, or a mixed one if there are marks in its content.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.content import (
    Content,
    as_predicate,
    contains_report,
    contains_terms,
    contains_turn,
    is_action,
    is_cleft,
    is_in_cue,
    is_near_cue,
    opens_with_noun,
    share_outside,
)
from quoteattr.find.utterances.nesting import Draft
from quoteattr.find.utterances.reporting_clauses import ReportingClause
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.utterance import Utterance

_DIRECT_SHARE = 0.9
"""A content is direct if more than this share of its letters and digits is inside marks: the bound
that the benchmark draws between direct and mixed."""
_LEAST_PROBABILITY = 0.5
"""A report that only the network finds is dropped below this probability if there are marks in its
content: on PolNeAR dev no recall is lost, and in LitBank the network, which learned from news,
found many that were wrong."""


@attrs.frozen
class Quoted:
    """What is known about the quoted stretches before they are reconciled with the reports."""

    levels: Levels
    """The stretches over the text."""
    clauses: Mapping[StretchIndex, ReportingClause]
    """The reporting clause of each stretch that has one."""
    continuations: Collection[StretchIndex]
    """The stretches that continue the sentence of an earlier one."""
    terms: frozenset[StretchIndex]
    """The stretches that are terms whatever reports them."""
    lexicon: Lexicon
    """The reporting words."""


@attrs.frozen
class Reconciled:
    """The reports of a text, divided by whether they report quotations."""

    drafts: tuple[Draft, ...]
    """The indirect and mixed utterances."""
    report_of: Mapping[StretchIndex, Report]
    """The report of each stretch whose words are a whole content."""


def reconcile(quoted: Quoted, reports: Iterable[Report]) -> Reconciled:
    """Divide reports into those of quotations and those that make an utterance of their own.

    A report of nothing but a term is dropped, and so is a report of a turn with a label.

    Args:
        quoted: The quoted stretches.
        reports: The reports, in the order of their cues.
    """
    clauses, terms = quoted.clauses, quoted.terms
    drafts: list[Draft] = []
    report_of: dict[StretchIndex, Report] = {}
    found = tuple(reports)
    confirmed = {report.cue.head for report in found if report.found_by is not FoundBy.READER}
    for report in found:
        content = Content.of(quoted.levels, report)
        if contains_turn(content):
            continue
        if not terms.isdisjoint(content.stretches):
            if not contains_terms(content, clauses, terms):
                continue
            content = Content.of(quoted.levels, report, terms)
        if (predicate := as_predicate(content)) is not None:
            drafts.extend(_drafts(predicate))
            continue
        if contains_report(content, clauses):
            drafts.extend(attrs.evolve(draft, stretches=frozenset()) for draft in _drafts(content))
            continue
        quotations = _quotations_in(quoted, content, confirmed)
        if quotations is None:
            drafts.extend(_drafts(content))
            continue
        for stretch in quotations:
            report_of.setdefault(stretch, report)
    return Reconciled(tuple(drafts), report_of)


def _quotations_in(
    quoted: Quoted, content: Content, confirmed: Collection[int]
) -> Collection[StretchIndex] | None:
    """Return the stretches that are reported word for word, None if the content is not direct.

    Args:
        quoted: The quoted stretches.
        content: The content.
        confirmed: The heads of the cues whose report a rule finds.
    """
    report, stretches, clauses = content.report, content.stretches, quoted.clauses
    if report.in_network and is_action(content, clauses, quoted.lexicon):
        return ()
    if report.in_network and stretches and opens_with_noun(content):
        return None
    clause_of = {stretch: clauses[stretch] for stretch in stretches if stretch in clauses}
    if report.in_network:
        cue = report.cue.head
        same_cue = {s for s, clause in clause_of.items() if clause.report.cue.head == cue}
        complements = same_cue if is_cleft(content) else set()
        sentences = [
            stretch
            for stretch in stretches
            if stretch in quoted.continuations
            or stretch in complements
            or content.levels.opens_sentence(stretch)
        ]
        is_unsure = report.probability is None or report.probability < _LEAST_PROBABILITY
        is_doubtful = cue not in confirmed and is_unsure and stretches
        if sentences or is_doubtful:
            # A sentence in marks ends where they end, whatever the network finds around it.
            near = [stretch for stretch in sentences if is_near_cue(content, stretch)]
            return [stretch for stretch in near if stretch in same_cue] if is_doubtful else near
    elif not all(is_in_cue(content, clause) for clause in clause_of.values()):
        return ()  # a reporting clause has these words, so the rule misread them
    most_outside = 0.0 if report.in_network else 1 - _DIRECT_SHARE
    return stretches if share_outside(content) <= most_outside else None


def _drafts(content: Content) -> Iterator[Draft]:
    """Yield the indirect or mixed utterance of a content, marks included, if it has any words."""
    levels, report = content.levels, content.report
    quoted = (
        token
        for stretch in content.stretches
        for span in levels.stretches[stretch].outer
        for token in levels.annotated.token_range(span)
    )
    if parts := syntax.spans_of(levels.annotated, [*content.outside, *quoted]):
        utterance = Utterance(
            kind=QuoteKind.MIXED if content.stretches else QuoteKind.INDIRECT,
            parts=parts,
            found_by=report.found_by,
            act=report.act,
            cue=report.cue,
            source=report.source,
            probability=report.probability,
        )
        yield Draft(utterance, content.level, frozenset(content.stretches))
