"""Reported clauses and phrases: which words of the lexicon report something, and what.

`PATTERNS` lists the ways in which a cue governs its content; the first that applies wins.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from quoteattr.find.reports import (
    clauses,
    infinitives,
    noun_complements,
    noun_phrases,
    parentheticals,
)
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.cues import Cue, CueKind, cue_extent, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words


@attrs.frozen
class Pattern:
    """A named way in which a cue governs its content."""

    name: FoundBy
    """Stands on the utterances that the pattern finds."""
    kinds: frozenset[CueKind]
    """Parts of speech of the cues that it is tried on."""
    content: Callable[[AnnotatedText, Cue], Sequence[int] | None]
    """Answers the indexes of the content's tokens, None where the pattern does not apply."""
    confidence: float
    """Share of its finds, on PolNeAR train, that overlap a marked content by half or more."""
    needs_source: bool = False
    """Whether the pattern is sure enough only where the parse has somebody who reports."""


_VERB, _NOUN = frozenset({CueKind.VERB}), frozenset({CueKind.NOUN})
_ADJECTIVE, _ANY = frozenset({CueKind.ADJECTIVE}), frozenset(CueKind)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(FoundBy.PARENTHETICAL, _VERB, parentheticals.inserted, 0.7),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.complement, 0.75),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.clause_object, 0.75, needs_source=True),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.that_clause, 0.75, needs_source=True),
    Pattern(FoundBy.AS_CLAUSE, _VERB, parentheticals.as_clause, 0.3),
    Pattern(FoundBy.PARENTHETICAL, _VERB, parentheticals.parenthetical, 0.7),
    Pattern(FoundBy.ORDER, _VERB, infinitives.order, 0.55),
    Pattern(FoundBy.RAISED, _VERB | _ADJECTIVE, infinitives.raised, 0.5),
    Pattern(
        FoundBy.INFINITIVE, _VERB | _ADJECTIVE, infinitives.infinitive, 0.55, needs_source=True
    ),
    Pattern(FoundBy.OBJECT, _VERB, noun_phrases.object_with_complement, 0.6, needs_source=True),
    Pattern(FoundBy.PREPOSITIONAL, _ANY, noun_phrases.prepositional, 0.56, needs_source=True),
    Pattern(FoundBy.NOUN_CLAUSE, _NOUN, noun_complements.noun_clause, 0.67, needs_source=True),
    Pattern(FoundBy.NOUN_CLAUSE, _NOUN, noun_complements.subject_noun_clause, 0.67),
    Pattern(FoundBy.ADJECTIVE_CLAUSE, _ADJECTIVE, clauses.adjective_clause, 0.5),
)
"""The patterns, the most specific first."""


def find_reports(annotated: AnnotatedText, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the reports of a text in the order of their cues, those inside others included."""
    candidates = (_report_at(annotated, token, lexicon) for token in annotated.tokens)
    return tuple(report for report in candidates if report)


def _report_at(annotated: AnnotatedText, token: Token, lexicon: Lexicon) -> Report | None:
    for cue in cues_at(annotated, token, lexicon):
        # What a phrase governs hangs from its verb or from its last word: "cast doubt on it".
        for governor in dict.fromkeys((cue.head, cue.last)):
            for pattern in PATTERNS:
                if cue.kind not in pattern.kinds:
                    continue
                if pattern.needs_source and not _has_source(annotated, cue):
                    continue
                governing = attrs.evolve(cue, head=governor)
                if content := pattern.content(annotated, governing):
                    own = _before_next_report(annotated, cue, sorted(content), lexicon)
                    report = _report(annotated, cue, own, pattern)
                    # Nothing is left where the parser hung the next report alone from the cue.
                    return report if report.content else None
    return None


def _before_next_report(
    annotated: AnnotatedText, cue: Cue, content: Sequence[int], lexicon: Lexicon
) -> Sequence[int]:
    """Cut a content where another verb of speech is coordinated: "said A *and warned* that B".

    On PolNeAR train and dev such a verb is outside the content in 49 of 61 cases, whatever the
    parser thinks; any other verb is inside in 50 of 62, and is left to the parser.
    """
    for place, index in enumerate(content):
        token = annotated.tokens[index]
        if index < cue.head.index or token.upos != "CCONJ":
            continue
        last = annotated.sentences[annotated.sentence_of[index]].last
        verb = syntax.next_predicate(annotated, index + 1, last)
        word = lexicon.verb(verb.lemma.lower()) if verb else None
        if verb and word and word.act is Act.SPEECH and not syntax.subject_of(annotated, verb):
            return content[:place]
    return content


def _report(annotated: AnnotatedText, cue: Cue, content: Iterable[int], pattern: Pattern) -> Report:
    words = sorted(set(content).difference(range(cue.head.index, cue.last.index + 1)))
    last = cue.last
    if last.index + 2 in words and last.index + 1 not in words:
        following = annotated.tokens[last.index + 1]
        # "called for": the preposition that the content hangs on belongs to the cue.
        last = following if following.upos == "ADP" else last
    return Report(
        cue=Words(cue.head.index, cue_extent(annotated, cue.head, last)),
        content=tuple(words),
        found_by=pattern.name,
        confidence=pattern.confidence,
        act=Act.THOUGHT if noun_phrases.is_attitude(annotated, cue, words) else cue.word.act,
    )


def _has_source(annotated: AnnotatedText, cue: Cue) -> bool:
    """Whether the cue has a subject, a possessor, an agent or a noun that it describes."""
    if cue.kind is CueKind.NOUN:
        source = syntax.possessor_of(annotated, cue.head)
        return (source or syntax.supporting_subject(annotated, cue.head)) is not None
    if cue.head.relation == "acl":
        return True
    subject = syntax.shared_subject(annotated, cue.head)
    return (subject or syntax.passive_agent(annotated, cue.head)) is not None
