"""The reporting clause beside a quotation: `"...," she said`, `She said: "..."`.

It is found by the words next to the marks rather than by the parse of the whole, because parsers
lose their way in long quotations, and because a quotation often spans several sentences.
"""

import enum
from collections.abc import Iterator, Sequence
from itertools import takewhile

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.utterances.clefts import cue_after, cue_before
from quoteattr.language import syntax
from quoteattr.language.cues import Cue, CueKind, cue_extent, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, ReportingWord, WordClass
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words

SENTENCE_END = frozenset({".", "!", "?", "…", "...", ";"})
_LEADS_IN = frozenset({",", ":", "—", "–", "--", "-", ":--", ":—", ",--", ",—"})
_BEFORE_VERB = frozenset({"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM", "AUX", "ADV", "PART"})
_OPENS_NOUN = frozenset({"PROPN", "PRON", "DET", "NOUN"})
_SHORTEST_CLAUSE = 2
"""Words of a reporting clause: a verb and its subject."""
_NEAR_OBJECT = 3
"""Words from a verb to an object that stands in its own clause, and in no quotation."""
_PAUSES = ",?!—–-…"
_LONGEST_CLAUSE = 40
"""Tokens of a reporting clause: beyond it, a verb no longer belongs to the quotation."""


FRAMED = 0.94
"""Share of framed quotations that are speech with these edges, on LitBank and PDNC."""


class Place(enum.Enum):
    """Where the reporting clause stands."""

    AFTER = "after"
    BEFORE = "before"
    PARAGRAPH_BEFORE = "paragraph-before"


@attrs.frozen
class Framing:
    """The reporting clause of a quotation."""

    report: Report
    """Its cue; the content is the quotation, so the report names none."""
    place: Place
    """Where it stands."""


def framing_of(levels: Levels, position: int, lexicon: Lexicon) -> Framing | None:
    """Return the reporting clause of the stretch at `position`, None if there is none."""
    ways = [_after, _before, _paragraph_before]
    if _is_coordinated(levels, position):
        # `The note said “Gone”, and his mother said, “Good.”`: what follows is a new clause.
        ways = [_before, _after, _paragraph_before]
    found = (way(levels, position, lexicon) for way in ways)
    return next((framing for framing in found if framing), None)


def _is_coordinated(levels: Levels, position: int) -> bool:
    """Whether a conjunction stands next after a stretch."""
    words = (token for token in levels.after(position) if token.upos != "PUNCT")
    first = next(words, None)
    return first is not None and first.upos in {"CCONJ", "SCONJ"}


def clause_after(levels: Levels, position: int) -> list[Token]:
    """Return the narration from a stretch to the end of the sentence that goes on after it."""
    tokens = takewhile(lambda token: token.text not in SENTENCE_END, levels.after(position))
    return [token for token, _ in zip(tokens, range(_LONGEST_CLAUSE), strict=False)]


def _after(levels: Levels, position: int, lexicon: Lexicon) -> Framing | None:
    clause = clause_after(levels, position)
    words = [token for token in clause if token.upos != "PUNCT"]
    if not words or not _goes_on(levels, position, words[0]):
        return None
    if cleft := cue_after(levels.annotated, words, lexicon):
        return _framing(levels, cleft, Place.AFTER)
    for cue in _direct_cues(levels, words, lexicon):
        if _has_own_content(levels, cue, words):
            continue
        if cue.head is words[0] or _governs_clause(levels, cue.head, words):
            return _framing(levels, cue, Place.AFTER)
        before = [word for word in words if word.index < cue.head.index]
        if all(word.upos in _BEFORE_VERB or word.text.lower() == "of" for word in before):
            # The parser lost the subject, but nothing else can stand between the mark and the verb.
            return _framing(levels, cue, Place.AFTER)
    if verb := _verb_by_place(levels, position, words):
        word = ReportingWord(verb.lemma, WordClass.MANNER, Act.SPEECH)
        return _framing(levels, Cue(verb, word, CueKind.VERB, verb), Place.AFTER)
    return None


def _has_own_content(levels: Levels, cue: Cue, words: Sequence[Token]) -> bool:
    """Whether a verb has an object beside its subject: `“Old Days,” Lee recounts the war`."""
    thing = syntax.child_of(levels.annotated, cue.head, "obj")
    subject = syntax.subject_of(levels.annotated, cue.head)
    if thing is None or subject not in words or cue.takes(Frame.ADDRESSEE):
        return False
    return cue.head.index < thing.index <= cue.head.index + _NEAR_OBJECT


def _verb_by_place(levels: Levels, position: int, words: Sequence[Token]) -> Token | None:
    """Return a verb that can do nothing but report, whatever verb it is.

    `"Aw," fleered Jack.` / `"Fifty," the keeper calculated.`
    """
    quoted = levels.stretches[position].parts[-1].of(levels.annotated.text)
    if quoted[-1:] not in _PAUSES or len(words) < _SHORTEST_CLAUSE:
        return None
    first, second = words[0], words[1]
    if _is_finite(first) and second.upos in _OPENS_NOUN and not _is_object(levels, second):
        return first
    if first.lemma == "come" and second.upos in {"ADP", "DET"}:
        # `"Here," came from under the table.`
        return first
    verbs = [word for word in words if word.upos == "VERB"]
    if len(verbs) != 1 or not _is_finite(verbs[0]) or quoted[-1:] != ",":
        return None
    alone = all(
        word.upos in (_BEFORE_VERB if word.index < verbs[0].index else {"VERB", "ADV"})
        for word in words
    )
    return verbs[0] if alone else None


