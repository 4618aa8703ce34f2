"""Which words may report something: verbs, nouns, adjectives and phrases in cue position."""

import enum
from collections.abc import Iterator

import attrs

from quoteattr.language.lexicon import (
    ONES,
    Frame,
    Lexicon,
    PhraseForm,
    ReportingPhrase,
    ReportingWord,
)
from quoteattr.schema.annotation import AnnotatedText, Token

_VERBAL = frozenset({"VERB", "AUX"})
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their"})


class CueKind(enum.Enum):
    """Part of speech of a cue's head."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@attrs.frozen
class Cue:
    """A token that may report something, with the rest of its phrase."""

    head: Token
    """The reporting word."""
    word: ReportingWord | ReportingPhrase
    """Its entry in the lexicon."""
    kind: CueKind
    """Its part of speech here."""
    last: Token
    """The last word of the phrase; the head itself if it is one word."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the lexicon gives the cue one of these frames."""
        return self.word.takes(*frames)


def cues_at(annotated: AnnotatedText, token: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the cues that `token` may head: phrases first, the longest first, then the word."""
    lemma = token.lemma.lower()
    if token.upos in _VERBAL:
        for phrase in lexicon.phrases_from(lemma):
            if phrase.form is PhraseForm.VERB and _matches(annotated, token, phrase):
                last = annotated.tokens[token.index + len(phrase.words) - 1]
                yield Cue(token, phrase, CueKind.VERB, last)
        if verb := lexicon.verb(lemma):
            yield Cue(token, verb, CueKind.VERB, token)
    if token.upos == "NOUN" and (noun := lexicon.noun(lemma)):
        yield Cue(token, noun, CueKind.NOUN, token)
    if token.upos == "ADJ" and (adjective := lexicon.adjective(lemma)):
        yield Cue(token, adjective, CueKind.ADJECTIVE, token)


def _matches(annotated: AnnotatedText, token: Token, phrase: ReportingPhrase) -> bool:
    """Whether the phrase stands from `token` on, word by word."""
    tokens = annotated.tokens[token.index : token.index + len(phrase.words)]
    return len(tokens) == len(phrase.words) and all(
        word in {one.lemma.lower(), one.text.lower()}
        or (word == ONES and one.text.lower() in _POSSESSIVES)
        for word, one in zip(phrase.words, tokens, strict=True)
    )
