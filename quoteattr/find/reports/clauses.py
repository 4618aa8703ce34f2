"""Contents that are clauses: before, after or around the cue that governs them.

The extent of a content follows the guidelines of PolNeAR (Newell et al. 2018): it includes the
complementiser ("that ..."), but not the addressee. The patterns take the parse and a cue, and
return the indexes of the content's tokens, None where they do not apply.
"""

from collections.abc import Mapping, Sequence

from quoteattr.find.reports.infinitives import without_bare_addressee
from quoteattr.find.reports.parentheticals import PAUSES, after_parenthesis, is_inverted
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.reporting import Frame
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.rules import FoundBy

_LONGEST_GAP = 5
"""Tokens between a cue and "that": an addressee, a day, a place."""
_OPENERS = frozenset({"what", "all", "thing"})
"""Words before the subject of a cleft."""
_CONTENT_OPENERS = frozenset({"that", "whether", "if"})
_BETWEEN = frozenset({"PRON", "PROPN", "NOUN", "DET", "ADJ", "ADP", "ADV", "NUM"})
_OPENS_SPEECH = frozenset({"PRON", "VERB", "AUX", "ADV", "INTJ", "DET", "SCONJ", "CCONJ", "ADP"})
"""Tags of words that have a capital only at the start of a sentence."""
_LONGEST_CLEFT_GAP = 6
"""Tokens between a cue and "was": an addressee, a day, a place; chosen, not tuned."""

CLEAR = frozenset({FoundBy.COMPLEMENT, FoundBy.ORDER})
"""Patterns that count without the network, and inside a quotation."""


