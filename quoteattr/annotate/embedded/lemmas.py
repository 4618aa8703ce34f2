"""The table of lemmas that Stanza has made: by word and tag, else by word."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import torch

from quoteattr.errors import EngineError

_ANY_TAG, _NONE = "*", "_"
_FORMAT = 3
"""Version of Stanza's format: compressed JSON."""


@attrs.frozen(eq=False)
class Lemmas:
    """The lemmas of words."""

    by_tag: Mapping[str, Mapping[str, str]]
    """For each universal part of speech the lemmas of words that differ with that tag."""
    by_word: Mapping[str, str]
    """The lemma of each word with any other tag."""

    def of(self, word: str, upos: str) -> str:
        """Return the lemma of a word, the word itself if it is unknown.

        Where the table has none, which it writes as an underscore, it is the word in lower case.
        """
        lemma = self.by_tag.get(upos, {}).get(word)
        if lemma is None:
            lemma = self.by_word.get(word, word)
        return word.lower() if lemma == _NONE else lemma


def load_lemmas(path: Path) -> Lemmas:
    """Load a table that Stanza has made.

    Raises:
        EngineError: The file is missing or broken, or has a model besides the table.
    """
    try:
        stored: dict[str, Any] = torch.load(path, weights_only=True)
        tables = _tables(stored)
    except Exception as error:  # the libraries raise all kinds of errors
        raise EngineError(f"the lemmas in {path} could not be loaded: {error}") from error
    return Lemmas(tables, tables.get(_ANY_TAG, {}))


def _tables(stored: dict[str, Any]) -> dict[str, dict[str, str]]:
    if stored["dicts_version"] != _FORMAT or not stored["config"]["dict_only"]:
        raise ValueError("it has another format")
    tables: dict[str, dict[str, str]] = json.loads(gzip.decompress(stored["dicts"]))
    return tables