def _is_object(levels: Levels, word: Token) -> bool:
    """Whether a word or the noun that it belongs to is an object."""
    noun = levels.annotated.head_of(word) if word.relation in {"det", "amod"} else word
    return noun is not None and noun.relation == "obj"


def _is_finite(word: Token) -> bool:
    return word.upos == "VERB" and word.text.islower() and word.xpos in {"VBD", "VBZ"}


def _goes_on(levels: Levels, position: int, first: Token) -> bool:
    """Whether the sentence goes on after the mark: it does after a pause, or in lower case."""
    last = levels.stretches[position].outer[-1]
    quoted = levels.stretches[position].parts[-1].of(levels.annotated.text)
    gap = levels.annotated.text[last.end : first.start]
    return (
        first.text[:1].islower()
        or quoted[-1:] in _PAUSES
        or gap.lstrip()[:1] in {",", "—", "–", "-"}
    )


def _governs_clause(levels: Levels, verb: Token, words: Sequence[Token]) -> bool:
    """Whether the verb is the predicate of the clause rather than of a part of it."""
    if verb.deprel in {"acl:relcl", "acl"}:
        return False
    subject = syntax.subject_of(levels.annotated, verb)
    if subject is not None:
        return words[0].index <= subject.index <= words[-1].index
    controller = syntax.controller_of(levels.annotated, verb)
    return controller is not None and controller.index >= words[0].index


def _before(levels: Levels, position: int, lexicon: Lexicon) -> Framing | None:
    clause: list[Token] = []
    for token in levels.before(position):
        if token.text in SENTENCE_END or len(clause) == _LONGEST_CLAUSE:
            break
        clause.append(token)
    if not clause:
        return None
    return _lead_in(levels, clause[::-1], lexicon, Place.BEFORE)


def _paragraph_before(levels: Levels, position: int, lexicon: Lexicon) -> Framing | None:
    """The paragraph before ends in a colon, and this one opens with the quotation."""
    annotated = levels.annotated
    outer = levels.stretches[position].outer[0]
    paragraph = annotated.paragraph_at(outer.start)
    if paragraph == 0 or annotated.paragraphs[paragraph].start != outer.start:
        return None
    above = annotated.paragraphs[paragraph - 1]
    if annotated.text[above.end - 1] != ":" or levels.around(position) != NARRATION:
        return None
    clause: list[Token] = []
    for index in reversed(annotated.token_range(above)):
        token = annotated.tokens[index]
        if token.text in SENTENCE_END or levels.of_token[index] != NARRATION:
            break
        clause.append(token)
    if not clause:
        return None
    return _lead_in(levels, clause[::-1], lexicon, Place.PARAGRAPH_BEFORE)


def _lead_in(
    levels: Levels, clause: Sequence[Token], lexicon: Lexicon, place: Place
) -> Framing | None:
    """Return the last reporting verb of a clause that leads into a quotation."""
    paused = clause[-1].text in _LEADS_IN
    words = [token for token in clause if token.upos != "PUNCT"]
    last_word = max((w.index for w in words if w.upos not in {"ADV", "ADP"}), default=-1)
    last_but_adverbs = max((w.index for w in words if w.upos != "ADV"), default=-1)
    for cue in reversed(list(_direct_cues(levels, words, lexicon))):
        if not paused and last_word > cue.last.index:
            continue
        at_mark = paused and last_but_adverbs <= cue.last.index
        if at_mark and _is_predicate(levels, cue.head):
            # Whatever the parser made of "and Ann, who sat there, said, “Here.”".
            return _framing(levels, cue, place)
        if _governs_clause(levels, cue.head, words) or cue.head.deprel in {"acl", "acl:relcl"}:
            return _framing(levels, cue, place)
        if syntax.controller_of(levels.annotated, cue.head) is not None:
            return _framing(levels, cue, place)
    other = cue_before(levels.annotated, clause, lexicon)
    return _framing(levels, other, place) if other else None


def _is_predicate(levels: Levels, verb: Token) -> bool:
    """Whether a form can be in the past; for the parser it may be a participle alone."""
    helped = any(child.relation == "aux" for child in levels.annotated.dependents(verb))
    return verb.xpos in syntax.FINITE or (verb.xpos == "VBN" and not helped)


def _framing(levels: Levels, cue: Cue, place: Place) -> Framing:
    report = Report(
        cue=Words(cue.head.index, cue_extent(levels.annotated, cue.head, cue.last)),
        content=(),
        found_by=FoundBy.MARKS,
        confidence=FRAMED,
        act=cue.word.act,
    )
    return Framing(report, place)


def _direct_cues(levels: Levels, words: Sequence[Token], lexicon: Lexicon) -> Iterator[Cue]:
    """Yield, for each word that may, the cue by which it introduces words in marks."""
    for token in words:
        for cue in cues_at(levels.annotated, token, lexicon):
            if cue.kind is CueKind.VERB and cue.takes(Frame.DIRECT):
                yield cue
                break
