"""The contents of nouns: what a claim, a promise or an admission is.

As in `clauses`, each function takes the parse and a cue, and returns the indexes of the tokens of
the content.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import Cue
from quoteattr.language.reporting import Frame
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

_CLAUSES = frozenset({"acl", "ccomp", "xcomp", "csubj"})
_HELPERS = frozenset({"aux", "cop"})


def noun_clause(annotated: AnnotatedText, cue: Cue) -> Sequence[int] | None:
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
            return own_clause(annotated, cue.head, content)
    return None


def subject_noun_clause(annotated: AnnotatedText, cue: Cue) -> Sequence[int] | None:
    """The announcement *that it rains* came late, by whomever."""
    if cue.head.relation != "nsubj" or cue.word.act is not Act.SPEECH:
        return None
    content = noun_clause(annotated, cue)
    return content if content and annotated.tokens[content[0]].text.lower() == "that" else None


def own_clause(annotated: AnnotatedText, cue: Token, content: Sequence[int]) -> Sequence[int]:
    """Cut a content before the clause that its noun stands in goes on: "the claim that A | fell".

    Args:
        annotated: The text with its parse.
        cue: The head of the cue; if it is no noun, nothing is cut.
        content: The indexes of the content's tokens.
    """
    if cue.upos != "NOUN":
        return content
    content = _before_cleft(annotated, cue, content)
    verb = _governor(annotated, cue)
    if verb is None:
        return content
    helpers = [c.index for c in annotated.dependents(verb) if c.relation in _HELPERS]
    first = min([verb.index, *(index for index in helpers if index > cue.index)])
    return [index for index in content if index < first] or content


def _governor(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the verb of which a noun is the subject, also where the parser hung it on the noun.

    A finite clause without a subject is none of the noun's, if it has another one before.
    """
    above = annotated.head_of(noun)
    if noun.relation == "nsubj" and above is not None and above.index > noun.index:
        return above
    clauses = _clauses_of(annotated, noun)
    if not clauses or syntax.subject_of(annotated, clauses[0]) is None:
        return None
    others = (verb for verb in clauses[1:] if syntax.subject_of(annotated, verb) is None)
    return next((verb for verb in others if _is_finite(annotated, verb)), None)


def _clauses_of(annotated: AnnotatedText, noun: Token) -> list[Token]:
    """Return the verbs that hang on a noun as its content; of "it was her claim that" too."""
    return [
        child
        for child in annotated.dependents(noun)
        if child.relation in _CLAUSES and child.deprel != "acl:relcl" and child.index > noun.index
    ]


def _is_finite(annotated: AnnotatedText, verb: Token) -> bool:
    helped = any(child.xpos in syntax.FINITE for child in annotated.dependents(verb))
    return verb.xpos in syntax.FINITE or helped


def _before_cleft(annotated: AnnotatedText, noun: Token, content: Sequence[int]) -> Sequence[int]:
    """Cut what a cleft goes on with: "It was her claim that A | that made them laugh"."""
    if syntax.child_of(annotated, noun, "expl") is None:
        return content
    for index in content[1:]:
        word = annotated.tokens[index]
        verb = annotated.head_of(word)
        if word.text.lower() == "that" and verb is not None and verb.deprel == "acl:relcl":
            return [place for place in content if place < index]
    return content
