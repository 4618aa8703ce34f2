"""The contents of clauses: what a cue governs as a clause, before, after or around it.

What belongs to a content follows the guidelines of PolNeAR (Newell et al. 2018): the
complementiser does ("that ..."), the addressee does not. Each function takes the parse and a cue,
and answers the indexes of the content's tokens, None where the pattern does not apply.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import Cue
from quoteattr.language.lexicon import Frame
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

_LONGEST_PARENTHESIS = 15
"""Tokens of a parenthesis such as "the minister said on Monday"; chosen, not tuned."""
_LONGEST_SUBJECT = 6
"""Tokens of the subject in an inserted clause such as "the old man said"."""
_OF_SUBJECT = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADJ", "NUM", "AUX", "ADV"})
_PAUSES = frozenset({",", "—", "–", "--"})
_LONGEST_GAP = 5
"""Tokens between a cue and "that": an addressee, a day, a place."""
_LONGEST_AS_CLAUSE = 8
"""Tokens of "as the old man put it"; what is longer mostly tells when. Set by reading PolNeAR
train."""


def complement(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She said *that it rains*. / *It rains*, she said. / It was reported *that it rains*."""
    clause = syntax.child_of(annotated, cue.head, "ccomp")
    if clause is None and _has_expletive(annotated, cue.head):
        clause = syntax.child_of(annotated, cue.head, "csubj")
    if clause is None:
        return None
    frame = Frame.WH if _opens_with_question_word(annotated, clause) else Frame.THAT
    if not cue.takes(frame, Frame.DIRECT) or not _is_clause(annotated, clause):
        return None
    content = syntax.subtree(annotated, clause.index)
    if _is_split(annotated, content, clause, cue):
        return content
    content = _one_side(content, cue.head.index)
    if content[0] < cue.head.index:
        return content
    thing = syntax.child_of(annotated, cue.head, "obj")
    between = thing is not None and cue.head.index < thing.index < content[0]
    if thing is not None and between and not cue.takes(Frame.ADDRESSEE):
        # The parser took the subject of the clause for the object of a verb that takes none.
        content = syntax.subtree(annotated, thing.index) + content
    return syntax.to_boundary(annotated, content)


