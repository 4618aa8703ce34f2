"""The reports of a text: those of the rules and the network, merged, vetoed, and the outermost."""

from collections.abc import Iterable, Sequence

import attrs

from quoteattr.find.reports.adverbials import adverbial_report
from quoteattr.find.reports.headlines import headline_report, sourced_headlines, without_dateline
from quoteattr.find.reports.network.relations import network_reports
from quoteattr.find.reports.patterns import pattern_report
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import Stage, is_vetoed
from quoteattr.find.reports.vetoes.certainty import is_clear, is_quoted
from quoteattr.find.reports.vetoes.evidence import Evidence
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.rules import FoundBy


def find_reports(levels: Levels, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the outermost reports of a text in the order of their cues.

    With a network, these are its reports and those of the rules that it misses; without one, the
    reports of the rules.

    Args:
        levels: The stretches over the text with its parse.
        lexicon: The reporting words.
    """
    annotated = levels.annotated
    evidence = Evidence(levels, lexicon, rule_reports(annotated, lexicon))
    candidates = evidence.rule_reports
    if annotated.relations is not None:
        found = network_reports(levels, lexicon, candidates)
        trusted = (
            report
            for report in found
            if not is_vetoed(evidence, report, Stage.NETWORK)
            and not is_vetoed(evidence, report, Stage.ALL)
        )
        candidates = _reconciled(evidence, tuple(trusted))
    kept = (r for r in candidates if not is_vetoed(evidence, r, Stage.ALL))
    return _outermost(levels, [without_dateline(annotated, report) for report in kept])


def rule_reports(annotated: AnnotatedText, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the reports of the rules, including nested ones.

    The verb of an adverbial is not a cue of its own: "as they [tell] it".
    """
    tokens = annotated.tokens
    adverbials = [r for token in tokens if (r := adverbial_report(annotated, token, lexicon))]
    inside = {
        index for report in adverbials for index in annotated.token_indexes(report.cue.extent.parts)
    }
    outside = (token for token in tokens if token.index not in inside)
    patterns = [r for token in outside if (r := pattern_report(annotated, token, lexicon))]
    headline = headline_report(annotated)
    found = tuple(
        _before_coordinated_report(annotated, report, patterns)
        for report in (*patterns, *adverbials, *([headline] if headline else []))
    )
    before = {report.cue.head for report in found if report.content[0] < report.cue.head}
    sourced = [r for r in sourced_headlines(annotated, lexicon) if r.cue.head not in before]
    cues = {report.cue.head for report in sourced}
    return (*(report for report in found if report.cue.head not in cues), *sourced)


def _before_coordinated_report(
    annotated: AnnotatedText, report: Report, others: Iterable[Report]
) -> Report:
    """Return a report without a coordinated one: "[A], Ann said, | but Bob warned that B"."""
    after = next((index for index in report.content if index > report.cue.head), None)
    if report.found_by is not FoundBy.PARENTHETICAL or after is None:
        return report
    verb = annotated.head_of(annotated.tokens[after])
    if annotated.tokens[after].upos != "CCONJ" or verb is None:
        return report
    reports_clause = any(
        is_clear(other) and other.cue.head == verb.index and other.content[0] > verb.index
        for other in others
    )
    before = tuple(index for index in report.content if index < report.cue.head)
    has_subject = syntax.subject_of(annotated, verb) is not None
    return attrs.evolve(report, content=before) if reports_clause and has_subject else report


def _reconciled(evidence: Evidence, network: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports of the network, and those of the rules that it misses.

    Half of the latter are annotated in PolNeAR dev, so they raise F. Reports inside a report or a
    quotation are left to the rules, because the network does not find nested relations.
    """
    annotated = evidence.annotated
    views = {r.cue.head: r for r in evidence.rule_reports if r.found_by is FoundBy.VIEWPOINT}
    # The network takes "A, according to Ann, but B, according to Bob" for one content.
    network = [
        report if views.keys().isdisjoint(report.content) else views.get(report.cue.head, report)
        for report in network
    ]
    cues = {report.cue.head for report in network}
    covered = {index for r in network for index in (*_of_sentence(annotated, r), r.cue.head)}
    missed = (
        report
        for report in evidence.rule_reports
        if covered.isdisjoint((*report.content, report.cue.head))
        and not is_vetoed(evidence, report, Stage.UNCONFIRMED)
    )
    nested = (
        report
        for report in evidence.rule_reports
        if report.cue.head not in cues
        and (
            _has_named_source(annotated, report, in_past=not is_quoted(evidence, report))
            or (is_quoted(evidence, report) and _is_past(annotated, evidence.cue(report)))
        )
    )
    return tuple(dict.fromkeys((*network, *missed, *nested)))


def _of_sentence(annotated: AnnotatedText, report: Report) -> Iterable[int]:
    """Return the tokens of a content that are in the sentence of its cue."""
    sentence = annotated.sentence_of[report.cue.head]
    return (index for index in report.content if annotated.sentence_of[index] == sentence)


def _is_past(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb is in the past, so that a quoted speaker reports somebody's words with it.

    A past auxiliary is enough, and so is the passive: "I am told that A".
    """
    if syntax.is_passive(annotated, verb):
        return True
    auxiliaries = [
        child
        for child in annotated.dependents(verb)
        if child.relation == "aux" and child.lemma != "do"
    ]
    above = annotated.head_of(verb)
    if verb.relation == "xcomp" and above is not None and above.lemma == "use":
        auxiliaries.append(above)
    return any(word.xpos == "VBD" for word in (verb, *auxiliaries))


def _outermost(levels: Levels, reports: Iterable[Report]) -> tuple[Report, ...]:
    """Drop the reports whose cue is in the content of another on the same level.

    PolNeAR marks only the outermost relation. A report inside a quotation is on another level and
    is kept, and so is one with a named source: "Ann said that [Bob had told her] that it fell".
    """
    level_of_covered: dict[int, int] = {}
    kept: list[Report] = []
    for report in sorted(reports, key=lambda report: -len(report.content)):
        level = levels.of_token[report.cue.head]
        is_inside = level_of_covered.get(report.cue.head, NARRATION - 1) == level
        if is_inside and not _has_named_source(levels.annotated, report):
            continue
        kept.append(report)
        covered = _of_sentence(levels.annotated, report)
        level_of_covered |= {i: level for i in covered if levels.of_token[i] == level}
    return tuple(sorted(kept, key=lambda report: report.cue.head))


def _has_named_source(annotated: AnnotatedText, report: Report, *, in_past: bool = True) -> bool:
    """Whether a report is of a clause and has a name or noun as its source.

    Args:
        annotated: The text with its parse.
        report: The report.
        in_past: Whether its verb must be in the past.
    """
    cue = annotated.tokens[report.cue.head]
    perceived = syntax.perceived_subject(annotated, cue)
    subject = syntax.subject_of(annotated, cue) or perceived
    content = [annotated.tokens[index] for index in report.content]
    is_clause = content[0].text.lower() == "that" or any(
        token.xpos in syntax.FINITE for token in content
    )
    return (
        is_clear(report)
        and is_clause
        and content[0].index > cue.index
        and subject is not None
        and subject.upos in {"NOUN", "PROPN"}
        and (
            perceived is not None
            or _is_past(annotated, cue)
            or (not in_past and cue.xpos in {"VBZ", "VBP"})
        )
    )
