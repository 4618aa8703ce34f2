"""Reported clauses: what a cue reports, read from the parse.

A pattern is a function of the parse and a cue that answers the tokens of the content; `PATTERNS`
lists them, the first that applies wins. What belongs to a content follows the guidelines of
PolNeAR (Newell et al. 2018): the complementiser does ("that ..."), the addressee does not.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from quoteattr.find.report import Report
from quoteattr.language import syntax
from quoteattr.language.cues import Cue, CueKind, cues_at
from quoteattr.language.lexicon import Frame, Lexicon, WordClass
from quoteattr.schema.annotation import AnnotatedText, Token

_JUDGING = frozenset({WordClass.JUDGE, WordClass.PRAISE})
_LONGEST_PARENTHESIS = 15
"""Tokens of a parenthesis such as "the minister said on Monday"; set on PolNeAR train."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"who", "whom", "whose", "which"})
_WITHIN_CLAUSE = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "-", "/", "[", "]"})
_REASONS = frozenset({"for", "of"})
"""What somebody is blamed or praised for belongs to the content."""


@attrs.frozen
class Pattern:
    """A named way in which a cue governs its content."""

    name: str
    """Stands on the utterances that the pattern finds."""
    kinds: frozenset[CueKind]
    """Parts of speech of the cues that it is tried on."""
    content: Callable[[AnnotatedText, Cue], Sequence[int] | None]
    """Answers the indexes of the content's tokens, None where the pattern does not apply."""
    needs_source: bool = False
    """Whether the pattern is sure enough only where the parse has somebody who reports."""


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
                    return _report(annotated, cue, content, pattern.name)
    return None


