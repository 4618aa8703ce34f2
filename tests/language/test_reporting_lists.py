"""The lists of reporting words, and errors in them."""

from collections import Counter

import attrs
import pytest

from quoteattr.errors import LexiconError
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import ONES, SOURCE, Frame, PhraseForm, WordClass
from quoteattr.language.word_lists import read_entries

WORD_LISTS = ("reporting_verbs.txt", "reporting_nouns.txt", "reporting_adjectives.txt")
LISTS = (*WORD_LISTS, "reporting_phrases.txt")
PREPOSITIONS = frozenset(
    [
        "about",
        "after",
        "against",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "to",
        "toward",
        "towards",
        "upon",
        "with",
    ]
)


@pytest.fixture
def lexicon() -> Lexicon:
    """Return the packaged lexicon."""
    return Lexicon.load()


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_has_a_source(name: str) -> None:
    """Each line of the packaged lists names its source."""
    assert [entry.line for entry in read_entries(name) if not entry.source] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_occurs_twice(name: str) -> None:
    """No list has two entries for one word or phrase."""
    counts = Counter(entry.columns[0] for entry in read_entries(name))

    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", WORD_LISTS)
def test_lemmas_are_lower_case_words(name: str) -> None:
    """A lemma is one lower-case word, with hyphens at most."""
    lemmas = [entry.columns[0] for entry in read_entries(name)]

    assert [lemma for lemma in lemmas if not lemma.replace("-", "").isalpha()] == []
    assert [lemma for lemma in lemmas if lemma != lemma.lower()] == []


def test_the_lists_are_large(lexicon: Lexicon) -> None:
    """They have hundreds of verbs and nouns and many adjectives and phrases."""
    assert len(lexicon.verbs) >= 450
    assert len(lexicon.nouns) >= 200
    assert len(lexicon.adjectives) >= 80
    assert sum(map(len, lexicon.phrases.values())) >= 200


def test_every_word_reports_something(lexicon: Lexicon) -> None:
    """A word without a frame and without a preposition would never report."""
    words = [*lexicon.verbs.values(), *lexicon.nouns.values(), *lexicon.adjectives.values()]

    assert [word.lemma for word in words if not word.frames | word.prepositions] == []


def test_prepositions_are_prepositions(lexicon: Lexicon) -> None:
    """The last column contains prepositions; verbs with particles are phrases."""
    used = {
        preposition
        for words in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for word in words.values()
        for preposition in word.prepositions
    }
    used |= {
        preposition
        for group in lexicon.phrases.values()
        for phrase in group
        for preposition in phrase.prepositions
    }

    assert used <= PREPOSITIONS


def test_gestures_carry_direct_speech_only(lexicon: Lexicon) -> None:
    """Nobody can nod that something is so."""
    gestures = [word for word in lexicon.verbs.values() if word.word_class is WordClass.GESTURE]

    assert gestures
    assert all(word.frames <= {Frame.DIRECT, Frame.PAREN, Frame.THAT} for word in gestures)
    assert all(Frame.DIRECT in word.frames for word in gestures)


def test_both_spellings_report_alike(lexicon: Lexicon) -> None:
    """British and American spelling have the same class, act, frames and prepositions."""
    for american in lexicon.verbs.values():
        if american.lemma.endswith("ize"):
            british = lexicon.verbs[american.lemma[:-3] + "ise"]

            assert attrs.evolve(british, lemma=american.lemma) == american


def test_frames_have_one_place_for_the_source(lexicon: Lexicon) -> None:
    """Like "according to SOURCE" each frame names the source once; other phrases do not."""
    for group in lexicon.phrases.values():
        for phrase in group:
            expected = 1 if phrase.form is PhraseForm.FRAME else 0

            assert phrase.words.count(SOURCE) == expected, phrase.words


def test_only_verbs_have_a_place_for_the_possessive(lexicon: Lexicon) -> None:
    """The pronoun in "speak one's mind" agrees with a subject, which only a verb has."""
    forms = {
        phrase.form
        for group in lexicon.phrases.values()
        for phrase in group
        if ONES in phrase.words
    }

    assert forms == {PhraseForm.VERB}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("grokk say", r"needs 5 columns \(lemma, .*\), has 2: grokk  say"),
        ("grokk shout speech that -", "'shout' is not one of: say, tell"),
        ("grokk say dance that -", "'dance' is not one of: speech, writing, thought"),
        ("grokk say speech that,dance -", "'dance' is not one of: that, wh"),
    ],
)
def test_a_broken_line_is_reported_with_its_number(
    lexicon: Lexicon, line: str, message: str
) -> None:
    """The error names the line, the fault and the allowed values."""
    with pytest.raises(LexiconError, match=f"line 2: {message}"):
        lexicon.with_verbs(["# mine", line])


def test_a_verb_twice_is_an_error(lexicon: Lexicon) -> None:
    """Two entries for one verb contradict each other."""
    with pytest.raises(LexiconError, match="line 2: 'grokk' is listed twice"):
        lexicon.with_verbs(["grokk", "Grokk"])


def test_one_str_is_not_a_list_of_verbs(lexicon: Lexicon) -> None:
    """A str would be read letter by letter; the error says what is expected."""
    with pytest.raises(LexiconError, match="several lemmas or a Path"):
        lexicon.with_verbs("grokk")


def test_an_entry_that_is_not_a_str_is_an_error(lexicon: Lexicon) -> None:
    """Only lines are entries."""
    with pytest.raises(LexiconError, match="line 1: an entry must be a str, got 3"):
        lexicon.with_verbs([3])  # type: ignore[list-item]


def test_broken_nouns_are_rejected(lexicon: Lexicon) -> None:
    """The message says that it is about nouns."""
    with pytest.raises(LexiconError, match="nouns must be several lemmas"):
        lexicon.with_nouns("soundbite")
    with pytest.raises(LexiconError, match="nouns, line 2"):
        lexicon.with_nouns(["soundbite", "one two"])
