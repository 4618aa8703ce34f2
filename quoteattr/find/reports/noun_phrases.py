"""Contents that are noun phrases: what somebody blames, describes, calls for or talks about.

The patterns take the parse and a cue, and return the indexes of the content's tokens, None where
they do not apply.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.reporting import Frame, WordClass
from quoteattr.language.typography import OPENING_MARKS
from quoteattr.schema.annotation import AnnotatedText, Token

_JUDGING = frozenset({WordClass.JUDGE, WordClass.PRAISE})
_SIDING = frozenset({WordClass.SUPPORT, WordClass.DECIDE})
_REASONS = frozenset({"for", "of", "as", "over"})


def object_with_complement(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She blamed *the council for the flood*. / She called *it a disgrace*."""
    direct_object = syntax.child_of(annotated, cue.head, "obj")
    if direct_object is None or direct_object.index < cue.head.index or not _takes_object(cue):
        return None
    content = syntax.to_boundary(annotated, syntax.subtree(annotated, direct_object.index))
    completed = False
    for child in annotated.dependents(cue.head):
        if child.index <= direct_object.index or child.relation not in {
            "xcomp",
            "obl",
            "ccomp",
            "advcl",
        }:
            continue
        if not _completes_object(annotated, cue, child):
            break
        completed = True
        content += syntax.subtree(annotated, child.index)
    return content if completed or cue.takes(Frame.NP) else None


def _takes_object(cue: CueCandidate) -> bool:
    """Whether the object is content rather than the addressee."""
    if cue.takes(Frame.PRED, Frame.AS):
        return True
    return cue.takes(Frame.NP) and not cue.takes(Frame.ADDRESSEE)


def is_attitude(annotated: AnnotatedText, cue: CueCandidate, content: Sequence[int]) -> bool:
    """Whether an object is only the target of a stance or a decision: "she berated the council".

    No words are reported then; a reason, a predicate or a quoted word makes it a report.
    """
    if cue.word.word_class not in _JUDGING | _SIDING:
        return False
    words = (annotated.tokens[index].text.lower() for index in content)
    return is_bare_noun_phrase(annotated, content) and _REASONS.isdisjoint(words)


def is_bare_noun_phrase(annotated: AnnotatedText, content: Sequence[int]) -> bool:
    """Whether a content has no verb, no question word, and no quotation mark in or before it."""
    words = [annotated.tokens[index] for index in content]
    before = annotated.tokens[max(content[0] - 1, 0)]
    has_mark = any(word.text in OPENING_MARKS for word in (before, *words))
    has_question_word = any(word.xpos.startswith("W") for word in words)
    return not has_mark and not has_question_word and not syntax.has_verb(annotated, content)


def prepositional(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She called for *an inquiry*."""
    for child in annotated.dependents(cue.head):
        if child.relation not in {"obl", "nmod", "advcl", "acl"} or child.index < cue.head.index:
            continue
        marker = syntax.child_of(annotated, child, "case", "mark")
        if marker is not None and marker.text.lower() in cue.word.prepositions:
            content = syntax.subtree(annotated, child.index, without={marker.index})
            return syntax.to_boundary(annotated, content)
    return None


def _completes_object(annotated: AnnotatedText, cue: CueCandidate, child: Token) -> bool:
    """Whether a dependent after the object belongs to the content: "for the flood", "as odd"."""
    if child.relation == "xcomp":
        return cue.takes(Frame.AS, Frame.OBJ_INF)
    marker = syntax.child_of(annotated, child, "case", "mark")
    if marker is None:
        return False
    word = marker.text.lower()
    if word == "as":
        return cue.takes(Frame.AS)
    return word in cue.word.prepositions
