"""Looking up reporting words, and adding to them."""

import pickle
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import InputFileError
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, WordClass
from quoteattr.schema.quote import Act


@pytest.fixture
def lexicon() -> Lexicon:
    """Return the packaged lexicon."""
    return Lexicon.load()


def test_nouns_and_adjectives_are_found(lexicon: Lexicon) -> None:
    """Nouns and adjectives have look-ups of their own."""
    claim, afraid = lexicon.noun("claim"), lexicon.adjective("afraid")

    assert claim
    assert claim.takes(Frame.THAT)
    assert afraid
    assert afraid.act is Act.THOUGHT
    assert "of" in afraid.prepositions


def test_an_unknown_word_reports_nothing(lexicon: Lexicon) -> None:
    """An unlisted word is None, not an error."""
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
    """A phrase that is the start of another one is tried after it."""
    for group in lexicon.phrases.values():
        lengths = [len(phrase.words) for phrase in group]

        assert lengths == sorted(lengths, reverse=True)


def test_load_reads_once(lexicon: Lexicon) -> None:
    """The packaged lexicon is one value."""
    assert Lexicon.load() is lexicon


def test_a_lexicon_can_be_sent_to_another_process(lexicon: Lexicon) -> None:
    """Worker processes get the lexicon pickled."""
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon  # noqa: S301


def test_a_lemma_alone_reports_like_say(lexicon: Lexicon) -> None:
    """A user may give a plain list of lemmas."""
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


def test_added_verbs_replace_only_their_own_entries(lexicon: Lexicon) -> None:
    """A listed verb gets the new entry; the packaged lexicon is unchanged."""
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
    """A user may start from a copy of the packaged list."""
    resource = files("quoteattr.language") / "lexicons" / "reporting_verbs.txt"
    path = tmp_path / "verbs.txt"
    path.write_text(resource.read_text(encoding="utf-8"), encoding="utf-8")

    assert lexicon.with_verbs(path) == lexicon


def test_a_missing_file_is_an_input_error(lexicon: Lexicon, tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(InputFileError, match=r"nowhere\.txt"):
        lexicon.with_verbs(tmp_path / "nowhere.txt")


def test_a_binary_file_is_an_input_error(lexicon: Lexicon, tmp_path: Path) -> None:
    """A file that is not UTF-8 cannot be read."""
    path = tmp_path / "verbs.bin"
    path.write_bytes(b"\xff\xfe\x00say")

    with pytest.raises(InputFileError, match=r"verbs\.bin"):
        lexicon.with_verbs(path)


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_any_lower_case_lemma_can_be_added(lemma: str) -> None:
    """Any added word is found."""
    assert Lexicon.load().with_verbs([lemma]).verb(lemma.lower())


def test_added_nouns_report_like_claim(lexicon: Lexicon) -> None:
    """A lemma alone takes a clause or words in marks; its plural is known too."""
    word = lexicon.with_nouns(["Soundbite"]).noun("soundbites")

    assert word is not None
    assert (word.lemma, word.act) == ("soundbite", Act.SPEECH)
    assert word.takes(Frame.THAT)
    assert lexicon.noun("soundbite") is None
