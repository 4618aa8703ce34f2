"""Contents that are infinitives: what somebody promises, orders, denies, or is said to have done.

The patterns take the parse and a cue, and return the indexes of the content's tokens, None where
they do not apply. The addressee of an order is not part of the content.
"""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.reporting import Frame, WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.annotation import AnnotatedText, Token

_ACCUSATIVES = frozenset({"me", "us", "him", "them"})
"""Pronouns that are no subject."""
_OPENS_CLAUSE = frozenset({"that", "whether", "if"})


def order(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She told them *to come*. / They were told *to come*."""
    if not cue.takes(Frame.OBJ_INF) or not cue.takes(Frame.ADDRESSEE):
        return None
    person = syntax.child_of(annotated, cue.head, "obj", "iobj")
    if syntax.is_passive(annotated, cue.head):
        person = syntax.subject_of(annotated, cue.head)
    clause = syntax.child_of(annotated, cue.head, "xcomp", "ccomp", "advcl")
    if person is None or clause is None or not _has_to(annotated, clause):
        return None
    content = syntax.subtree(annotated, clause.index)
    # Of "told us [when] to go" the parser may take the question word for an object.
    if annotated.tokens[content[0] - 1].xpos.startswith("W"):
        return None
    if not max(person.index, cue.head.index) < clause.index:
        return None
    return syntax.to_boundary(annotated, content)


def raised(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """*The mill* is said *to have closed*."""
    clause = syntax.child_of(annotated, cue.head, "xcomp")
    subject = syntax.subject_of(annotated, cue.head)
    if clause is None or subject is None:
        return None
    passive = syntax.is_passive(annotated, cue.head) and cue.takes(
        Frame.THAT, Frame.OBJ_INF, Frame.INF
    )
    if not passive and cue.word.word_class is not WordClass.SEEM:
        return None
    content = syntax.subtree(annotated, clause.index)
    if passive and _commands(cue):
        return content if content[0] > cue.head.index else None
    return syntax.subtree(annotated, subject.index) + content


def infinitive(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She promised *to come*. / She asked *them to come*. / He denied *coming*."""
    person = syntax.child_of(annotated, cue.head, "obj", "iobj")
    for clause in annotated.dependents(cue.head):
        if clause.index < cue.head.index or clause.relation not in {"xcomp", "ccomp", "advcl"}:
            continue
        between = person is not None and cue.head.index < person.index < clause.index
        if clause.relation == "advcl" and not (between and cue.takes(Frame.OBJ_INF)):
            continue
        frame = _infinite_frame(clause, between=between)
        if not cue.takes(frame) or not (frame is Frame.ING or _has_to(annotated, clause)):
            continue
        content = syntax.subtree(annotated, clause.index)
        if person is not None and between and not _commands(cue):
            content += syntax.subtree(annotated, person.index)
        return syntax.to_boundary(annotated, sorted(content))
    return None


def without_addressee(
    annotated: AnnotatedText, cue: CueCandidate, content: Sequence[int]
) -> Sequence[int]:
    """Return a content without the addressee: "ordered [the county] *to release it*".

    Also "asked [her] *where it was*".
    """
    content = without_bare_addressee(annotated, cue, content)
    person = syntax.child_of(annotated, cue.head, "obj", "iobj")
    if person is None or person.index not in content:
        return content
    if not _commands(cue) and not cue.takes(Frame.ADDRESSEE):
        return content
    addressee = syntax.subtree(annotated, person.index)
    last = max(addressee)
    words = [annotated.tokens[index] for index in content if index > last]
    opening = [word.text.lower() for word in words if word.upos not in {"PUNCT", "ADV"}]
    if opening[:1] == ["to"] or opening[:2] == ["not", "to"]:
        return [token.index for token in words] if _commands(cue) else content
    is_clause = bool(opening) and (opening[0] in _OPENS_CLAUSE or words[0].xpos in {"WRB", "WP"})
    return [token.index for token in words] if is_clause and addressee[0] == content[0] else content


def without_bare_addressee(
    annotated: AnnotatedText, cue: CueCandidate, content: Sequence[int]
) -> Sequence[int]:
    """Return a content without the addressee that "told" requires: "told [the court] *he was ill*".

    Parsers take the addressee for a part of the subject of the clause. That subject begins with a
    determiner, a pronoun, or a noun after a plural.
    """
    content = _without_pronoun(annotated, cue, content)
    words = read_classes("speaking.txt")["telling"]
    if cue.head.lemma.lower() not in words or syntax.is_passive(annotated, cue.head):
        return content
    if not content or content[0] != cue.last.index + 1:
        return content
    for position, index in enumerate(content[1:], 1):
        before, word = annotated.tokens[index - 1], annotated.tokens[index]
        is_noun = before.upos in {"NOUN", "PROPN"}
        opens = word.upos in {"DET", "PRON"} or (before.xpos == "NNS" and word.upos == "NOUN")
        if is_noun and opens and word.text.lower() not in {"who", "which", "whose", "that"}:
            rest = content[position:]
            has_verb = any(annotated.tokens[i].xpos in syntax.FINITE for i in rest)
            return rest if has_verb else content
        if word.upos not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return content
    return content


def _without_pronoun(
    annotated: AnnotatedText, cue: CueCandidate, content: Sequence[int]
) -> Sequence[int]:
    """Return a clause without the pronoun of the addressee: "assures [us] *help is near*"."""
    is_next = bool(content) and content[0] == cue.last.index + 1
    if not is_next or not cue.takes(Frame.ADDRESSEE):
        return content
    pronoun, *rest = (annotated.tokens[index] for index in content)
    verb = next((word for word in rest if word.upos in {"VERB", "AUX"}), None)
    is_clause = verb is not None and verb.xpos in syntax.FINITE and verb is not rest[0]
    return content[1:] if is_clause and pronoun.text.lower() in _ACCUSATIVES else content


def _commands(cue: CueCandidate) -> bool:
    """Whether the person beside an infinitive is the addressee: "told [them] *to come*".

    With other verbs the content includes it: "wants *them to come*", "calls for *it to stop*".
    """
    if cue.last.text.lower() == "for" or not cue.takes(Frame.OBJ_INF):
        return False
    return cue.takes(Frame.ADDRESSEE) or cue.word.word_class is WordClass.COMMAND


def _infinite_frame(clause: Token, *, between: bool) -> Frame:
    if clause.xpos == "VBG":
        return Frame.ING
    return Frame.OBJ_INF if between else Frame.INF


def _has_to(annotated: AnnotatedText, clause: Token) -> bool:
    return any(
        child.relation == "mark" and child.text.lower() == "to"
        for child in annotated.dependents(clause)
    )
