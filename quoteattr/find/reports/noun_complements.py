"""Contents that are clauses of a noun: a claim that it rains, a promise to come.

The patterns take the parse and a cue, and return the indexes of the content's tokens, None where
they do not apply.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.reporting import Frame
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

_CLAUSES = frozenset({"acl", "ccomp", "xcomp", "csubj"})
_AUXILIARIES = frozenset({"aux", "cop"})


def noun_clause(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """Her claim *that it rains*. / His promise *to come*."""
    for child in _clauses_of(annotated, cue.head):
        marks = {
            mark.text.lower() for mark in annotated.dependents(child) if mark.relation == "mark"
        }
        if ("that" in marks and cue.takes(Frame.THAT)) or ("to" in marks and cue.takes(Frame.INF)):
            below = [i for i in syntax.subtree(annotated, cue.head.index) if i > cue.head.index]
            content = syntax.subtree(annotated, child.index)
            if child == _governor(annotated, cue.head):
                content = below
            return without_matrix_clause(annotated, cue.head, content)
    return None


def subject_noun_clause(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """The announcement *that it rains* came late, though no words name its source."""
    if cue.head.relation != "nsubj" or cue.word.act is not Act.SPEECH:
        return None
    content = noun_clause(annotated, cue)
    return content if content and annotated.tokens[content[0]].text.lower() == "that" else None


def without_matrix_clause(
    annotated: AnnotatedText, cue: Token, content: Sequence[int]
) -> Sequence[int]:
    """Return a noun's content without the predicate around it: "the claim that A | fell".

    Args:
        annotated: The text with its parse.
        cue: The head of the cue; if it is not a noun, nothing is dropped.
        content: The indexes of the content's tokens.
    """
    if cue.upos != "NOUN":
        return content
    content = _without_cleft_clause(annotated, cue, content)
    verb = _governor(annotated, cue)
    if verb is None:
        return content
    auxiliaries = [c.index for c in annotated.dependents(verb) if c.relation in _AUXILIARIES]
    first = min([verb.index, *(index for index in auxiliaries if index > cue.index)])
    return [index for index in content if index < first] or content


def _governor(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the verb of which a noun is the subject, even if it depends on the noun in the parse.

    A finite clause without a subject is not a clause of the noun if an earlier one is.
    """
    above = annotated.head_of(noun)
    if noun.relation == "nsubj" and above is not None and above.index > noun.index:
        return above
    clauses = _clauses_of(annotated, noun)
    if not clauses or syntax.subject_of(annotated, clauses[0]) is None:
        return None
    predicates = (verb for verb in clauses[1:] if syntax.subject_of(annotated, verb) is None)
    return next((verb for verb in predicates if _is_finite(annotated, verb)), None)


def _clauses_of(annotated: AnnotatedText, noun: Token) -> list[Token]:
    """Return the verbs of the content clauses after a noun, as after "it was her claim that"."""
    return [
        child
        for child in annotated.dependents(noun)
        if child.relation in _CLAUSES and child.deprel != "acl:relcl" and child.index > noun.index
    ]


def _is_finite(annotated: AnnotatedText, verb: Token) -> bool:
    return any(word.xpos in syntax.FINITE for word in (verb, *annotated.dependents(verb)))


def _without_cleft_clause(
    annotated: AnnotatedText, noun: Token, content: Sequence[int]
) -> Sequence[int]:
    """Return a content without the clause of a cleft: "It was her claim that A | that hurt"."""
    if syntax.child_of(annotated, noun, "expl") is None:
        return content
    for index in content[1:]:
        word = annotated.tokens[index]
        verb = annotated.head_of(word)
        if word.text.lower() == "that" and verb is not None and verb.deprel == "acl:relcl":
            return [before for before in content if before < index]
    return content
