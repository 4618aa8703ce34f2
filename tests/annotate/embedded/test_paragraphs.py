"""Paragraphs as the tokenizer reads them, and what its labels make of them."""

import numpy as np
import pytest
from stanza.models.tokenization.utils import MASK_RE

from quoteattr.annotate.embedded import paragraphs
from quoteattr.annotate.embedded.paragraphs import Labels, Paragraph, paragraph


def labels(pattern: str) -> Labels:
    """Return labels from a string of digits."""
    return np.array([int(digit) for digit in pattern])


def words(given: Paragraph, pattern: str) -> list[list[tuple[str, int, int]]]:
    """Return text and offsets of the tokens of each sentence."""
    return [
        [(entry["text"], entry["start_char"], entry["end_char"]) for entry in sentence]
        for sentence in given.sentences(labels(pattern))
    ]


def test_several_spaces_are_one_and_offsets_skip_them() -> None:
    """The tokenizer learned from text with single spaces."""
    given = paragraph("Go   on ", 10)

    assert given.text == "Go on"
    assert words(given, "01002") == [[("Go", 10, 12), ("on", 15, 17)]]


def test_a_word_of_spaces_is_none_and_ends_no_sentence() -> None:
    """What is left without its spaces is nothing."""
    given = paragraph("A b c", 0)

    assert words(given, "12102") == [[("A", 0, 1), ("b", 2, 3), ("c", 4, 5)]]


def test_a_space_at_the_end_of_a_word_is_its_own() -> None:
    """As Stanza has it: only the space before a word is not."""
    assert words(paragraph("A b", 0), "012") == [[("A ", 0, 2), ("b", 2, 3)]]


def test_the_last_character_ends_a_sentence() -> None:
    """Whatever the network says."""
    assert paragraph("Go", 0).corrected(labels("00")).tolist() == [0, 2]


def test_an_address_is_one_word() -> None:
    """The network splits some; what comes after it is as it was."""
    given = paragraph("x a.b@c.org y", 0)

    assert given.corrected(labels("1011111111102")).tolist() == labels("1000000000102").tolist()


@pytest.mark.parametrize("text", ["I|vy hid", "Ed|na hid", "Let I|vy be", "It|s lid"])
def test_a_name_is_one_word(text: str) -> None:
    """The network splits some that begin like another word, and "Its"."""
    assert joined(text) == text.replace("|", "").split()


@pytest.mark.parametrize("text", ["Can|not he", "Gon|na go", "He|s in", "so|nt he", "Is|n|'t he"])
def test_a_contraction_is_two_words(text: str) -> None:
    """As the network has it."""
    assert joined(text) == text.replace("|", " ").split()


def joined(text: str) -> list[str]:
    """Return the words of a paragraph whose words end before a space or a bar."""
    given = paragraph(text.replace("|", ""), 0)
    pattern = "".join(
        "" if one == "|" else str(int(after in {" ", "|"}))
        for one, after in zip(text, f"{text[1:]} ", strict=True)
    )
    corrected = given.corrected(labels(pattern))
    return [entry["text"] for sentence in given.sentences(corrected) for entry in sentence]


def test_the_expressions_are_stanzas() -> None:
    """So that the words are."""
    ours = paragraphs._ADDRESS.pattern

    assert ours.replace('\\"', '"') == MASK_RE.pattern.replace('\\"', '"')


def test_features_know_capitals_digits_spaces_and_the_ends() -> None:
    """In the order of `FEATURES`."""
    assert paragraph("A 1", 0).features.tolist() == [
        [0, 1, 0, 0, 1],
        [1, 0, 0, 0, 0],
        [0, 0, 1, 1, 0],
    ]