def complement(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She said *that it rains*. / *It rains*, she said. / It was reported *that it rains*."""
    clause = _clause_of(annotated, cue)
    if clause is None and syntax.child_of(annotated, cue.head, "expl"):
        clause = syntax.child_of(annotated, cue.head, "csubj")
    if clause is None or (clause.index > cue.head.index and is_inverted(annotated, cue.head)):
        return None
    frame = Frame.WH if _opens_with_question_word(annotated, clause) else Frame.THAT
    if not cue.takes(frame, Frame.DIRECT) or not _is_clause(annotated, clause):
        return None
    brackets = _brackets_after(annotated, cue)
    content = [i for i in syntax.subtree(annotated, clause.index) if i not in brackets]
    if _is_split(annotated, content, clause, cue):
        return content
    content = _one_side(content, cue.head.index)
    if content[0] < cue.head.index:
        return content
    direct_object = syntax.child_of(annotated, cue.head, "obj")
    is_between = direct_object is not None and cue.head.index < direct_object.index < content[0]
    if direct_object is not None and is_between and not cue.takes(Frame.ADDRESSEE):
        # The parser took the subject of the clause for the object of a verb that takes none.
        content = syntax.subtree(annotated, direct_object.index) + content
    return syntax.to_boundary(annotated, [*without_bare_addressee(annotated, cue, content)])


def clause_object(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She said *rain fell*, where the parser took the clause for a noun with a modifier."""
    direct_object = syntax.child_of(annotated, cue.head, "obj")
    if direct_object is None or direct_object.index < cue.head.index or not cue.takes(Frame.THAT):
        return None
    verbs = [child for child in annotated.dependents(direct_object) if child.relation == "acl"]
    if not any(verb.xpos in syntax.FINITE and _is_predicate(annotated, verb) for verb in verbs):
        return None
    return syntax.to_boundary(annotated, syntax.subtree(annotated, direct_object.index))


def that_clause(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She said on Monday *that rain fell*, where the parse attaches the clause elsewhere."""
    if not cue.takes(Frame.THAT) or syntax.is_passive(annotated, cue.head):
        return None
    sentence = annotated.sentence_around(cue.head.index)
    first = max(cue.last.index + 1, _brackets_after(annotated, cue).stop)
    for index in range(first, min(first + _LONGEST_GAP, sentence.stop - 1)):
        token = annotated.tokens[index]
        if token.upos in {"VERB", "AUX", "PUNCT"}:
            return None
        if token.text.lower() == "that" and token.upos == "SCONJ":
            return syntax.to_boundary(annotated, [index])
    return None


def pseudo_cleft(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """What she said was *that it rained*. / All they would say was *that it rained*."""
    if not cue.takes(Frame.THAT, Frame.WH) or opener_of(annotated, cue.head) is None:
        return None
    tokens = annotated.tokens
    stop = annotated.sentence_around(cue.head.index).stop
    index = cue.last.index + 1
    while index < min(stop, cue.last.index + _LONGEST_CLEFT_GAP) and tokens[index].upos in _BETWEEN:
        index += 1
    if index + 1 >= stop or tokens[index].lemma != "be" or tokens[index].xpos not in syntax.FINITE:
        return None
    first = tokens[index + 1]
    if first.text.lower() not in _CONTENT_OPENERS and not first.xpos.startswith("W"):
        return None
    while tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    return range(index + 1, stop)


def opener_of(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the word that opens a cleft or a free relative clause: "[what] Ann Lee said"."""
    subject = syntax.subject_of(annotated, verb)
    if subject is None or subject.index > verb.index:
        return None
    first = syntax.subtree(annotated, subject.index)[0]
    # Parsers take the opener for a determiner of the subject, too.
    before = annotated.tokens[max(0, first - 1) : first + 1]
    return next((word for word in reversed(before) if word.text.lower() in _OPENERS), None)


def unmarked_speech(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """And she said unto them, *Go up to the well*: a capital after a comma, and no marks."""
    tokens = annotated.tokens
    stop = annotated.sentence_around(cue.head.index).stop
    comma = cue.last.index + 1
    while comma < min(stop, cue.last.index + _LONGEST_GAP) and _is_addressee(tokens[comma]):
        comma += 1
    is_main = cue.head.text.islower() and cue.head.relation in {"root", "conj"}
    if not is_main or not cue.takes(Frame.DIRECT) or comma + 1 >= stop:
        return None
    first = tokens[comma + 1]
    is_capital = first.text.istitle() and first.upos in _OPENS_SPEECH and first.text != "I"
    return range(comma + 1, stop) if is_capital and tokens[comma].text in {",", ":"} else None


def _is_addressee(word: Token) -> bool:
    """Whether a word may be part of "them" or "to her daughter"."""
    return word.text.lower() in {"to", "unto"} or word.upos in {"PRON", "PROPN", "NOUN", "DET"}


def adjective_clause(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """She is certain *that it rains*."""
    clause = syntax.child_of(annotated, cue.head, "ccomp", "xcomp")
    if clause is None or clause.index < cue.head.index or not _is_clause(annotated, clause):
        return None
    return syntax.subtree(annotated, clause.index)


def before_next_report(
    annotated: AnnotatedText, cue: Token, content: Sequence[int], by_cue: Mapping[int, Report]
) -> Sequence[int]:
    """Return a content up to the next report of its source: "She asked [why], told him to go".

    Or up to the next clause after a semicolon: "Ann said [it was over]; Bob said it was not".

    Args:
        annotated: The text with its parse.
        cue: The head of the cue.
        content: The tokens of its content.
        by_cue: What the rules find, by the words of its cue.
    """
    verbs = (
        verb
        for verb in annotated.dependents(cue)
        if verb.relation in {"conj", "parataxis"} and cue.index < verb.index <= content[-1]
    )
    starts = [(verb, syntax.subtree(annotated, verb.index)[0]) for verb in verbs]
    stops = (
        start
        for verb, start in starts
        if _is_next_report(annotated, verb, by_cue) or _follows_semicolon(annotated, verb, start)
    )
    stop = min(stops, default=content[-1] + 1)
    return [index for index in content if index < stop] or content


def _is_next_report(annotated: AnnotatedText, verb: Token, by_cue: Mapping[int, Report]) -> bool:
    """Whether a coordinated verb without a subject reports a clause of its own."""
    report = by_cue.get(verb.index)
    is_clear = verb.relation == "conj" and report is not None and report.found_by in CLEAR
    return is_clear and syntax.subject_of(annotated, verb) is None


def _follows_semicolon(annotated: AnnotatedText, verb: Token, start: int) -> bool:
    """Whether the clause of a verb with a subject begins at a semicolon, or right after one."""
    opens = annotated.tokens[max(start - 1, 0) : start + 1]
    has_semicolon = any(token.text == ";" for token in opens)
    return has_semicolon and syntax.subject_of(annotated, verb) is not None


def _clause_of(annotated: AnnotatedText, cue: CueCandidate) -> Token | None:
    """Return the first clause that is the object of a cue, outside brackets after it."""
    brackets = _brackets_after(annotated, cue)
    clauses = (
        child
        for child in annotated.dependents(cue.head)
        if child.relation == "ccomp" and child.index not in brackets
    )
    return next(clauses, None)


def _brackets_after(annotated: AnnotatedText, cue: CueCandidate) -> range:
    """Return the tokens of brackets right after a cue: "argues [(Letters, May 3)] that it fell"."""
    following = cue.last.index + 1
    return range(following, after_parenthesis(annotated, following))


def _is_predicate(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a dependent verb of a noun is its predicate rather than a relative clause."""
    if syntax.subject_of(annotated, verb) is not None:
        return False
    words = (annotated.tokens[index] for index in syntax.subtree(annotated, verb.index))
    return not any(
        word.text.lower() in syntax.RELATIVES or word.text.lower() == "that" for word in words
    )


def _opens_with_question_word(annotated: AnnotatedText, clause: Token) -> bool:
    first = annotated.tokens[syntax.subtree(annotated, clause.index)[0]]
    return first.xpos.startswith("W") or first.text.lower() in {"whether", "if"}


def _is_clause(annotated: AnnotatedText, head: Token) -> bool:
    """Whether a complement has a predicate: to the parser, many objects are clauses."""
    return head.upos in {"VERB", "AUX"} or any(
        child.relation in {"nsubj", "csubj", "cop", "aux", "expl"}
        for child in annotated.dependents(head)
    )


def _is_split(
    annotated: AnnotatedText, content: Sequence[int], clause: Token, cue: CueCandidate
) -> bool:
    """Whether a reporting clause splits subject and predicate: "The mill, Ann said, fell"."""
    subject = syntax.subject_of(annotated, clause)
    reporter = syntax.subject_of(annotated, cue.head)
    if subject is None or reporter is None or not cue.takes(Frame.PAREN):
        return False
    if not subject.index < reporter.index < cue.head.index < clause.index:
        return False
    tokens = annotated.tokens
    words = (i for i in content if i > cue.head.index and tokens[i].upos != "PUNCT")
    starts = (syntax.subtree(annotated, reporter.index)[0], next(words, clause.index))
    return all(tokens[start - 1].text in PAUSES for start in starts)


def _one_side(content: Sequence[int], cue: int) -> list[int]:
    """Return the part of a content before or after its cue, whichever is longer."""
    sides = [[i for i in content if i < cue], [i for i in content if i > cue]]
    return max(sides, key=len)
