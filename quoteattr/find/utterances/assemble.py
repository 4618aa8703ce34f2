"""Marks and reports become Utterances: direct, mixed and indirect, joined, nested and in order."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.clefts import CLEFT
from quoteattr.find.utterances.framing import FRAMED, SENTENCE_END, Framing, Place, framing_of
from quoteattr.find.utterances.joining import continuations, joined
from quoteattr.find.utterances.nesting import Draft, with_parents
from quoteattr.find.utterances.terms import is_speech, opens_sentence, term
from quoteattr.find.utterances.unspoken import unspoken
from quoteattr.language import syntax
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind, Term
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance

DIRECT_SHARE = 0.9
"""A content is direct if more than this share of its letters and digits is inside marks: the
bound that the benchmark draws between direct and mixed."""
SURE = 0.82
"""What the reader alone sees around marks is left out if it is less sure: on PolNeAR dev that costs
nothing, and in LitBank the reader, which learned from news, saw many that were none."""
UNFRAMED = 0.95
"""Share of quotations without a reporting clause that are speech, on LitBank and PDNC."""


def find_utterances(
    levels: Levels, reports: Iterable[Report], lexicon: Lexicon
) -> tuple[tuple[Utterance, ...], tuple[Term, ...]]:
    """Return all utterances in text order, and the quoted stretches that are none.

    Args:
        levels: The stretches over the text with its parse.
        reports: The reports of the text, in the order of their cues.
        lexicon: The reporting words.
    """
    stretches = levels.stretches
    framings = {
        position: framing
        for position in range(len(stretches))
        if (framing := framing_of(levels, position, lexicon))
    }
    silent = unspoken(levels, framings, lexicon)
    framings = {position: framings[position] for position in framings.keys() - silent}
    continuing = continuations(levels)
    unquoted, claims = _read_reports(levels, reports, framings, continuing, silent)
    taken = frozenset().union(*(draft.stretches for draft in unquoted))
    quoted: list[Draft] = []
    terms: list[Term] = []
    for group in joined(levels, framings, continuing, taken):
        report = _report_of(levels, group, framings, claims)
        heard = report or len(group) > 1 or is_speech(levels, group[0])
        if heard and group[0] not in silent:
            framing = framings.get(group[0])
            leads_in = framing is not None and framing.place is Place.AFTER
            quoted.append(_quoted(levels, group, report, leads_in=leads_in))
        else:
            terms += term(stretches[group[0]], levels.annotated.text)
    return with_parents(levels, [*unquoted, *quoted]), tuple(sorted(terms, key=_term_start))


def _read_reports(
    levels: Levels,
    reports: Iterable[Report],
    framings: Mapping[int, Framing],
    continuing: Collection[int],
    silent: frozenset[int],
) -> tuple[list[Draft], dict[int, Report]]:
    """Return indirect and mixed drafts, and the cues of stretches that are a whole content."""
    annotated = levels.annotated
    drafts: list[Draft] = []
    claims: dict[int, Report] = {}
    for report in reports:
        level = levels.of_token[report.cue.head]
        inside = {index: levels.child_at(index, level) for index in report.content}
        touched = sorted({place for place in inside.values() if place is not None})
        if not silent.isdisjoint(touched):
            continue
        outside = [index for index, place in inside.items() if place is None]
        whole = [
            place
            for place in touched
            if place in continuing
            or opens_sentence(levels, place)
            or (_frames(framings.get(place), report) and _is_cleft(annotated, outside))
        ]
        unsure = touched and report.found_by is FoundBy.READER and report.confidence < SURE
        if report.in_network and (whole or unsure):
            # A sentence in marks ends where they end, whatever the reader sees around it.
            near = (place for place in whole if _is_near(levels, place, report))
            claims |= {
                place: report
                for place in near
                if place not in claims and (not unsure or _frames(framings.get(place), report))
            }
            continue
        framed = (framings[place] for place in touched if place in framings)
        if not report.in_network and not all(_is_within(annotated, one, report) for one in framed):
            continue
        if _share_outside(levels, report.content, outside) <= _outside_of_direct(report):
            claims |= {place: report for place in touched if place not in claims}
        elif draft := _reported(levels, report, outside, touched, level):
            drafts.append(draft)
    return drafts, claims


def _frames(framing: Framing | None, report: Report) -> bool:
    """Whether the clause beside a stretch is that of a report, which may then be unsure."""
    return framing is not None and framing.report.cue.head == report.cue.head


def _is_cleft(annotated: AnnotatedText, outside: Iterable[int]) -> bool:
    """Whether what stands outside the marks is that of a cleft: “[What] she said [was] “No.””."""
    tokens = (annotated.tokens[index] for index in outside)
    words = (token for token in tokens if token.upos != "PUNCT")
    return all(word.lemma == "be" or word.text.lower() in CLEFT for word in words)


def _is_within(annotated: AnnotatedText, framing: Framing, report: Report) -> bool:
    """Whether the verb beside a stretch is a part of the cue: "It was, [to quote] her, “odd”"."""
    verb = annotated.tokens[framing.report.cue.head]
    is_viewpoint = report.found_by is FoundBy.VIEWPOINT
    return is_viewpoint and any(part.contains(verb.span) for part in report.cue.extent.parts)


def _is_near(levels: Levels, place: int, report: Report) -> bool:
    """Whether a cue stands in the paragraph of a stretch: those of other turns are another's."""
    annotated = levels.annotated
    cue = annotated.paragraph_at(annotated.tokens[report.cue.head].start)
    return cue == annotated.paragraph_at(levels.stretches[place].start)


