"""The reports of a text: what the reader sees and what the rules find, the outermost ones."""

from collections.abc import Sequence

from quoteattr.find.reports.adverbials import find_adverbial
from quoteattr.find.reports.headlines import find_headline
from quoteattr.find.reports.network import read_reports, unseen
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import find_reports
from quoteattr.find.reports.vetoes import tells_words
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy


def gather_reports(levels: Levels, lexicon: Lexicon) -> list[Report]:
    """Return what the reader sees, or what the rules find where there is no reader.

    The reader sees one relation at a time; what somebody quoted reports is left to the rules.
    The reports come in the order of their cues, without those inside the content of others.

    Args:
        levels: The stretches over the text with its parse.
        lexicon: The reporting words.
    """
    annotated = levels.annotated
    found = _all_reports(levels, lexicon)
    kept = [report for report in found if tells_words(annotated, report, lexicon)]
    return _outermost(kept, levels)


def _all_reports(levels: Levels, lexicon: Lexicon) -> list[Report]:
    annotated = levels.annotated
    ruled = _ruled(annotated, lexicon)
    if annotated.relations is None:
        return ruled
    claims = {report.cue.head for report in ruled if _is_claim(annotated, report)}
    read = [
        report
        for report in read_reports(annotated, lexicon, ruled)
        if report.found_by is not FoundBy.OBJECT or claims.isdisjoint(report.content)
    ]
    seen = {report.cue.head for report in read}
    narrated = (r for r in ruled if levels.of_token[r.cue.head] == NARRATION)
    nested = (
        report
        for report in ruled
        if report.cue.head not in seen
        and _is_past(annotated, annotated.tokens[report.cue.head])
        and (levels.of_token[report.cue.head] != NARRATION or _is_named(annotated, report))
    )
    return list(dict.fromkeys([*read, *unseen(annotated, read, narrated), *nested]))


def _ruled(annotated: AnnotatedText, lexicon: Lexicon) -> list[Report]:
    """Return what the rules find; the verb of "as they [tell] it" reports nothing of its own."""
    adverbial = find_adverbial(annotated, lexicon)
    inside = {
        index
        for report in adverbial
        for part in report.cue.extent.parts
        for index in annotated.token_range(part)
    }
    found = (r for r in find_reports(annotated, lexicon) if r.cue.head not in inside)
    return [*found, *adverbial, *find_headline(annotated)]


def _is_past(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb or its auxiliary is in the past: what somebody quoted tells of others.

    A passive is as good: "I am told that A" tells what has been said.
    """
    if syntax.is_passive(annotated, verb):
        return True
    helpers = [
        child
        for child in annotated.dependents(verb)
        if child.relation == "aux" and child.lemma != "do"
    ]
    above = annotated.head_of(verb)
    if verb.relation == "xcomp" and above is not None and above.lemma == "use":
        helpers.append(above)
    return any(word.xpos == "VBD" for word in (verb, *helpers))


def _is_claim(annotated: AnnotatedText, report: Report) -> bool:
    """Whether a report is somebody's noun with a finite clause: "reject [her claim] that A".

    Then she reports A, and whoever rejects it reports nothing.
    """
    opening = annotated.tokens[report.content[0]].text.lower()
    noun = annotated.tokens[report.cue.head]
    owned = syntax.possessor_of(annotated, noun) is not None
    return report.found_by is FoundBy.NOUN_CLAUSE and opening == "that" and owned


def _outermost(reports: Sequence[Report], levels: Levels) -> list[Report]:
    """Drop the reports whose cue stands in the content of another on the same level.

    PolNeAR marks only the outermost relation. What is reported inside a quotation by somebody
    quoted stands on another level and is kept, and so is what somebody else is named for: "Ann said
    that [Bob had told her] that it fell".
    """
    covered: dict[int, int] = {}
    kept: list[Report] = []
    for report in sorted(reports, key=lambda report: -len(report.content)):
        level = levels.of_token[report.cue.head]
        inside = covered.get(report.cue.head, NARRATION - 1) == level
        if inside and not _is_named(levels.annotated, report):
            continue
        if level != NARRATION and not _is_clear(report):
            continue
        kept.append(report)
        covered |= {index: level for index in report.content if levels.of_token[index] == level}
    return sorted(kept, key=lambda report: report.cue.head)


def _is_named(annotated: AnnotatedText, report: Report) -> bool:
    """Whether a clause with "that" is reported, in the past, by somebody with a name or noun."""
    cue = annotated.tokens[report.cue.head]
    subject = syntax.subject_of(annotated, cue)
    return (
        _is_clear(report)
        and annotated.tokens[report.content[0]].text.lower() == "that"
        and subject is not None
        and subject.upos in {"NOUN", "PROPN"}
        and _is_past(annotated, cue)
    )


def _is_clear(report: Report) -> bool:
    """Whether a report inside a quotation is plainly one: "I said it was late"."""
    return report.found_by in {FoundBy.COMPLEMENT, FoundBy.ORDER} and report.act is Act.SPEECH
