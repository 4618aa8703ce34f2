"""The shipped tokenizer on quotations in all their typographic forms."""

from pathlib import Path

import pytest

from quoteattr.annotate.embedded.annotator import load_embedded
from tests.reader.blank import blank

pytestmark = pytest.mark.model

FIXTURE = Path(__file__).parent / "fixtures" / "quotations.txt"
LINES = [
    line
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
CASES = list(zip(LINES[::2], LINES[1::2], strict=True))
# Raise it when the tokenizer gets better; it must not get worse.
FLOOR = 58


def test_tokens_and_sentences_of_quotations() -> None:
    """Tokens and sentence boundaries are exact in nearly all of sixty cases."""
    annotate = load_embedded(blank)
    wrong = []
    for text, expected in CASES:
        given = text.replace("⏎", "\n")
        annotated = annotate(given)
        found = " || ".join(
            " ".join(t.span.of(given) for t in annotated.sentence_tokens(s))
            for s in annotated.sentences
        )
        if found != expected:
            wrong.append((expected, found))

    assert len(CASES) - len(wrong) >= FLOOR, wrong


def test_a_very_long_word_keeps_its_text() -> None:
    """No word is replaced."""
    address = "http://a.org/" + "b1/" * 300

    words = [token.text for token in load_embedded(blank)(f"See {address} for more.").tokens]

    assert "<UNK>" not in words
    assert "".join(words) == f"See{address}formore."
