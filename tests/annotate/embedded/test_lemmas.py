"""The table of lemmas."""

from pathlib import Path

import pytest
import torch

from quoteattr.annotate.embedded.lemmas import Lemmas, load_lemmas
from quoteattr.errors import EngineError

LEMMAS = Lemmas({"NOUN": {"left": "left"}, "*": {}}, {"left": "leave", "Odd": "_"})


@pytest.mark.parametrize(
    ("word", "upos", "lemma"),
    [
        ("left", "NOUN", "left"),
        ("left", "VERB", "leave"),
        ("Zork", "PROPN", "Zork"),
        ("Odd", "X", "odd"),
    ],
)
def test_the_tag_decides_then_the_word(word: str, upos: str, lemma: str) -> None:
    """An unknown word is its own lemma, and none is the word in lower case."""
    assert LEMMAS.of(word, upos) == lemma


def test_another_format_is_refused(tmp_path: Path) -> None:
    """A lemmatizer with a network would need Stanza."""
    path = tmp_path / "lemma.pt"
    torch.save({"dicts_version": 3, "config": {"dict_only": False}}, path)

    with pytest.raises(EngineError, match="could not be loaded: it has another format"):
        load_lemmas(path)
