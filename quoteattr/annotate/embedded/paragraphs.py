"""A paragraph as input of the tokenizer, and the words and sentences by its labels.

Follows `stanza.models.tokenization` (Qi et al. 2020) step by step, so that the words are Stanza's,
except for names that it splits.
"""

import re
from collections.abc import Iterator, Sequence

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.annotate.sentences import Entry

INSIDE, LAST_OF_WORD, LAST_OF_SENTENCE = range(3)
"""The labels of a character."""
FEATURES = ("space_before", "capitalized", "numeric", "end_of_para", "start_of_para")
"""The features of a character, besides the character itself."""
Labels = npt.NDArray[np.int64]
Features = npt.NDArray[np.float32]

_SPACES = re.compile(" {2,}")
_EMAIL = (
    r"(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"
    r'"(?:[\x01-\x08\x0b\x0c\x0e-\x1f\x21\x23-\x5b\x5d-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*")@'
    r"(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|"
    r"\[(?:(?:(?:2(?:5[0-5]|[0-4][0-9])|1[0-9][0-9]|[1-9]?[0-9]))\.){3}"
    r"(?:(?:2(?:5[0-5]|[0-4][0-9])|1[0-9][0-9]|[1-9]?[0-9])|"
    r"[a-z0-9-]*[a-z0-9]:(?:[\x01-\x08\x0b\x0c\x0e-\x1f\x21-\x5a\x53-\x7f]|"
    r"\\[\x01-\x09\x0b\x0c\x0e-\x7f])+)\])"
)
_PAGE = (
    r"(?:https?:\/\/(?:www\.|(?!www))[a-zA-Z0-9][a-zA-Z0-9-]+[a-zA-Z0-9]\.[^\s\"]{2,}|"
    r"www\.[a-zA-Z0-9][a-zA-Z0-9-]+[a-zA-Z0-9]\.[^\s\"]{2,}|"
    r"https?:\/\/(?:www\.|(?!www))[a-zA-Z0-9]+\.[^\s\"]{2,}|"
    r"www\.[a-zA-Z0-9]+\.[^\s\"]{2,})|"
    r"[a-zA-Z0-9]+\.(?:gov|org|edu|net|com|co)(?:\.[^\s\"]{2,})"
)
_ADDRESS = re.compile(f"(?:{_EMAIL}|{_PAGE})")
"""An e-mail address or a URL, each of which is one word; the expressions are Stanza's."""
_MAY_BE_ADDRESS = re.compile(r"@|://|www\.|\.(?:gov|org|edu|net|com?)\.")
"""What every address contains: a quick check before the slow expressions."""
_CONTRACTION = re.compile(
    r"(?!it\|s$)\w+\|(?:not|nt|n|s|m|ve|ll|re|d)|(?:gon|wan)\|na|got\|ta|dun\|no|(?:gim|lem)\|me",
    re.IGNORECASE,
)
"""The parts of a word with a capital that are words of their own: "Can|not", "Gon|na".

"Its" is not two words: the network learned that from mails, which write so for "It's".
"""


@attrs.frozen(eq=False)
class Paragraph:
    """A paragraph without the space at its end, and with one space for each run of spaces."""

    text: str
    """What the tokenizer reads, never empty."""
    offsets: Sequence[int]
    """Offset of each of its characters in the chunk."""

    @property
    def codes(self) -> Labels:
        """The code point of each character."""
        return np.frombuffer(self.text.encode("utf-32-le"), np.uint32).astype(np.int64)

    @property
    def features(self) -> Features:
        """The features of each character, (characters, features)."""
        text = self.text
        found = np.zeros((len(text), len(FEATURES)), np.float32)
        found[:, 0] = [character == " " for character in text]
        found[:, 1] = [*map(str.isupper, text)]
        found[:, 2] = [*map(str.isdecimal, text)]
        found[-1, 3] = found[0, 4] = 1
        return found

    def corrected(self, labels: Labels) -> Labels:
        """Return the labels with a sentence end at the end, and names and addresses as one word."""
        labels = labels.copy()
        labels[-1] = LAST_OF_SENTENCE
        labels[self._breaks_in_names(labels)] = INSIDE
        if _MAY_BE_ADDRESS.search(self.text):
            for match in _ADDRESS.finditer(self.text):
                last = match.end() - 1
                labels[match.start() : last] = INSIDE
                labels[last] = max(labels[last], LAST_OF_WORD)
        return labels

    def _breaks_in_names(self, labels: Labels) -> list[int]:
        """Return where a word ends inside a rare name: "I|vy", "Ed|na"."""
        ends = [-1, *np.flatnonzero(labels).tolist()]
        found = []
        for before, end, after in zip(ends, ends[1:], ends[2:], strict=False):
            if not self.text[end + 1].islower() or not self.text[end].isalpha():
                continue
            first, second = self.text[before + 1 : end + 1].strip(), self.text[end + 1 : after + 1]
            is_name = first[:1].isupper() and (first + second).isalpha()
            is_apart = self.text[after + 1 : after + 2] in {"'", "’"}
            if is_name and not is_apart and not _CONTRACTION.fullmatch(f"{first}|{second}"):
                found.append(end)
        return found

    def sentences(self, labels: Labels) -> Iterator[list[Entry]]:
        """Yield the tokens of each sentence; whitespace is no token and ends no sentence."""
        sentence: list[Entry] = []
        start = 0
        for position in np.flatnonzero(labels).tolist():
            word = self.text[start : position + 1].lstrip()
            first, start = position + 1 - len(word), position + 1
            if not word:
                continue
            sentence.append(
                {
                    "id": len(sentence) + 1,
                    "text": word,
                    "start_char": self.offsets[first],
                    "end_char": self.offsets[position] + 1,
                }
            )
            if labels[position] == LAST_OF_SENTENCE:
                yield sentence
                sentence = []
        if sentence:
            yield sentence


def paragraph(text: str, start: int) -> Paragraph:
    """Return a paragraph of a chunk.

    Args:
        text: The paragraph, with a character other than a space; it has no other white space.
        start: Its offset in the chunk.
    """
    text = text.rstrip()
    if not _SPACES.search(text):
        return Paragraph(text, range(start, start + len(text)))
    kept = [n for n, character in enumerate(text) if character != " " or text[n - 1 : n] != " "]
    return Paragraph("".join(text[n] for n in kept), [start + n for n in kept])
