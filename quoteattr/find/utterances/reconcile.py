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
from quoteattr.find.utterances.nesting import UtteranceDraft
from quoteattr.find.utterances.reporting_clauses import Place, ReportingClause
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

    drafts: tuple[UtteranceDraft, ...]
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
    drafts: list[UtteranceDraft] = []
    report_of: dict[StretchIndex, Report] = {}
    found = tuple(reports)
    confirmed = {report.cue.head for report in found if report.found_by is not FoundBy.READER}
    for report in found:
        content = Content.of(quoted.levels, report)
        if contains_turn(content) or _is_name_for(content, clauses):
            continue
        if not terms.isdisjoint(content.stretches):
            if not contains_terms(content, clauses, terms):
                continue
            content = Content.of(quoted.levels, report, terms)
        if (predicate := as_predicate(content)) is not None:
            drafts.extend(_drafts(predicate))
            continue
        if (stated := _before_quotation(content, clauses)) is not None:
            drafts.extend(_drafts(stated))
            continue
        if contains_report(content, clauses):
            drafts.extend(attrs.evolve(draft, stretches=frozenset()) for draft in _drafts(content))
            continue
        quotations = (
            _quotations_of_network(quoted, content, is_confirmed=report.cue.head in confirmed)
            if report.in_network
            else _quotations_of_rule(content, clauses)
        )
        if quotations is None:
            drafts.extend(_drafts(content))
            continue
        for stretch in quotations:
            report_of.setdefault(stretch, report)
    return Reconciled(tuple(drafts), report_of)


def _quotations_of_rule(
    content: Content, clauses: Mapping[StretchIndex, ReportingClause]
) -> Collection[StretchIndex] | None:
    """Return the stretches that a rule finds reported word for word, None if it finds none direct.

    Args:
        content: The content of a report that only a rule finds.
        clauses: The reporting clause of each stretch that has one.
    """
    reported = (clauses[stretch] for stretch in content.stretches if stretch in clauses)
    if not all(is_in_cue(content, clause) for clause in reported):
        return ()  # a reporting clause has these words, so the rule misread them
    return content.stretches if share_outside(content) <= 1 - _DIRECT_SHARE else None


def _quotations_of_network(
    quoted: Quoted, content: Content, *, is_confirmed: bool
) -> Collection[StretchIndex] | None:
    """Return the stretches that the network finds reported word for word, None if none is direct.

    Args:
        quoted: The quoted stretches.
        content: The content of a report that the network finds.
        is_confirmed: Whether a rule finds a report with the same cue.
    """
    report, stretches, clauses = content.report, content.stretches, quoted.clauses
    if is_action(content, clauses, quoted.lexicon):
        return ()
    is_direct = share_outside(content) <= 0.0
    if not stretches:
        return stretches if is_direct else None
    if opens_with_noun(content):
        return None
    if _is_before_phrase(content, report.cue.extent.end):
        return stretches
    cues = {s: clauses[s].report.cue.head for s in stretches if s in clauses}
    same_cue = {stretch for stretch, cue in cues.items() if cue == report.cue.head}
    complements = same_cue if is_cleft(content) else set()
    sentences = [
        stretch
        for stretch in stretches
        if stretch in quoted.continuations
        or stretch in complements
        or content.levels.opens_sentence(stretch)
    ]
    is_unsure = report.probability is None or report.probability < _LEAST_PROBABILITY
    is_doubtful = is_unsure and not is_confirmed
    if sentences or is_doubtful:
        # A sentence in marks ends where they end, whatever the network finds around it.
        near = [stretch for stretch in sentences if is_near_cue(content, stretch)]
        return [stretch for stretch in near if stretch in same_cue] if is_doubtful else near
    return stretches if is_direct else None


def _is_before_phrase(content: Content, cue_end: int) -> bool:
    """Whether a sentence follows a cue, and only a place or a time follows it.

    "They sang [“We are here”] outside the gates", "She texted me [“GO”] in capitals"
    """
    levels, (first, *others) = content.levels, content.stretches
    tokens = levels.annotated.tokens
    words = [tokens[index] for index in content.outside if tokens[index].upos != "PUNCT"]
    marks = levels.annotated.token_range(levels.stretches[first].outer[0])
    between = tokens[content.report.cue.head + 1 : marks.start]
    is_next = all(token.end <= cue_end or token.upos == "PRON" for token in between)
    is_sentence = levels.stretches[first].parts[0].of(levels.annotated.text)[:1].isupper()
    is_phrase = bool(words) and words[0].upos == "ADP" and words[0].start > cue_end
    is_phrase = is_phrase and words[0].text.lower() != "as"
    has_verb = syntax.has_verb(levels.annotated, content.outside)
    return not others and is_next and is_sentence and is_phrase and not has_verb


def _is_name_for(content: Content, clauses: Mapping[StretchIndex, ReportingClause]) -> bool:
    """Whether a content is what somebody calls something: "spoke of [what she called “a farce”]".

    She says the words in the marks, and whoever speaks of it says nothing of its own.
    """
    tokens, outside = content.levels.annotated.tokens, content.outside
    clause = clauses.get(content.stretches[0]) if content.stretches else None
    if clause is None or not outside or tokens[outside[0]].text.lower() != "what":
        return False
    return clause.report.cue.head in outside[-2:] and content.report.cue.head < outside[0]


def _before_quotation(
    content: Content, clauses: Mapping[StretchIndex, ReportingClause]
) -> Content | None:
    """Return the clause of a content that a quotation follows: "warned [that it fell]: “Run!”".

    The cue reports both. None if the content is not of this form.
    """
    levels, cue = content.levels, content.report.cue.head
    clause = clauses.get(content.stretches[0]) if content.stretches else None
    if clause is None or clause.report.cue.head != cue or clause.place is not Place.BEFORE:
        return None
    start = levels.stretches[content.stretches[0]].start
    tokens = levels.annotated.tokens
    words = [index for index in content.outside if cue < index and tokens[index].start < start]
    before = next(levels.before(content.stretches[0]), None)
    if before is None or before.text != ":" or not levels.opens_sentence(content.stretches[0]):
        return None
    if not syntax.has_verb(levels.annotated, words):
        return None
    outside = tuple(index for index in words if index != before.index)
    return attrs.evolve(content, stretches=(), outside=outside)


def _drafts(content: Content) -> Iterator[UtteranceDraft]:
    """Yield the indirect or mixed utterance of a content, marks included, if it has any words."""
    levels, report = content.levels, content.report
    quoted = (
        token
        for stretch in content.stretches
        for token in levels.annotated.token_indexes(levels.stretches[stretch].outer)
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
        yield UtteranceDraft(utterance, content.level, frozenset(content.stretches))
