"""The reporting words and the reading of word lists."""

import pickle
from collections import Counter
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import InputFileError, LexiconError
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import ONES, SOURCE, Frame, PhraseForm, WordClass
from quoteattr.language.word_lists import read_entries
from quoteattr.schema.quote import Act

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
    """Each line of the packaged lists says where it comes from."""
    assert [entry.line for entry in read_entries(name) if not entry.source] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_occurs_twice(name: str) -> None:
    """No list has two lines for one word or phrase."""
    counts = Counter(entry.columns[0] for entry in read_entries(name))

    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", WORD_LISTS)
def test_lemmas_are_lower_case_words(name: str) -> None:
    """A lemma is one lower-case word, with hyphens at most."""
    lemmas = [entry.columns[0] for entry in read_entries(name)]

    assert [lemma for lemma in lemmas if not lemma.replace("-", "").isalpha()] == []
    assert [lemma for lemma in lemmas if lemma != lemma.lower()] == []


def test_the_lists_are_as_large_as_english_needs(lexicon: Lexicon) -> None:
    """There are hundreds of verbs and nouns and many adjectives and phrases."""
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


@pytest.mark.parametrize(
    ("lemma", "act", "frame"),
    [
        ("say", Act.SPEECH, Frame.THAT),
        ("ask", Act.SPEECH, Frame.WH),
        ("write", Act.WRITING, Frame.DIRECT),
        ("believe", Act.THOUGHT, Frame.THAT),
        ("hope", Act.THOUGHT, Frame.INF),
        ("urge", Act.SPEECH, Frame.OBJ_INF),
        ("blame", Act.SPEECH, Frame.NP),
        ("describe", Act.SPEECH, Frame.AS),
        ("continue", Act.SPEECH, Frame.PAREN),
        ("tell", Act.SPEECH, Frame.ADDRESSEE),
        ("deny", Act.SPEECH, Frame.ING),
        ("call", Act.SPEECH, Frame.PRED),
        ("drawl", Act.SPEECH, Frame.DIRECT),
    ],
)
def test_common_verbs_have_their_frames(
    lexicon: Lexicon, lemma: str, act: Act, frame: Frame
) -> None:
    """The commonest verbs are filed under the right act with the complement they are known for."""
    word = lexicon.verb(lemma)

    assert word
    assert word.act is act
    assert word.takes(frame)


def test_nouns_and_adjectives_are_found(lexicon: Lexicon) -> None:
    """Nouns and adjectives have look-ups of their own."""
    claim, afraid = lexicon.noun("claim"), lexicon.adjective("afraid")

    assert claim
    assert claim.takes(Frame.THAT)
    assert afraid
    assert afraid.act is Act.THOUGHT
    assert "of" in afraid.prepositions


def test_an_unknown_word_reports_nothing(lexicon: Lexicon) -> None:
    """What is in no list is None, not an error."""
    assert lexicon.verb("chase") is None
    assert lexicon.noun("table") is None
    assert lexicon.adjective("green") is None
    assert lexicon.phrases_from("table") == ()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("lambasted", "lambaste"),
        ("decrying", "decry"),
        ("decries", "decry"),
        ("reiterating", "reiterate"),
        ("quipped", "quip"),
        ("chastises", "chastise"),
        ("impugned", "impugn"),
    ],
)
def test_a_verb_is_found_by_its_regular_forms(lexicon: Lexicon, form: str, lemma: str) -> None:
    """A rare verb that the lemmatiser does not change is found."""
    assert lexicon.verb(form) == lexicon.verbs[lemma]


def test_a_noun_is_found_by_its_regular_plural(lexicon: Lexicon) -> None:
    """A rare noun that the lemmatiser does not change is found."""
    assert lexicon.noun("assurances") == lexicon.nouns["assurance"]


def test_an_added_verb_is_found_by_its_forms(lexicon: Lexicon) -> None:
    """Verbs of the user inflect like the others."""
    assert lexicon.with_verbs(["grokk"]).verb("grokked")


def test_phrases_come_longest_first(lexicon: Lexicon) -> None:
    """A phrase that another one begins with is tried after it."""
    for group in lexicon.phrases.values():
        lengths = [len(phrase.words) for phrase in group]

        assert lengths == sorted(lengths, reverse=True)


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


def test_phrasal_verbs_report(lexicon: Lexicon) -> None:
    """A verb with a particle, such as "point out", is a phrase that takes a clause."""
    phrase = next(p for p in lexicon.phrases_from("point") if p.words == ("point", "out"))

    assert phrase.takes(Frame.THAT)
    assert not phrase.takes(Frame.OBJ_INF)


def test_load_reads_once(lexicon: Lexicon) -> None:
    """The packaged lexicon is one value."""
    assert Lexicon.load() is lexicon


def test_a_lexicon_can_be_sent_to_another_process(lexicon: Lexicon) -> None:
    """Worker processes get the lexicon pickled."""
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon  # noqa: S301


