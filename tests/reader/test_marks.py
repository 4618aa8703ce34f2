"""Windows of marks skip the network."""

import pytest

from quoteattr.reader.marks import blank_parse, is_marks
from quoteattr.reader.model import load_reader
from quoteattr.schema.reading import SentenceWords


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["“", "‘", "a", "’", "”", "(", ")"] * 10, True),
        ([","] * 60, True),
        (["“", "No", ",", "”", "said", "Ann", "."] * 10, False),
        (["*", "*", "*", "*", "*"], False),
    ],
    ids=["marks around letters", "commas", "speech", "an ornament"],
)
def test_hardly_a_word(words: list[str], *, expected: bool) -> None:
    """It takes many marks, and hardly a word between them."""
    assert is_marks([SentenceWords(tuple(words), starts_paragraph=True)]) is expected


def test_a_blank_parse_is_a_tree() -> None:
    """All words attach to the first one, and have no tags."""
    found = blank_parse(SentenceWords(("(", "a", ")"), starts_paragraph=True))

    assert found.heads == (0, 1, 1)
    assert found.upos == ("PUNCT", "X", "PUNCT")
    assert found.deprels == ("root", "dep", "punct")


def test_sentences_around_marks_are_read_as_usual() -> None:
    """Sentences before and after are, and the marks cost no run of the network."""
    said = SentenceWords(("Ann", "said", "that", "it", "rained", "."), starts_paragraph=True)
    marks = [SentenceWords(("“", "”") * 60, starts_paragraph=True) for _ in range(4)]
    reader = load_reader()

    found = reader([said, *marks, said])

    assert found.sentences[0].upos[0] == "PROPN"
    assert found.sentences[-1].upos[0] == "PROPN"
    assert any(set(one.upos) == {"PUNCT"} and set(one.xpos) == {""} for one in found.sentences)
    assert len(found.sentences) == 6
