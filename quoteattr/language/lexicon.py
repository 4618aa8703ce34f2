"""The lexicon: reporting words looked up by lemma."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Self

import attrs

from quoteattr.language.inflection import noun_plural, verb_forms
from quoteattr.language.reporting import Frame, ReportingPhrase, ReportingWord
from quoteattr.language.reporting_lists import parse_added, read_phrases, read_words

_SAYING_VERB = frozenset({Frame.THAT, Frame.WH, Frame.DIRECT, Frame.PAREN})
_SAYING_NOUN = frozenset({Frame.THAT, Frame.WH, Frame.DIRECT})


@attrs.frozen
class Lexicon:
    """The reporting words, looked up by lemma."""

    verbs: Mapping[str, ReportingWord] = attrs.field(repr=False, hash=False)
    """Verbs by lemma."""
    nouns: Mapping[str, ReportingWord] = attrs.field(repr=False, hash=False)
    """Nouns by lemma."""
    adjectives: Mapping[str, ReportingWord] = attrs.field(repr=False, hash=False)
    """Adjectives by lemma."""
    phrases: Mapping[str, tuple[ReportingPhrase, ...]] = attrs.field(repr=False, hash=False)
    """Phrases by their first word, the longest first."""
    _verb_forms: Mapping[str, str] = attrs.field(init=False, repr=False, eq=False)
    _noun_forms: Mapping[str, str] = attrs.field(init=False, repr=False, eq=False)

    @_verb_forms.default
    def _inflect_verbs(self) -> dict[str, str]:
        return {form: lemma for lemma in self.verbs for form in verb_forms(lemma)}

    @_noun_forms.default
    def _inflect_nouns(self) -> dict[str, str]:
        return {noun_plural(lemma): lemma for lemma in self.nouns}

    @classmethod
    def load(cls) -> "Lexicon":
        """Return the lexicon of the package, which is read once."""
        return _packaged_lexicon()

    def verb(self, lemma: str) -> ReportingWord | None:
        """Return the verb with this lemma, None if it is not a reporting verb.

        A regular form is found too ("lambasted"): lemmatisers do not change rare words.
        """
        return self.verbs.get(lemma) or self.verbs.get(self._verb_forms.get(lemma, ""))

    def noun(self, lemma: str) -> ReportingWord | None:
        """Return the noun with this lemma or regular plural, None if it is not a reporting word."""
        return self.nouns.get(lemma) or self.nouns.get(self._noun_forms.get(lemma, ""))

    def adjective(self, lemma: str) -> ReportingWord | None:
        """Return the adjective with this lemma, None if it is not a reporting word."""
        return self.adjectives.get(lemma)

    def phrases_from(self, lemma: str) -> tuple[ReportingPhrase, ...]:
        """Return the phrases whose first word has this lemma, the longest first."""
        return self.phrases.get(lemma, ())

    def with_verbs(self, verbs: Iterable[str] | Path) -> Self:
        """Return a lexicon with more verbs, which replace those of the same lemma.

        Args:
            verbs: Lines, or a UTF-8 file of lines: each a lemma alone, which then reports like
                "say", or a lemma with the columns of the packaged list of verbs.

        Raises:
            InputFileError: The file cannot be read.
            LexiconError: A line breaks the format.
        """
        added = parse_added(verbs, "verbs", _SAYING_VERB)
        return attrs.evolve(self, verbs={**self.verbs, **added})

    def with_nouns(self, nouns: Iterable[str] | Path) -> Self:
        """Return a lexicon with more nouns, which replace those of the same lemma.

        Args:
            nouns: Lines, or a UTF-8 file of lines: each a lemma alone, which then reports like
                "claim", or a lemma with the columns of the packaged list of nouns.

        Raises:
            InputFileError: The file cannot be read.
            LexiconError: A line breaks the format.
        """
        added = parse_added(nouns, "nouns", _SAYING_NOUN)
        return attrs.evolve(self, nouns={**self.nouns, **added})


@cache
def _packaged_lexicon() -> Lexicon:
    phrases: dict[str, tuple[ReportingPhrase, ...]] = {}
    for phrase in read_phrases("reporting_phrases.txt"):
        first = phrase.words[0]
        phrases[first] = (*phrases.get(first, ()), phrase)
    return Lexicon(
        verbs=read_words("reporting_verbs.txt"),
        nouns=read_words("reporting_nouns.txt"),
        adjectives=read_words("reporting_adjectives.txt"),
        phrases={
            first: tuple(sorted(group, key=lambda phrase: -len(phrase.words)))
            for first, group in phrases.items()
        },
    )
