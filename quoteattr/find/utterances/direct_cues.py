"""The cue of a quotation among the words before or after its marks.

These words decide rather than the parse of the whole sentence: parsers are unreliable in long
quotations, and a quotation often spans several sentences. Besides reporting verbs with a subject,
there are `What she said was “...”`, `“...” was all that he could say`, `I go, “...”`,
`gave an answer: “...”`.
"""

from collections.abc import Iterator, Sequence

from quoteattr.find.utterances.copular_clauses import copular_cue_after, copular_cue_before
from quoteattr.find.utterances.unlisted_verbs import BEFORE_VERB, SHORTEST_CLAUSE, unlisted_verb
from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate, CueKind, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, ReportingWord, WordClass
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

CLEFT_OPENERS = frozenset({"what", "all"})
"""Words that open a cleft: "[what] she said was"."""
_GO = ReportingWord("go", WordClass.MANNER, Act.SPEECH, frozenset({Frame.DIRECT}))
_LEADS_IN = frozenset({",", ":", "—", "–", "--", "-", ":--", ":—", ",--", ",—"})
_RELATIVE = frozenset({"acl:relcl", "acl"})
_SHORTEST_CLEFT = SHORTEST_CLAUSE + 1
"""Least number of words of a cleft: "was", a verb and its subject."""
_FARTHEST_OBJECT = 3
"""Words from a verb to an object of its own clause; one farther away is part of a quotation."""


def cue_after_marks(
    annotated: AnnotatedText, words: Sequence[Token], last_character: str, lexicon: Lexicon
) -> CueCandidate | None:
    """Return the cue of the words after a quotation, None if they do not report it.

    Args:
        annotated: The text with its parse.
        words: The words from the marks to the end of the clause, at least one.
        last_character: The last character inside the marks.
        lexicon: The reporting words.
    """
    if words[0].text.lower() in syntax.RELATIVES:
        return None  # “The Nook,” which is to say that it was small
    is_cleft = len(words) >= _SHORTEST_CLEFT and words[0].lemma == "be"
    is_cleft = is_cleft and words[1].text.lower() in CLEFT_OPENERS
    if is_cleft and (verb_of_cleft := _verb_with_subject(annotated, words[2:], lexicon)):
        return verb_of_cleft
    if copular := copular_cue_after(annotated, words, lexicon):
        return copular
    for cue in _verb_cues(annotated, words, lexicon):
        if _is_beside_subject(annotated, cue.head, words) or _is_made(annotated, cue, words):
            continue
        if not _has_own_content(annotated, cue, words) and _heads(annotated, cue.head, words):
            return cue
    if verb := unlisted_verb(annotated, words, last_character):
        word = ReportingWord(verb.lemma, WordClass.MANNER, Act.SPEECH)
        return CueCandidate(verb, word, CueKind.VERB, verb)
    return None