def clause_object(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She said *rain fell*, where the parser took the clause for a noun with a modifier."""
    thing = syntax.child_of(annotated, cue.head, "obj")
    if thing is None or thing.index < cue.head.index or not cue.takes(Frame.THAT):
        return None
    verbs = [child for child in annotated.dependents(thing) if child.relation == "acl"]
    if not any(verb.xpos in syntax.FINITE and _lacks_relative(annotated, verb) for verb in verbs):
        return None
    return syntax.to_boundary(annotated, syntax.subtree(annotated, thing.index))


def that_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She said on Monday *that rain fell*, where the parser hung the clause somewhere else."""
    if not cue.takes(Frame.THAT) or syntax.is_passive(annotated, cue.head):
        return None
    sentence = annotated.sentences[annotated.sentence_of[cue.head.index]]
    last = min(cue.last.index + 1 + _LONGEST_GAP, sentence.last - 1)
    for index in range(cue.last.index + 1, last):
        token = annotated.tokens[index]
        if token.upos in {"VERB", "AUX", "PUNCT"}:
            return None
        if token.text.lower() == "that" and token.upos == "SCONJ":
            return syntax.to_boundary(annotated, [index])
    return None


def inserted(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """*Another reason*, he continued, *involves cost*: the commas tell, whatever the parse."""
    tokens = annotated.tokens
    sentence = annotated.sentences[annotated.sentence_of[cue.head.index]]
    first = cue.head.index
    while first > sentence.first and tokens[first - 1].upos in _OF_SUBJECT:
        first -= 1
    last = cue.last.index
    after = _OF_SUBJECT - {"AUX"} if cue.takes(Frame.ADDRESSEE) else {"ADV"}
    while last + 1 < sentence.last and tokens[last + 1].upos in after:
        last += 1
    if not cue.takes(Frame.PAREN) or not 0 < cue.head.index - first <= _LONGEST_SUBJECT:
        return None
    if first - 1 <= sentence.first or last + 2 >= sentence.last:
        return None
    if tokens[first - 1].text not in _PAUSES or tokens[last + 1].text not in _PAUSES:
        return None
    outside = range(first - 1, last + 2)
    return [index for index in range(sentence.first, sentence.last) if index not in outside]


def parenthetical(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """*Rain fell all night*, the minister said on Monday."""
    host = annotated.head_of(cue.head)
    if host is None or cue.head.relation != "parataxis" or not cue.takes(Frame.PAREN):
        return None
    clause = syntax.subtree(annotated, cue.head.index)
    if len(clause) > _LONGEST_PARENTHESIS or not _is_bare(annotated, cue.head):
        return None
    if not _is_set_off(annotated, clause[0], clause[-1]):
        return None
    content = syntax.subtree(annotated, host.index, without={cue.head.index})
    return content if content[0] < cue.head.index else None


def as_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """As she put it, *it rains*. / *It rains*, as she said."""
    host = annotated.head_of(cue.head)
    if (
        host is None
        or cue.head.relation != "advcl"
        or not cue.takes(Frame.PAREN, Frame.THAT, Frame.DIRECT)
    ):
        return None
    clause = syntax.subtree(annotated, cue.head.index)
    if annotated.tokens[clause[0]].text.lower() != "as" or len(clause) > _LONGEST_AS_CLAUSE:
        return None
    if syntax.child_of(annotated, cue.head, "ccomp", "xcomp", "advcl") is not None:
        return None
    return syntax.subtree(annotated, host.index, without={cue.head.index})


def noun_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """Her claim *that it rains*. / His promise *to come*."""
    for child in annotated.dependents(cue.head):
        if child.relation not in {"acl", "ccomp", "xcomp"} or child.deprel == "acl:relcl":
            continue
        marks = {
            mark.text.lower() for mark in annotated.dependents(child) if mark.relation == "mark"
        }
        if ("that" in marks and cue.takes(Frame.THAT)) or ("to" in marks and cue.takes(Frame.INF)):
            return syntax.subtree(annotated, child.index)
    return None


def subject_noun_clause(annotated: AnnotatedText, cue: Cue) -> Sequence[int] | None:
    """The announcement *that it rains* came late, by whomever."""
    if cue.head.relation != "nsubj" or cue.word.act is not Act.SPEECH:
        return None
    content = noun_clause(annotated, cue)
    return content if content and annotated.tokens[content[0]].text.lower() == "that" else None


def adjective_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She is certain *that it rains*."""
    clause = syntax.child_of(annotated, cue.head, "ccomp", "xcomp")
    if clause is None or clause.index < cue.head.index or not _is_clause(annotated, clause):
        return None
    return syntax.subtree(annotated, clause.index)


def _is_bare(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb has a subject and nothing that could be its own content."""
    relations = {child.relation for child in annotated.dependents(verb)}
    return "nsubj" in relations and relations.isdisjoint({"ccomp", "xcomp", "obj", "advcl"})


def _is_set_off(annotated: AnnotatedText, first: int, last: int) -> bool:
    """Whether punctuation stands on both sides of, or at both edges of, a parenthesis."""
    tokens = annotated.tokens
    left = tokens[max(0, first - 1) : first + 1]
    right = tokens[last : last + 2]
    return any(token.upos == "PUNCT" for token in left) and any(
        token.upos == "PUNCT" for token in right
    )


def _lacks_relative(annotated: AnnotatedText, verb: Token) -> bool:
    words = (annotated.tokens[index] for index in syntax.subtree(annotated, verb.index))
    return not any(
        word.text.lower() in syntax.RELATIVES or word.text.lower() == "that" for word in words
    )


def _has_expletive(annotated: AnnotatedText, verb: Token) -> bool:
    return syntax.child_of(annotated, verb, "expl") is not None


def _opens_with_question_word(annotated: AnnotatedText, clause: Token) -> bool:
    first = annotated.tokens[syntax.subtree(annotated, clause.index)[0]]
    return first.xpos.startswith("W") or first.text.lower() in {"whether", "if"}


def _is_clause(annotated: AnnotatedText, head: Token) -> bool:
    """Whether the complement has a predicate: the parser calls many an object a clause."""
    return head.upos in {"VERB", "AUX"} or any(
        child.relation in {"nsubj", "csubj", "cop", "aux", "expl"}
        for child in annotated.dependents(head)
    )


def _is_split(annotated: AnnotatedText, content: Sequence[int], clause: Token, cue: Cue) -> bool:
    """Whether a reporting clause parts a subject from its predicate: "The mill, Ann said, fell"."""
    subject = syntax.subject_of(annotated, clause)
    reporter = syntax.subject_of(annotated, cue.head)
    if subject is None or reporter is None or not cue.takes(Frame.PAREN):
        return False
    if not subject.index < reporter.index < cue.head.index < clause.index:
        return False
    tokens = annotated.tokens
    words = (i for i in content if i > cue.head.index and tokens[i].upos != "PUNCT")
    starts = (syntax.subtree(annotated, reporter.index)[0], next(words, clause.index))
    return all(tokens[start - 1].text in _PAUSES for start in starts)


def _one_side(content: Sequence[int], cue: int) -> list[int]:
    """Return the tokens on the side of the cue where most of the content is."""
    before = [index for index in content if index < cue]
    after = [index for index in content if index > cue]
    return max(before, after, key=len)
