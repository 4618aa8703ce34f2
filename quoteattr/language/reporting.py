"""The reporting words of English: verbs, nouns, adjectives and phrases, with their frames."""

import enum
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Self, TypeVar

import attrs

from quoteattr.errors import LexiconError
from quoteattr.language.inflection import noun_plural, verb_forms
from quoteattr.language.word_lists import Entry, parse_entries, read_entries, read_lines
from quoteattr.schema.quote import Act

SOURCE = "SOURCE"
"""Stands in a phrase for the words that name the speaker ("in the words of SOURCE")."""
ONES = "ONE'S"
"""Stands in a phrase for the possessive pronoun of the subject ("speak ONE'S mind")."""

_NONE = "-"
_WORD_COLUMNS = ("lemma", "class", "act", "frames", "prepositions")
_PHRASE_COLUMNS = ("phrase", "form", "class", "act", "frames", "prepositions")
_Named = TypeVar("_Named", bound=enum.Enum)


class Frame(enum.StrEnum):
    """A complement with which a word reports."""

    THAT = "that"
    """Finite clause, with "that" or without."""
    WH = "wh"
    """Embedded question."""
    INF = "inf"
    """Infinitive of the subject: promised *to go*."""
    OBJ_INF = "obj+inf"
    """Object with infinitive, both content: urged *them to go*."""
    ING = "ing"
    """Gerund clause: denied *taking it*."""
    NP = "np"
    """Noun phrase with what belongs to it: blamed *them for it*."""
    AS = "as"
    """Object with "as": described *it as odd*."""
    PRED = "pred"
    """Object with predicate: called *it odd*."""
    DIRECT = "direct"
    """Words in quotation marks."""
    PAREN = "paren"
    """Medial or final parenthesis: *it is*, he continued, *late*."""
    ADDRESSEE = "addressee"
    """A bare object beside the content is who is spoken to: told them *that*."""


class WordClass(enum.StrEnum):
    """What kind of reporting a word does."""

    SAY = "say"
    TELL = "tell"
    ASK = "ask"
    ANSWER = "answer"
    MENTION = "mention"
    WRITE = "write"
    COMMAND = "command"
    PROMISE = "promise"
    AGREE = "agree"
    JUDGE = "judge"
    PRAISE = "praise"
    NAME = "name"
    SHOW = "show"
    DECIDE = "decide"
    THINK = "think"
    KNOW = "know"
    FEEL = "feel"
    WANT = "want"
    SUPPORT = "support"
    PERCEIVE = "perceive"
    SEEM = "seem"
    MANNER = "manner"
    GESTURE = "gesture"


class PhraseForm(enum.StrEnum):
    """How a phrase stands in the sentence."""

    VERB = "verb"
    """A predicate whose first word is the verb: "point out"."""
    FRAME = "frame"
    """An adverbial that names the source: "according to SOURCE"."""
    ADVERB = "adverb"
    """An adverbial without a source: "reportedly"."""


@attrs.frozen
class ReportingWord:
    """A verb, noun or adjective that can report speech, writing or thought."""

    lemma: str
    """Dictionary form, lower case."""
    word_class: WordClass
    """What kind of reporting it does."""
    act: Act
    """What it reports."""
    frames: frozenset[Frame] = frozenset()
    """The complements with which it reports."""
    prepositions: frozenset[str] = frozenset()
    """The prepositions whose phrase is content: called *for calm*."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the word reports with one of these complements."""
        return not self.frames.isdisjoint(frames)


@attrs.frozen
class ReportingPhrase:
    """Several words that report together."""

    words: tuple[str, ...]
    """The lemmas in text order, with `SOURCE` and `ONES` as places to fill."""
    form: PhraseForm
    """How it stands in the sentence."""
    word_class: WordClass
    """What kind of reporting it does."""
    act: Act
    """What it reports."""
    frames: frozenset[Frame] = frozenset()
    """The complements with which it reports."""
    prepositions: frozenset[str] = frozenset()
    """The prepositions whose phrase is content."""

    def takes(self, *frames: Frame) -> bool:
        """Whether the phrase reports with one of these complements."""
        return not self.frames.isdisjoint(frames)


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
        """Return the lexicon that comes with the package, read once."""
        return _packaged_lexicon()

    def verb(self, lemma: str) -> ReportingWord | None:
        """Return the verb with this lemma, None if it reports nothing.

        A regular form does as well ("lambasted"): lemmatisers leave rare words as they stand.
        """
        return self.verbs.get(lemma) or self.verbs.get(self._verb_forms.get(lemma, ""))

    def noun(self, lemma: str) -> ReportingWord | None:
        """Return the noun with this lemma or regular plural, None if it reports nothing."""
        return self.nouns.get(lemma) or self.nouns.get(self._noun_forms.get(lemma, ""))

    def adjective(self, lemma: str) -> ReportingWord | None:
        """Return the adjective with this lemma, None if it reports nothing."""
        return self.adjectives.get(lemma)

    def phrases_from(self, lemma: str) -> tuple[ReportingPhrase, ...]:
        """Return the phrases whose first word has this lemma, the longest first."""
        return self.phrases.get(lemma, ())

    def with_verbs(self, verbs: Iterable[str] | Path) -> Self:
        """Return a lexicon with more verbs; one that is there already is replaced.

        Args:
            verbs: Lines, or a UTF-8 file of lines: each a lemma alone, which then reports like
                "say", or a lemma with the columns of the packaged list of verbs.

        Raises:
            InputFileError: The file cannot be read.
            LexiconError: A line breaks the format.
        """
        added = _added(verbs, "verbs", _SAYING_VERB)
        return attrs.evolve(self, verbs={**self.verbs, **added})

    def with_nouns(self, nouns: Iterable[str] | Path) -> Self:
        """Return a lexicon with more nouns; one that is there already is replaced.

        Args:
            nouns: Lines, or a UTF-8 file of lines: each a lemma alone, which then reports like
                "claim", or a lemma with the columns of the packaged list of nouns.

        Raises:
            InputFileError: The file cannot be read.
            LexiconError: A line breaks the format.
        """
        added = _added(nouns, "nouns", _SAYING_NOUN)
        return attrs.evolve(self, nouns={**self.nouns, **added})