def cue_before_marks(
    annotated: AnnotatedText, clause: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the last cue of a clause that leads into a quotation, None if there is none.

    Args:
        annotated: The text with its parse.
        clause: The tokens from the start of the clause to the marks.
        lexicon: The reporting words.
    """
    if not clause:
        return None
    if copular := copular_cue_before(annotated, clause, lexicon):
        return copular
    paused = clause[-1].text in _LEADS_IN
    words = [token for token in clause if token.upos != "PUNCT"]
    last_word = max((w.index for w in words if w.upos not in {"ADV", "ADP"}), default=-1)
    last_but_adverbs = max((w.index for w in words if w.upos != "ADV"), default=-1)
    for cue in reversed(list(_verb_cues(annotated, words, lexicon))):
        if (not paused and last_word > cue.last.index) or _is_asked_for(annotated, cue):
            continue
        at_marks = paused and last_but_adverbs <= cue.last.index
        if (
            # The parse is not needed here: "and Ann, who sat there, said, “Here.”".
            (at_marks and _may_be_finite(annotated, cue.head))
            or (paused and _is_inverted(cue, words))
            or _is_predicate(annotated, cue.head, words)
            or cue.head.deprel in _RELATIVE
            or syntax.controller_of(annotated, cue.head) is not None
        ):
            return cue
    return _other_cue_before(annotated, words, clause[-1], lexicon)


def _is_asked_for(annotated: AnnotatedText, cue: CueCandidate) -> bool:
    """Whether somebody asks others for a thought: "Ann told them not to *worry*: “It is rain.”"."""
    verb = annotated.head_of(cue.head)
    if verb is None or cue.word.act is not Act.THOUGHT or cue.head.relation != "xcomp":
        return False
    addressee = syntax.child_of(annotated, verb, "obj", "iobj")
    return addressee is not None and addressee.index < cue.head.index


def _is_inverted(cue: CueCandidate, words: Sequence[Token]) -> bool:
    """Whether a clause consists of a finite verb and a noun phrase: "Thus says the queen:"."""
    before = (word for word in words if word.index < cue.head.index)
    after = [word for word in words if word.index > cue.last.index]
    return (
        cue.head.xpos in {"VBD", "VBZ"}
        and bool(after)
        and after[-1].upos in {"NOUN", "PROPN"}
        and all(word.upos in {"ADV", "CCONJ"} for word in before)
        and all(word.upos in {"NOUN", "PROPN", "DET", "ADJ", "NUM"} for word in after)
        and not cue.takes(Frame.ADDRESSEE)
    )


def _verb_cues(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> Iterator[CueCandidate]:
    """Yield for each word the first cue that it heads as a verb of direct speech."""
    for token in words:
        for cue in cues_at(annotated, token, lexicon):
            if cue.kind is CueKind.VERB and cue.takes(Frame.DIRECT):
                yield cue
                break


def _other_cue_before(
    annotated: AnnotatedText, words: Sequence[Token], last_token: Token, lexicon: Lexicon
) -> CueCandidate | None:
    """Return the verb of a cleft, a "go", or a noun of saying before a colon."""
    if len(words) < SHORTEST_CLAUSE:
        return None
    if words[0].text.lower() in CLEFT_OPENERS and words[-1].lemma == "be":
        return _verb_with_subject(annotated, words[1:-1], lexicon)
    last = words[-1]
    if last.lemma == "go" and last.xpos in syntax.FINITE and last_token.upos == "PUNCT":
        has_subject = syntax.shared_subject(annotated, last) in words[:-1]
        return CueCandidate(last, _GO, CueKind.VERB, last) if has_subject else None
    return _owned_noun(annotated, words, lexicon) if last_token.text == ":" else None


def _verb_with_subject(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the first verb of direct speech with its subject among the words."""
    for cue in _verb_cues(annotated, words, lexicon):
        if syntax.subject_of(annotated, cue.head) in words:
            return cue
    return None


def _owned_noun(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the first noun of saying with a possessor: "she has a word for it", "her answer"."""
    for token in words:
        for cue in cues_at(annotated, token, lexicon):
            if cue.kind is CueKind.NOUN and cue.takes(Frame.DIRECT):
                owner = syntax.possessor_of(annotated, token)
                if owner or syntax.supporting_subject(annotated, token):
                    return cue
    return None


def _has_own_content(annotated: AnnotatedText, cue: CueCandidate, words: Sequence[Token]) -> bool:
    """Whether a verb has content.

    `“Old,” Lee recounts the war`, `“Old,” Lee is said to be`, `“Old?” Lee asked us to leave`
    """
    if syntax.is_passive(annotated, cue.head) and syntax.child_of(annotated, cue.head, "xcomp"):
        return True
    direct_object = syntax.child_of(annotated, cue.head, "obj")
    subject = syntax.subject_of(annotated, cue.head)
    if subject in words and _has_clause_after(annotated, cue):
        return True
    if direct_object is None or subject not in words or cue.takes(Frame.ADDRESSEE):
        return False
    return cue.head.index < direct_object.index <= cue.head.index + _FARTHEST_OBJECT


def _has_clause_after(annotated: AnnotatedText, cue: CueCandidate) -> bool:
    """Whether a clause with "to" or "that" follows a cue and depends on it."""
    last = cue.last.index
    clauses = (
        child
        for child in annotated.dependents(cue.head)
        if child.relation in {"xcomp", "ccomp"} and child.index > last
    )
    marks = (child for clause in clauses for child in annotated.dependents(clause))
    return any(
        mark.relation == "mark" and mark.index > last and mark.text.lower() in {"to", "that"}
        for mark in marks
    )


def _is_beside_subject(annotated: AnnotatedText, verb: Token, words: Sequence[Token]) -> bool:
    """Whether a verb is in a relative clause of the subject: "a man, who *asked* for tea, said"."""
    noun = annotated.head_of(verb)
    if verb.deprel != "acl:relcl" or noun is None or noun.relation != "nsubj":
        return False
    return noun.head is not None and verb.index < noun.head <= words[-1].index


def _is_made(annotated: AnnotatedText, cue: CueCandidate, words: Sequence[Token]) -> bool:
    """Whether the words in marks are the title of a work: `“Lemon Tea” was recorded in May`."""
    is_writing = cue.word.act is Act.WRITING and words[0].lemma in {"be", "have"}
    return is_writing and syntax.is_passive(annotated, cue.head)


def _heads(annotated: AnnotatedText, verb: Token, words: Sequence[Token]) -> bool:
    """Whether words after a quotation open with a verb or have it as their predicate.

    If the parser lost the subject, a noun phrase before the verb is enough, but a verb with a
    relative pronoun describes that noun: `“smart” meters that nobody reads`.
    """
    if verb is words[0] or _is_predicate(annotated, verb, words):
        return True
    is_relative = any(
        child.upos == "PRON" and child.text.lower() in {"that", *syntax.RELATIVES}
        for child in annotated.dependents(verb)
        if verb.deprel in _RELATIVE and child.index < verb.index
    )
    before = (word for word in words if word.index < verb.index)
    return not is_relative and all(
        word.upos in BEFORE_VERB or word.text.lower() == "of" for word in before
    )


def _is_predicate(annotated: AnnotatedText, verb: Token, words: Sequence[Token]) -> bool:
    """Whether a verb is the predicate of a clause rather than of a part of it."""
    if verb.deprel in _RELATIVE:
        return False
    subject = syntax.subject_of(annotated, verb)
    if subject is not None:
        return words[0].index <= subject.index <= words[-1].index
    controller = syntax.controller_of(annotated, verb)
    return controller is not None and controller.index >= words[0].index


def _may_be_finite(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb is finite, or a participle without an auxiliary, which may be a past tense."""
    has_auxiliary = any(child.relation == "aux" for child in annotated.dependents(verb))
    return verb.xpos in syntax.FINITE or (verb.xpos == "VBN" and not has_auxiliary)
