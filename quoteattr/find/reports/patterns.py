"""Reports that the patterns find: cues of the lexicon with the content that they govern."""

from collections.abc import Iterable, Sequence

import attrs

from quoteattr.find.reports import noun_phrases
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import PATTERNS, Pattern
from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate, CueKind, cue_extent, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.words import Words


def pattern_report(annotated: AnnotatedText, token: Token, lexicon: Lexicon) -> Report | None:
    """Return the report of the first of `PATTERNS` that applies to a cue headed by a token."""
    for cue in cues_at(annotated, token, lexicon):
        # The content of a phrase depends on its verb or on its last word: "cast doubt on it".
        for governor in dict.fromkeys((cue.head, cue.last)):
            governing = cue if governor is cue.head else attrs.evolve(cue, head=governor)
            for pattern in PATTERNS:
                if cue.kind not in pattern.kinds:
                    continue
                if pattern.needs_source and not _has_source(annotated, cue):
                    continue
                if content := pattern.content(annotated, governing):
                    kept = _before_next_report(annotated, cue, sorted(content), lexicon)
                    report = _report(annotated, cue, kept, pattern)
                    # No content is left if the parser attached only the next report to the cue.
                    return report if report.content else None
    return None


def _before_next_report(
    annotated: AnnotatedText, cue: CueCandidate, content: Sequence[int], lexicon: Lexicon
) -> Sequence[int]:
    """Return a content up to another verb of speech: "said A | and warned that B".

    A participle is one after a clause inside or after the content: "A, he said, | adding that B".
    On PolNeAR train and dev such a verb is outside the content in 49 of 61 cases, whatever the
    parser thinks; any other verb is inside in 50 of 62, and is left to the parser.
    """
    for position, index in enumerate(content):
        token = annotated.tokens[index]
        if index < cue.head.index:
            continue
        is_next = position > 0 and content[position - 1] < cue.head.index
        if is_next and token.xpos == "VBG" and _reports_clause(annotated, token, lexicon):
            return content[:position]
        if token.upos != "CCONJ":
            continue
        stop = annotated.sentence_around(index).stop
        verb = syntax.next_predicate(annotated, index + 1, stop)
        word = lexicon.verb(verb.lemma.lower()) if verb else None
        if verb and word and word.act is Act.SPEECH and not syntax.subject_of(annotated, verb):
            return content[:position]
    return content


def _reports_clause(annotated: AnnotatedText, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb of speech has a clause of its own: "[adding] that B"."""
    word = lexicon.verb(verb.lemma.lower())
    has_clause = syntax.child_of(annotated, verb, "ccomp") is not None
    return has_clause and word is not None and word.act is Act.SPEECH


def _report(
    annotated: AnnotatedText, cue: CueCandidate, content: Iterable[int], pattern: Pattern
) -> Report:
    words = sorted(set(content).difference(range(cue.head.index, cue.last.index + 1)))
    last = cue.last
    if last.index + 2 in words and last.index + 1 not in words:
        following = annotated.tokens[last.index + 1]
        # "called for": the preposition of the content belongs to the cue.
        last = following if following.upos == "ADP" else last
    return Report(
        cue=Words(cue.head.index, cue_extent(annotated, cue.head, last)),
        content=tuple(words),
        found_by=pattern.name,
        act=Act.THOUGHT if noun_phrases.is_attitude(annotated, cue, words) else cue.word.act,
    )


def _has_source(annotated: AnnotatedText, cue: CueCandidate) -> bool:
    """Whether the cue has a subject, a possessor, an agent or a noun that it modifies."""
    if cue.kind is CueKind.NOUN:
        source = syntax.possessor_of(annotated, cue.head)
        return (source or syntax.supporting_subject(annotated, cue.head)) is not None
    if cue.head.relation == "acl":
        return True
    subject = syntax.shared_subject(annotated, cue.head)
    return (subject or syntax.passive_agent(annotated, cue.head)) is not None