_SAYING_VERB = frozenset({Frame.THAT, Frame.WH, Frame.DIRECT, Frame.PAREN})
_SAYING_NOUN = frozenset({Frame.THAT, Frame.WH, Frame.DIRECT})


@cache
def _packaged_lexicon() -> Lexicon:
    phrases: dict[str, tuple[ReportingPhrase, ...]] = {}
    for phrase in _read_phrases("reporting_phrases.txt"):
        first = phrase.words[0]
        phrases[first] = (*phrases.get(first, ()), phrase)
    return Lexicon(
        verbs=_read_words("reporting_verbs.txt"),
        nouns=_read_words("reporting_nouns.txt"),
        adjectives=_read_words("reporting_adjectives.txt"),
        phrases={
            first: tuple(sorted(group, key=lambda phrase: -len(phrase.words)))
            for first, group in phrases.items()
        },
    )


def _read_words(name: str) -> dict[str, ReportingWord]:
    return _index(read_entries(name), name, _parse_word)


def _read_phrases(name: str) -> tuple[ReportingPhrase, ...]:
    return tuple(_parse_phrase(entry, name) for entry in read_entries(name))


def _index(
    entries: Iterable[Entry], name: str, parse: Callable[[Entry, str], ReportingWord]
) -> dict[str, ReportingWord]:
    words: dict[str, ReportingWord] = {}
    for entry in entries:
        word = parse(entry, name)
        if word.lemma in words:
            raise _error(entry, name, f"{word.lemma!r} stands here a second time; remove one")
        words[word.lemma] = word
    return words


def _added(
    lines: Iterable[str] | Path, kind: str, frames: frozenset[Frame]
) -> dict[str, ReportingWord]:
    """Read words of the user: a lemma is enough, single spaces part columns too."""
    if isinstance(lines, str):
        raise LexiconError(f"{kind} must be several lemmas or a Path, got the str {lines!r}")

    def parse(entry: Entry, name: str) -> ReportingWord:
        columns = tuple(" ".join(entry.columns).split())
        if len(columns) > 1:
            return _parse_word(attrs.evolve(entry, columns=columns), name)
        return ReportingWord(columns[0].lower(), WordClass.SAY, Act.SPEECH, frames)

    name = str(lines) if isinstance(lines, Path) else kind
    read = read_lines(lines, kind) if isinstance(lines, Path) else lines
    return _index(parse_entries(read, name), name, parse)


def _parse_word(entry: Entry, name: str) -> ReportingWord:
    lemma, word_class, act, frames, prepositions = _columns(entry, name, _WORD_COLUMNS)
    return ReportingWord(
        lemma.lower(),
        _member(WordClass, word_class, entry, name),
        _member(Act, act, entry, name),
        frozenset(_member(Frame, frame, entry, name) for frame in _items(frames)),
        _items(prepositions),
    )


def _parse_phrase(entry: Entry, name: str) -> ReportingPhrase:
    words, form, word_class, act, frames, prepositions = _columns(entry, name, _PHRASE_COLUMNS)
    return ReportingPhrase(
        tuple(words.split()),
        _member(PhraseForm, form, entry, name),
        _member(WordClass, word_class, entry, name),
        _member(Act, act, entry, name),
        frozenset(_member(Frame, frame, entry, name) for frame in _items(frames)),
        _items(prepositions),
    )


def _columns(entry: Entry, name: str, expected: tuple[str, ...]) -> tuple[str, ...]:
    if len(entry.columns) != len(expected):
        needed, found = ", ".join(expected), "  ".join(entry.columns)
        message = f"needs {len(expected)} columns ({needed}), has {len(entry.columns)}: {found}"
        raise _error(entry, name, message)
    return entry.columns


def _items(column: str) -> frozenset[str]:
    return frozenset() if column == _NONE else frozenset(column.split(","))


def _member(kind: type[_Named], value: str, entry: Entry, name: str) -> _Named:
    for member in kind:
        if member.value == value:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise _error(entry, name, f"{value!r} is none of: {known}")


def _error(entry: Entry, name: str, message: str) -> LexiconError:
    return LexiconError(f"{name}, line {entry.line}: {message}")