def _outside_of_direct(report: Report) -> float:
    """How much of a direct content may stand outside its marks: what the parser puts there."""
    return 0.0 if report.in_network else 1 - DIRECT_SHARE


def _share_outside(levels: Levels, content: Iterable[int], outside: Iterable[int]) -> float:
    def letters(indexes: Iterable[int]) -> int:
        return sum(sum(map(str.isalnum, levels.annotated.tokens[index].text)) for index in indexes)

    return letters(outside) / max(1, letters(content))


def _reported(
    levels: Levels, report: Report, outside: Iterable[int], touched: Sequence[int], level: int
) -> Draft | None:
    annotated = levels.annotated
    quoted = [
        index
        for place in touched
        for span in levels.stretches[place].outer
        for index in annotated.token_range(span)
    ]
    parts = syntax.spans_of(annotated, [*outside, *quoted])
    if not parts:
        return None
    utterance = Utterance(
        kind=QuoteKind.MIXED if touched else QuoteKind.INDIRECT,
        parts=parts,
        found_by=report.found_by,
        act=report.act,
        cue=report.cue,
        source=report.source,
        confidence=report.confidence,
    )
    return Draft(utterance, level, frozenset(touched))


def _report_of(
    levels: Levels,
    group: Sequence[int],
    framings: Mapping[int, Framing],
    claims: Mapping[int, Report],
) -> Report | None:
    """Return who reports a quotation: the clause beside it, or what the reader sees.

    Of a cue without a subject in the parse, the reader's source stands for it.
    """
    framed = next((framings[place].report for place in group if place in framings), None)
    claimed = [claims[position] for position in group if position in claims]
    if framed is None:
        own = (report for report in claimed if not _acts_between(levels, report, group[0]))
        return next(own, None)
    cue = levels.annotated.tokens[framed.cue.head]
    if syntax.subject_of(levels.annotated, cue) is not None:
        return framed
    same = (report for report in claimed if report.cue.head == framed.cue.head)
    seen = next((report for report in same if _names_nearby(levels, report)), framed)
    return attrs.evolve(framed, source=seen.source)


def _acts_between(levels: Levels, report: Report, place: int) -> bool:
    """Whether somebody acts between a cue and a quotation: "“A,” she said. [He rose.] “B.”"."""
    annotated = levels.annotated
    cue = annotated.tokens[report.cue.head]
    for token in levels.before(place):
        if (
            token.index <= cue.index
            or annotated.sentence_of[token.index] == annotated.sentence_of[cue.index]
        ):
            return False
        if token.relation == "nsubj":
            return True
    return False


def _names_nearby(levels: Levels, report: Report) -> bool:
    """Whether a report names a source in the sentence of its cue."""
    sentence_of = levels.annotated.sentence_of
    source = report.source
    return source is not None and sentence_of[source.head] == sentence_of[report.cue.head]


def _quoted(
    levels: Levels, group: Sequence[int], report: Report | None, *, leads_in: bool
) -> Draft:
    parts = tuple(part for position in group for part in levels.stretches[position].parts)
    opening = _words_before(levels, group[0]) if leads_in else None
    if opening is not None:
        parts = (Span(opening, levels.stretches[group[0]].outer[0].end), *parts[1:])
    utterance = Utterance(
        kind=QuoteKind.DIRECT if opening is None else QuoteKind.MIXED,
        parts=parts,
        found_by=FoundBy.MARKS,
        confidence=UNFRAMED,
    )
    if report:
        utterance = attrs.evolve(
            utterance,
            act=report.act,
            cue=report.cue,
            source=report.source,
            confidence=FRAMED,
        )
    return Draft(utterance, levels.around(group[0]), frozenset(group))


def _words_before(levels: Levels, position: int) -> int | None:
    """Return where the words start that lead into a quotation which goes on with them.

    `[The tax “is a mistake,”] Ann Lee said.`: the reporting clause reports the whole sentence.
    """
    first = levels.stretches[position].parts[0].of(levels.annotated.text)[0]
    words = list(levels.before(position))
    cut = next((i for i, token in enumerate(words) if token.text in SENTENCE_END), len(words))
    words = words[:cut]
    if not first.islower() or not words or words[0].upos == "PUNCT":
        return None
    return words[-1].start


def _term_start(one: Term) -> Span:
    return one.span
