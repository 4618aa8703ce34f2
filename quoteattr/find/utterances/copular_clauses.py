"""Reporting clauses around a form of "be": `“...” was how she put it`, `“...” was his answer`.

Also `“...,” came the reply from Ann`, and the colloquial `Ann was like, “...”` and `Ann’s all,
“...”` (Blyth et al. 1990, "I'm like, 'Say what?!': A New Quotative in American Oral Narrative").
Parsers take what is quoted for the predicate of such clauses, so their words decide.
"""

from collections.abc import Sequence

import attrs

from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate, CueKind, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, ReportingWord, WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

_OPENERS = frozenset({"how", "what", "all"})
_BE = frozenset(
    {"was", "is", "are", "were", "be", "been", "am", "'s", "’s", "'re", "’re", "'m", "’m"}
)
_LIKE = frozenset({"like", "all"})
_HEDGES = read_classes("speaking.txt")["hedge"]
"""Adverbs between the two words of "be like"."""
_BE_LIKE = ReportingWord("be", WordClass.MANNER, Act.SPEECH, frozenset({Frame.DIRECT}))
_PAUSES = frozenset({",", ":", "—", "–", "--"})
_IMPERSONAL = frozenset({"it", "that", "this", "there", "which", "what", "these", "those", "all"})
_INDEFINITE = frozenset({"a", "an", "no", "one", "another"})
_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM", "ADV", "PART", "PROPN", "NOUN", "PRON"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_IN_PHRASE = frozenset({"flat", "compound", "nmod"})
_SHORTEST_BE_LIKE = 3
"""Words of "Ann was like"."""
_LONGEST_PHRASE = 5
"""Words before the noun of "[Ann Lee's only other] answer"; chosen, not tuned."""
_FARTHEST_AUTHOR = 3
"""Words from "from" to the noun after it; chosen, not tuned."""


def copular_cue_after(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the cue of `was how [she] put it`, `was [his] answer` or `came the answer from [Ann]`.

    Args:
        annotated: The text with its parse.
        words: The words from the marks to the end of the clause, at least one.
        lexicon: The reporting words.
    """
    first, following = words[0], words[1:]
    if not following or (first.text.lower() not in _BE and first.lemma != "come"):
        return None
    if first.lemma != "come" and following[0].text.lower() in _OPENERS:
        return _cue_of_cleft(annotated, following, lexicon)
    return _noun_of_saying(annotated, following, lexicon)


def copular_cue_before(
    annotated: AnnotatedText, clause: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the cue of `[Ann] was like,`, `[Ann]’s all,` or `[her] answer was` before a quotation.

    Args:
        annotated: The text with its parse.
        clause: The tokens from the start of the clause to the marks.
        lexicon: The reporting words.
    """
    words = [token for token in clause if token.upos != "PUNCT"]
    if len(words) > 1 and words[-1].text.lower() in _BE:
        subject = words[-1 - _LONGEST_PHRASE : -1]
        cues = (_with_author(annotated, word, words, lexicon) for word in subject)
        return next((cue for cue in cues if cue and cue.source), None)
    return _be_like(annotated, clause, words)


def _cue_of_cleft(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the verb of `how [my aunt] put it` or `all [she] said`, with its subject.

    After "how" any verb reports; after the other openers only a verb of speech does, and not the
    verb of "what she dreaded".
    """
    verb = next((word for word in words if word.upos == "VERB"), None)
    if verb is None:
        return None
    subject = [word for word in words[1:] if word.index < verb.index and word.upos in _NOMINAL]
    cues = [
        cue
        for cue in cues_at(annotated, verb, lexicon)
        if cue.kind is CueKind.VERB and cue.takes(Frame.DIRECT)
    ]
    if words[0].text.lower() == "how":
        word = ReportingWord(verb.lemma, WordClass.MANNER, Act.SPEECH)
        cues.append(CueCandidate(verb, word, CueKind.VERB, verb))
    return attrs.evolve(cues[0], source=_top(annotated, subject)) if cues and subject else None


def _noun_of_saying(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the noun that heads the predicate: `[his only] answer`, `[the] reply`.

    If nobody is named as its author, only a noun for an answer reports: "“Peace” is the word of the
    day" does not.
    """
    for word in words[1 : _LONGEST_PHRASE + 1]:
        cue = _with_author(annotated, word, words, lexicon)
        if cue and words[0].text.lower() not in _INDEFINITE:
            is_answer = cue.word.word_class is WordClass.ANSWER
            return cue if cue.source is not None or is_answer else None
        if word.upos not in _BEFORE_NOUN:
            return None
    return None


def _noun_cue(annotated: AnnotatedText, word: Token, lexicon: Lexicon) -> CueCandidate | None:
    nouns = (cue for cue in cues_at(annotated, word, lexicon) if cue.kind is CueKind.NOUN)
    return next((cue for cue in nouns if cue.takes(Frame.DIRECT)), None)


def _with_author(
    annotated: AnnotatedText, noun: Token, words: Sequence[Token], lexicon: Lexicon
) -> CueCandidate | None:
    """Return the cue and the author of a noun of saying: "[Ann]'s answer", "a call from [Ann]"."""
    cue = _noun_cue(annotated, noun, lexicon)
    owner = syntax.child_of(annotated, noun, "nmod")
    if cue is None or (owner and owner.deprel == "nmod:poss" and owner.index < noun.index):
        return cue and attrs.evolve(cue, source=owner)
    after = [word for word in words if word.index > noun.index]
    if after and after[0].text.lower() in {"from", "of", "by"}:
        nouns = (word for word in after[1 : 1 + _FARTHEST_AUTHOR] if _may_speak(word))
        return attrs.evolve(cue, source=next(nouns, None))
    return cue


def _may_speak(word: Token) -> bool:
    return word.upos in {"PROPN", "PRON"} or word.lemma.lower() in person_nouns()


def _be_like(
    annotated: AnnotatedText, clause: Sequence[Token], words: Sequence[Token]
) -> CueCandidate | None:
    """Return the cue of `[Ann] was like,` or `[Ann]’s all,`, whose subject is right before it."""
    if not words or words[-1].text.lower() not in _LIKE:
        return None
    before = [word for word in words[:-1] if word.text.lower() not in _HEDGES]
    if len(before) < _SHORTEST_BE_LIKE - 1:
        return None
    be, subject = before[-1], before[-2]
    is_speaker = subject.upos in _NOMINAL and subject.text.lower() not in _IMPERSONAL
    if be.text.lower() not in _BE or not is_speaker or clause[-1].text not in _PAUSES:
        return None
    source = _top(annotated, [word for word in words if word.index <= subject.index])
    return CueCandidate(be, _BE_LIKE, CueKind.VERB, words[-1], source=source)


def _top(annotated: AnnotatedText, words: Sequence[Token]) -> Token:
    """Return the head of the noun phrase that ends some words: "the [head] of the board"."""
    top = words[-1]
    inside = {word.index for word in words}
    while (above := annotated.head_of(top)) is not None and above.index in inside:
        if above.upos not in _NOMINAL or top.relation not in _IN_PHRASE:
            break
        top = above
    return top
