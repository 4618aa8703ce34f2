"""Sentences as the parser can take them."""

import pytest

from quoteattr.annotate.sentences import MAX_SENTENCE_TOKENS, Entry, parsable


def sentences(text: str) -> list[list[Entry]]:
    """Return a sentence for each segment between bars, with words separated by spaces."""
    plain = text.replace("|", " ")
    found: list[list[Entry]] = []
    position = 0
    for piece in text.split("|"):
        words: list[Entry] = []
        for number, word in enumerate(piece.split(), start=1):
            start = plain.index(word, position)
            position = start + len(word)
            words.append({"id": number, "text": word, "start_char": start, "end_char": position})
        found.append(words)
    return found


def forms(text: str) -> list[str]:
    """Return the sentences that the parser gets, as text."""
    plain = text.replace("|", " ")
    return [
        " ".join(word["text"] for word in sentence) for sentence in parsable(sentences(text), plain)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Sen.|Ann Lee left .", ["Then Sen. Ann Lee left ."]),
        ("I met J.|Lee .", ["I met J. Lee ."]),
        ("It rained .|Ann left .", ["It rained .", "Ann left ."]),
        ("So said I.|Ann left .", ["So said I.", "Ann left ."]),
        ("Ask the Rev.|he left .", ["Ask the Rev.", "he left ."]),
    ],
)
def test_a_title_ends_no_sentence(text: str, expected: list[str]) -> None:
    """A title or an initial goes with the name after it; other full stops end sentences."""
    assert expected == forms(text)


def test_numbers_go_on_through_a_joined_sentence() -> None:
    """Every token of a joined sentence has a number of its own."""
    text = "Then Sen.|Ann left .|It rained ."

    numbers = [[word["id"] for word in one] for one in parsable(sentences(text), text)]

    assert numbers == [[1, 2, (3,), (4,), (5,)], [1, 2, 3]]


def test_a_blank_line_ends_a_sentence_after_a_title() -> None:
    """The words of another paragraph are another sentence."""
    text = "The Rev.\n\nAnn Lee"
    words = sentences("The Rev.|Ann Lee")
    for word in words[1]:
        word["start_char"] += 1
        word["end_char"] += 1

    assert len(list(parsable(words, text))) == 2


def test_long_sentences_are_cut_at_a_pause() -> None:
    """The cut comes after the last pause that leaves a long piece."""
    words = ["word"] * 300
    words[150] = ","

    lengths = [len(piece) for piece in parsable(sentences(" ".join(words)), " ".join(words))]

    assert lengths == [151, 149]
    assert max(lengths) <= MAX_SENTENCE_TOKENS


def test_a_sentence_does_not_end_in_a_bare_word() -> None:
    """A capital alone begins no sentence within a paragraph."""
    assert forms("Theresa|May left .") == ["Theresa May left ."]