def test_a_lemma_alone_reports_like_say(lexicon: Lexicon) -> None:
    """A user's plain list of lemmas is enough."""
    word = lexicon.with_verbs(["Grokk"]).verb("grokk")

    assert word
    assert word.word_class is WordClass.SAY
    assert word.act is Act.SPEECH
    assert word.takes(Frame.THAT)
    assert word.takes(Frame.DIRECT)


def test_a_whole_line_sets_everything(lexicon: Lexicon) -> None:
    """A user's line may have the columns of the packaged list, separated by any space."""
    word = lexicon.with_verbs(["ponderate think thought that,wh on # mine"]).verb("ponderate")

    assert word
    assert word.act is Act.THOUGHT
    assert word.frames == {Frame.THAT, Frame.WH}
    assert word.prepositions == {"on"}


def test_added_verbs_replace_and_leave_the_rest(lexicon: Lexicon) -> None:
    """A verb that is there already gets the new entry; the packaged lexicon stays as it was."""
    changed = lexicon.with_verbs(["say say speech direct -"])

    assert changed.verbs["say"].frames == {Frame.DIRECT}
    assert lexicon.verbs["say"].takes(Frame.THAT)
    assert changed.verbs["tell"] == lexicon.verbs["tell"]
    assert changed.nouns == lexicon.nouns


def test_verbs_come_from_a_file(lexicon: Lexicon, tmp_path: Path) -> None:
    """A file may have comments, empty lines, a byte order mark and Windows line ends."""
    path = tmp_path / "verbs.txt"
    path.write_bytes("\ufeff# mine\r\n\r\ngrokk  # from a novel\r\n".encode())

    assert lexicon.with_verbs(path).verb("grokk")


def test_the_packaged_list_is_a_valid_file_of_verbs(lexicon: Lexicon, tmp_path: Path) -> None:
    """A copy of the packaged list is a starting point for one's own."""
    resource = files("quoteattr.language") / "lexicons" / "reporting_verbs.txt"
    path = tmp_path / "verbs.txt"
    path.write_text(resource.read_text(encoding="utf-8"), encoding="utf-8")

    assert lexicon.with_verbs(path) == lexicon


def test_a_missing_file_is_an_input_error(lexicon: Lexicon, tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(InputFileError, match=r"nowhere\.txt"):
        lexicon.with_verbs(tmp_path / "nowhere.txt")


def test_a_binary_file_is_an_input_error(lexicon: Lexicon, tmp_path: Path) -> None:
    """What is not UTF-8 cannot be read."""
    path = tmp_path / "verbs.bin"
    path.write_bytes(b"\xff\xfe\x00say")

    with pytest.raises(InputFileError, match=r"verbs\.bin"):
        lexicon.with_verbs(path)


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
    """The error says where and what, and what would be right."""
    with pytest.raises(LexiconError, match=f"line 2: {message}"):
        lexicon.with_verbs(["# mine", line])


def test_a_verb_twice_is_an_error(lexicon: Lexicon) -> None:
    """Two entries for one verb contradict each other."""
    with pytest.raises(LexiconError, match="line 2: 'grokk' is listed twice"):
        lexicon.with_verbs(["grokk", "Grokk"])


def test_one_str_is_no_list_of_verbs(lexicon: Lexicon) -> None:
    """A str would be read letter by letter; the error says what is wanted."""
    with pytest.raises(LexiconError, match="several lemmas or a Path"):
        lexicon.with_verbs("grokk")


def test_what_is_no_str_is_an_error(lexicon: Lexicon) -> None:
    """Only lines are entries."""
    with pytest.raises(LexiconError, match="line 1: an entry must be a str, got 3"):
        lexicon.with_verbs([3])  # type: ignore[list-item]


def test_an_unknown_list_is_an_error() -> None:
    """The error names the list that is not there."""
    with pytest.raises(LexiconError, match=r"no word list 'nothing\.txt'"):
        read_entries("nothing.txt")


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_any_lower_case_lemma_can_be_added(lemma: str) -> None:
    """Whatever word a user adds is found again."""
    assert Lexicon.load().with_verbs([lemma]).verb(lemma.lower())


def test_own_nouns_report_like_claim(lexicon: Lexicon) -> None:
    """A lemma alone takes a clause or words in marks; its plural is known too."""
    word = lexicon.with_nouns(["Soundbite"]).noun("soundbites")

    assert word is not None
    assert (word.lemma, word.act) == ("soundbite", Act.SPEECH)
    assert word.takes(Frame.THAT)
    assert lexicon.noun("soundbite") is None


def test_broken_nouns_are_refused(lexicon: Lexicon) -> None:
    """The message says that it is about nouns."""
    with pytest.raises(LexiconError, match="nouns must be several lemmas"):
        lexicon.with_nouns("soundbite")
    with pytest.raises(LexiconError, match="nouns, line 2"):
        lexicon.with_nouns(["soundbite", "one two"])