def _report(annotated: AnnotatedText, cue: Cue, content: Iterable[int], rule: str) -> Report:
    words = sorted(set(content).difference(range(cue.head.index, cue.last.index + 1)))
    last = cue.last
    if last.index + 2 in words and last.index + 1 not in words:
        following = annotated.tokens[last.index + 1]
        # "called for": the preposition that the content hangs on belongs to the cue.
        last = following if following.upos == "ADP" else last
    return Report(
        cue_head=cue.head.index,
        cue=syntax.cue_extent(annotated, cue.head, last),
        content=tuple(words),
        rule=rule,
        act=cue.word.act,
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


def _complement(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She said *that it rains*. / *It rains*, she said. / It was reported *that it rains*."""
    clause = syntax.child_of(annotated, cue.head, "ccomp")
    if clause is None and _has_expletive(annotated, cue.head):
        clause = syntax.child_of(annotated, cue.head, "csubj")
    if clause is None:
        return None
    frame = Frame.WH if _opens_with_question_word(annotated, clause) else Frame.THAT
    if not cue.takes(frame, Frame.DIRECT) or not _is_clause(annotated, clause):
        return None
    content = _one_side(syntax.subtree(annotated, clause.index), cue.head.index)
    if content[0] < cue.head.index:
        return content
    thing = syntax.child_of(annotated, cue.head, "obj")
    if thing is not None and cue.head.index < thing.index < content[0]:
        # The parser took the subject of the clause for the object of a verb that takes none.
        if not cue.takes(Frame.ADDRESSEE):
            content = syntax.subtree(annotated, thing.index) + content
    return _to_boundary(annotated, content)


def _clause_object(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She said *rain fell*, where the parser took the clause for a noun with a modifier."""
    thing = syntax.child_of(annotated, cue.head, "obj")
    if thing is None or thing.index < cue.head.index or not cue.takes(Frame.THAT):
        return None
    verbs = [child for child in annotated.dependents(thing) if child.relation == "acl"]
    if not any(verb.xpos in _FINITE and _lacks_relative(annotated, verb) for verb in verbs):
        return None
    return _to_boundary(annotated, syntax.subtree(annotated, thing.index))


def _parenthetical(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """*Another reason*, he continued, *involves cost*."""
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


def _as_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """As she put it, *it rains*. / *It rains*, as she said."""
    host = annotated.head_of(cue.head)
    if (
        host is None
        or cue.head.relation != "advcl"
        or not cue.takes(Frame.PAREN, Frame.THAT, Frame.DIRECT)
    ):
        return None
    if not any(
        child.text.lower() == "as" and child.index < cue.head.index
        for child in annotated.dependents(cue.head)
    ):
        return None
    if syntax.child_of(annotated, cue.head, "ccomp", "xcomp") is not None:
        return None
    return syntax.subtree(annotated, host.index, without={cue.head.index})


def _raised(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
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
    return syntax.subtree(annotated, subject.index) + syntax.subtree(annotated, clause.index)


def _infinitive(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
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
        if person is not None and between:
            content += syntax.subtree(annotated, person.index)
        return content
    return None


def _object(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She blamed *the council for the flood*. / She called *it a disgrace*."""
    thing = syntax.child_of(annotated, cue.head, "obj")
    if (
        thing is None
        or not cue.takes(Frame.NP, Frame.AS, Frame.PRED)
        or thing.index < cue.head.index
    ):
        return None
    content = syntax.subtree(annotated, thing.index)
    completed = False
    for child in annotated.dependents(cue.head):
        if child.index <= thing.index or child.relation not in {"xcomp", "obl", "ccomp", "advcl"}:
            continue
        if not _completes_object(annotated, cue, child):
            break
        completed = True
        content += syntax.subtree(annotated, child.index)
    return content if completed or cue.takes(Frame.NP) else None


def _prepositional(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She called for *an inquiry*."""
    for child in annotated.dependents(cue.head):
        if child.relation not in {"obl", "nmod", "advcl", "acl"} or child.index < cue.head.index:
            continue
        marker = syntax.child_of(annotated, child, "case", "mark")
        if marker is not None and marker.text.lower() in cue.word.prepositions:
            return syntax.subtree(annotated, child.index, without={marker.index})
    return None


def _noun_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
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


def _adjective_clause(annotated: AnnotatedText, cue: Cue) -> list[int] | None:
    """She is certain *that it rains*."""
    clause = syntax.child_of(annotated, cue.head, "ccomp", "xcomp")
    if clause is None or clause.index < cue.head.index or not _is_clause(annotated, clause):
        return None
    return syntax.subtree(annotated, clause.index)


PATTERNS: tuple[Pattern, ...] = (
    Pattern("complement", frozenset({CueKind.VERB}), _complement),
    Pattern("complement", frozenset({CueKind.VERB}), _clause_object, needs_source=True),
    Pattern("as-clause", frozenset({CueKind.VERB}), _as_clause),
    Pattern("parenthetical", frozenset({CueKind.VERB}), _parenthetical),
    Pattern("raised", frozenset({CueKind.VERB, CueKind.ADJECTIVE}), _raised),
    Pattern(
        "infinitive", frozenset({CueKind.VERB, CueKind.ADJECTIVE}), _infinitive, needs_source=True
    ),
    Pattern("object", frozenset({CueKind.VERB}), _object, needs_source=True),
    Pattern("prepositional", frozenset(CueKind), _prepositional, needs_source=True),
    Pattern("noun-clause", frozenset({CueKind.NOUN}), _noun_clause, needs_source=True),
    Pattern("adjective-clause", frozenset({CueKind.ADJECTIVE}), _adjective_clause),
)
"""The patterns, the most specific first."""


def _to_boundary(annotated: AnnotatedText, content: list[int]) -> list[int]:
    """Return the content up to where the clause can end: a pause, a conjunction, the full stop.

    A clause that is cut short by the parser in the middle of its words goes on.
    """
    last = annotated.sentences[annotated.sentence_of[content[-1]]].last
    extended = list(content)
    for index in range(content[-1] + 1, last):
        token = annotated.tokens[index]
        pause = token.upos == "PUNCT" and token.text not in _WITHIN_CLAUSE
        if pause or token.upos in {"CCONJ", "SCONJ"} or token.text.lower() in _RELATIVES:
            break
        extended.append(index)
    return extended


def _lacks_relative(annotated: AnnotatedText, verb: Token) -> bool:
    words = (annotated.tokens[index] for index in syntax.subtree(annotated, verb.index))
    return not any(word.text.lower() in _RELATIVES or word.text.lower() == "that" for word in words)


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


def _infinite_frame(clause: Token, *, between: bool) -> Frame:
    if clause.xpos == "VBG":
        return Frame.ING
    return Frame.OBJ_INF if between else Frame.INF


def _has_to(annotated: AnnotatedText, clause: Token) -> bool:
    return any(
        child.relation == "mark" and child.text.lower() == "to"
        for child in annotated.dependents(clause)
    )


def _completes_object(annotated: AnnotatedText, cue: Cue, child: Token) -> bool:
    """Whether a dependent after the object belongs to the content: "for the flood", "as odd"."""
    if child.relation == "xcomp":
        return cue.takes(Frame.PRED, Frame.AS, Frame.OBJ_INF)
    marker = syntax.child_of(annotated, child, "case", "mark")
    if marker is None:
        return False
    word = marker.text.lower()
    if word == "as":
        return cue.takes(Frame.AS)
    return word in cue.word.prepositions or (word in _REASONS and cue.word.word_class in _JUDGING)


def _one_side(content: Sequence[int], cue: int) -> list[int]:
    """Return the tokens on the side of the cue where most of the content is."""
    before = [index for index in content if index < cue]
    after = [index for index in content if index > cue]
    return max(before, after, key=len)
