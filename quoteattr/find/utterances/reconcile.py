"""Reports laid over quotation marks.

A report whose content is what marks enclose reports a quotation; any other one makes an indirect
utterance, or a mixed one if there are marks in its content.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.direct_cues import CLEFT_OPENERS
from quoteattr.find.utterances.nesting import Draft
from quoteattr.find.utterances.reporting_clauses import ReportingClause, is_action_after
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.utterance import Utterance

_SEPARATE = frozenset({"PUNCT", "CCONJ"})
_DIRECT_SHARE = 0.9
"""A content is direct if more than this share of its letters and digits is inside marks: the bound
that the benchmark draws between direct and mixed."""
_LEAST_PROBABILITY = 0.5
"""A report that only the network finds is dropped below this probability if there are marks in its
content: on PolNeAR dev no recall is lost, and in LitBank the network, which learned from news,
found many that were wrong."""


@attrs.frozen
class Reconciled:
    """The reports of a text, divided by whether they report quotations."""

    drafts: tuple[Draft, ...]
    """The indirect and mixed utterances."""
    report_of: Mapping[StretchIndex, Report]
    """The report of each stretch whose words are a whole content."""


@attrs.frozen
class _Content:
    """The content of a report, divided by the marks in it."""

    levels: Levels
    report: Report
    level: StretchIndex
    """The level of the cue."""
    stretches: tuple[StretchIndex, ...]
    """The stretches directly on this level that contain tokens of the content."""
    outside: tuple[int, ...]
    """The tokens of the content outside these stretches."""

    @classmethod
    def of(cls, levels: Levels, report: Report, words: Collection[StretchIndex] = ()) -> "_Content":
        """Return the content of a report.

        Args:
            levels: The stretches over the text.
            report: The report.
            words: Stretches that are like the words outside: names and titles in its sentence.
        """
        level = levels.of_token[report.cue.head]
        children = {token: levels.child_at(token, level) for token in report.content}
        stretch_at = {token: None if s in words else s for token, s in children.items()}
        stretches = {stretch for stretch in stretch_at.values() if stretch is not None}
        outside = (token for token, stretch in stretch_at.items() if stretch is None)
        return cls(levels, report, level, tuple(sorted(stretches)), tuple(outside))


def reconcile(
    levels: Levels,
    reports: Iterable[Report],
    clauses: Mapping[StretchIndex, ReportingClause],
    continuations: Collection[StretchIndex],
    *,
    terms: frozenset[StretchIndex],
    lexicon: Lexicon,
) -> Reconciled:
    """Divide reports into those of quotations and those that make an utterance of their own.

    Args:
        levels: The stretches over the text.
        reports: The reports, in the order of their cues.
        clauses: The reporting clause of each stretch that has one.
        continuations: The stretches that continue the sentence of an earlier one.
        terms: The stretches that are terms; a report of one of them alone is dropped, and so is one
            of a turn that a label opens.
        lexicon: The reporting words.
    """
    drafts: list[Draft] = []
    report_of: dict[StretchIndex, Report] = {}
    found = tuple(reports)
    confirmed = {report.cue.head for report in found if report.found_by is not FoundBy.READER}
    for report in found:
        content = _Content.of(levels, report)
        if _contains_turn(content):
            continue
        if not terms.isdisjoint(content.stretches):
            if not _contains_terms(content, clauses, terms):
                continue
            content = _Content.of(levels, report, terms)
        quotations = _quotations_in(
            content, clauses, continuations, confirmed=confirmed, lexicon=lexicon
        )
        if quotations is None:
            drafts.extend(_drafts(content))
            continue
        for stretch in quotations:
            report_of.setdefault(stretch, report)
    return Reconciled(tuple(drafts), report_of)


def _contains_terms(
    content: _Content,
    clauses: Mapping[StretchIndex, ReportingClause],
    terms: frozenset[StretchIndex],
) -> bool:
    """Whether a content is a clause with terms in it: "said [the man called “Ace” had left]"."""
    cue, tokens = content.report.cue.head, content.levels.annotated.tokens
    reported = terms.intersection(content.stretches, clauses)
    cues = (clauses[stretch].report.cue.head for stretch in reported)
    names = tokens[cue].lemma.lower() in read_classes("inscriptions.txt")["name"]
    is_clause = any(tokens[i].xpos in syntax.FINITE for i in content.outside)
    # What follows a sentence that a sign bears is not part of its clause: “No entry,” and he left.
    opens = content.levels.of_token[content.report.content[0]] in terms
    continues = not opens or tokens[next(iter(content.outside), cue)].upos not in _SEPARATE
    return is_clause and continues and not names and cue not in cues


def _quotations_in(
    content: _Content,
    clauses: Mapping[StretchIndex, ReportingClause],
    continuations: Collection[StretchIndex],
    *,
    confirmed: Collection[int],
    lexicon: Lexicon,
) -> Collection[StretchIndex] | None:
    """Return the stretches that are reported word for word, None if the content is not direct.

    Args:
        content: The content.
        clauses: The reporting clause of each stretch that has one.
        continuations: The stretches that continue the sentence of an earlier one.
        confirmed: The heads of the cues of which rules find a report.
        lexicon: The reporting words.
    """
    report, stretches = content.report, content.stretches
    if report.in_network and _is_action(content, clauses, lexicon):
        return ()
    own = {stretch: clauses[stretch] for stretch in stretches if stretch in clauses}
    if report.in_network:
        same_cue = {s for s, clause in own.items() if clause.report.cue.head == report.cue.head}
        complements = same_cue if _is_cleft(content) else set()
        sentences = [
            stretch
            for stretch in stretches
            if stretch in continuations
            or stretch in complements
            or content.levels.opens_sentence(stretch)
        ]
        only_network = report.cue.head not in confirmed
        is_unsure = report.probability is None or report.probability < _LEAST_PROBABILITY
        is_doubtful = only_network and is_unsure and stretches
        if sentences or is_doubtful:
            # A sentence in marks ends where they end, whatever the network finds around it.
            near = [stretch for stretch in sentences if _is_near_cue(content, stretch)]
            return [stretch for stretch in near if stretch in same_cue] if is_doubtful else near
    elif not all(_is_in_cue(content, clause) for clause in own.values()):
        return ()  # the clause reports these words, and the rule misread them
    most_outside = 0.0 if report.in_network else 1 - _DIRECT_SHARE
    return stretches if _share_outside(content) <= most_outside else None


def _contains_turn(content: _Content) -> bool:
    """Whether a content contains words of a turn that a label opens, which no clause reports."""
    return any(content.levels.stretches[stretch].label for stretch in content.stretches)


def _is_action(
    content: _Content, clauses: Mapping[StretchIndex, ReportingClause], lexicon: Lexicon
) -> bool:
    """Whether the cue is only an action after a quotation: `“It is late.” Ann [yawned]`."""
    levels, cue = content.levels, content.levels.annotated.tokens[content.report.cue.head]
    return cue.upos == "VERB" and any(
        levels.stretches[stretch].end <= cue.start
        and (stretch not in clauses or clauses[stretch].report.cue.head != cue.index)
        and is_action_after(levels, stretch, cue, lexicon)
        for stretch in content.stretches
    )


def _is_in_cue(content: _Content, clause: ReportingClause) -> bool:
    """Whether the verb of a clause is part of a cue: "It was, [to quote] her, “odd”"."""
    report = content.report
    verb = content.levels.annotated.tokens[clause.report.cue.head].span
    is_viewpoint = report.found_by is FoundBy.VIEWPOINT
    return is_viewpoint and any(part.contains(verb) for part in report.cue.extent.parts)


def _is_cleft(content: _Content) -> bool:
    """Whether the words outside the marks are those of a cleft: “[What] she said [was] “No.””."""
    tokens = (content.levels.annotated.tokens[index] for index in content.outside)
    words = (token for token in tokens if token.upos != "PUNCT")
    return all(word.lemma == "be" or word.text.lower() in CLEFT_OPENERS for word in words)


def _is_near_cue(content: _Content, stretch: StretchIndex) -> bool:
    """Whether a stretch is in the paragraph of the cue; in another one, somebody else speaks."""
    annotated = content.levels.annotated
    cue = annotated.tokens[content.report.cue.head]
    start = content.levels.stretches[stretch].start
    return annotated.paragraph_at(cue.start) == annotated.paragraph_at(start)


def _share_outside(content: _Content) -> float:
    """Return the share of the letters and digits of a content that are outside marks."""
    tokens = content.levels.annotated.tokens

    def letters(indexes: Iterable[int]) -> int:
        return sum(sum(map(str.isalnum, tokens[index].text)) for index in indexes)

    return letters(content.outside) / max(1, letters(content.report.content))


def _drafts(content: _Content) -> Iterator[Draft]:
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
