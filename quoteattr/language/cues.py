"""Which words may be cues, and the extent of a cue.

The extent of a cue follows the guidelines of PolNeAR (Newell et al. 2018): the whole verb group
with auxiliaries, negation and adverbs, with the verbs that lead to it ("went on to say") and the
verb that supports a noun ("made the claim").
"""

import enum
from collections.abc import Iterator

import attrs

from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import ONES, Frame, PhraseForm, ReportingPhrase, ReportingWord
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent

_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST_LEAD = 3
"""Most words between a supporting verb and its complement: "raised [some more] questions"."""
_BEFORE_NOUN = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON"})

_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})


class CueKind(enum.Enum):
    """Part of speech of a cue's head."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@attrs.frozen
class CueCandidate:
    """A word that may be a cue, with the other words of its phrase."""

    head: Token
    """The reporting word."""
    word: ReportingWord | ReportingPhrase
    """Its entry in the lexicon."""
    kind: CueKind
    """Its part of speech here."""
    last: Token
    """The last word of the phrase; the head itself if it is one word."""
    source: Token | None = None
    """The head of the words that name the speaker, where the tree may not show them."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the lexicon gives the cue one of these frames."""
        return self.word.takes(*frames)


def cues_at(annotated: AnnotatedText, token: Token, lexicon: Lexicon) -> Iterator[CueCandidate]:
    """Yield the cues whose head `token` may be: phrases, the longest first, then the word alone."""
    lemma = token.lemma.lower()
    # "had" in "had said" is not a cue of its own.
    if token.upos in _VERBAL and token.relation != "aux":
        for phrase in lexicon.phrases_from(lemma):
            if phrase.form is PhraseForm.VERB and _matches(annotated, token, phrase):
                last = annotated.tokens[token.index + len(phrase.words) - 1]
                yield CueCandidate(token, phrase, CueKind.VERB, last)
        if verb := lexicon.verb(lemma):
            yield CueCandidate(token, verb, CueKind.VERB, token)
    if token.upos == "NOUN" and (noun := lexicon.noun(lemma)):
        yield CueCandidate(token, noun, CueKind.NOUN, token)
    if token.upos == "ADJ" and (adjective := lexicon.adjective(lemma)):
        yield CueCandidate(token, adjective, CueKind.ADJECTIVE, token)


def _matches(annotated: AnnotatedText, token: Token, phrase: ReportingPhrase) -> bool:
    """Whether the phrase begins at `token`, word by word."""
    tokens = annotated.tokens[token.index : token.index + len(phrase.words)]
    return len(tokens) == len(phrase.words) and all(
        word in {other.lemma.lower(), other.text.lower()}
        or (word == ONES and other.text.lower() in _POSSESSIVES)
        for word, other in zip(phrase.words, tokens, strict=True)
    )


def cue_extent(annotated: AnnotatedText, head: Token, last: Token | None = None) -> Extent:
    """Return the words of a cue.

    "[has also said]", "[went on to say]", "[raised questions about]", "[said in a statement]"

    Args:
        annotated: The text with its parse.
        head: The reporting word.
        last: The last word, if the cue is a phrase.
    """
    end = (last or head).index
    indexes = {*range(head.index, end + 1), *_verb_group(annotated, head)}
    governor = annotated.head_of(head)
    while governor is not None and _leads_to(annotated, governor, head):
        indexes |= {*range(governor.index, head.index), *_verb_group(annotated, governor)}
        head, governor = governor, annotated.head_of(governor)
    first, final = next(run for run in syntax.runs(indexes) if run[0] <= head.index <= run[1])
    tokens = annotated.tokens
    return Extent.single(tokens[first].start, tokens[_after_medium(annotated, final)].end)


def _verb_group(annotated: AnnotatedText, head: Token) -> set[int]:
    """Return a verb with its auxiliaries, particles, negation and bare adverbs."""
    group = {head.index}
    for child in annotated.dependents(head):
        bare_adverb = child.relation == "advmod" and not annotated.children[child.index]
        infinitive_mark = child.relation == "mark" and child.text.lower() == "to"
        particle = child.deprel == "compound:prt"
        if child.relation in {"aux", "cop"} or bare_adverb or infinitive_mark or particle:
            group.add(child.index)
    return group


def _leads_to(annotated: AnnotatedText, governor: Token, head: Token) -> bool:
    """Whether a verb only leads to the reporting word ("went on to say") or supports it."""
    between = annotated.tokens[governor.index + 1 : head.index]
    if governor.upos != "VERB" or governor.index > head.index or len(between) > _LONGEST_LEAD:
        return False
    if head.upos == "NOUN":
        return head.relation == "obj" and all(token.upos in _BEFORE_NOUN for token in between)
    return head.relation == "xcomp" and all(token.upos in {"PART", "ADV"} for token in between)


def _after_medium(annotated: AnnotatedText, final: int) -> int:
    """Return the last word of "in a statement" if it follows the cue, else `final`."""
    following = annotated.tokens[final + 1 : final + 4]
    words = [token.text.lower() for token in following]
    is_phrase = len(words) == 3 and words[0] == "in" and words[1] in {"a", "an"}  # noqa: PLR2004
    is_medium = is_phrase and words[2] in read_classes("documents.txt")["in_cue"]
    return final + 3 if is_medium else final
