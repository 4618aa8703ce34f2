"""Names of organisations that their form shows: "the [Office for Rail]", "the [Nurses' Union]"."""

from collections.abc import Iterator

import regex

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.name_bridges import is_organisation
from quoteattr.schema.annotation import AnnotatedText, Token

_NOT_NAMES = read_classes("name_words.txt")["not_a_name"]
_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "VERB", "X"})
"""Tags of the words of a name; taggers are often wrong about capitalised ones."""
_JOINERS = {
    "and": "a",
    "&": "a",
    "'": "p",
    "’": "p",
    "'s": "p",
    "’s": "p",
    "of": "f",
    "for": "f",
    "the": "t",
}
"""The class of each small word in such a name: conjunction, possessive, preposition, article."""
_FORMS = (
    # the [Department for Rural Affairs], the [Society for the Protection of Moths]
    regex.compile(r"t(?P<name>C*Oft?C+(ft?C+)*)"),
    # the [Nurses' Union], the [Fire and Rescue Workers' Association], the [Food and Drug Agency]
    regex.compile(r"t(?P<name>C+(?:aC+)?pC*O|C+aC+O)"),
)
"""Forms of names after the article, over one letter for each token: those of `_JOINERS`, `C` for a
capitalised word, `O` for a capitalised noun for an organisation."""


def organisation_names(annotated: AnnotatedText) -> Iterator[range]:
    """Yield the tokens of each name after "the" that has the form of an organisation's.

    Taggers take some words of these names for common nouns, and entities often end within them.
    """
    for sentence in annotated.sentences:
        letters = "".join(map(_letter, annotated.sentence_tokens(sentence)))
        for form in _FORMS:
            for match in form.finditer(letters, overlapped=True):
                first, last = match.span("name")
                yield range(sentence.first + first, sentence.first + last)


def _letter(token: Token) -> str:
    """Return the class of a token in `_FORMS`, `.` for any other."""
    word = token.text.lower()
    if word in _JOINERS:
        return _JOINERS[word]
    if not token.text[:1].isupper() or word in _NOT_NAMES or token.upos not in _WORDS:
        return "."
    return "O" if is_organisation(token) else "C"
