"""The clause that a word is in, and where a clause that the parser cut short ends.

Releases of Universal Dependencies 2 differ: the reporting clause is the head of a `ccomp`, or the
`parataxis` of the quotation. Both are handled.
"""

from collections.abc import Iterable

from quoteattr.schema.annotation import AnnotatedText, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVES = frozenset({"who", "whom", "whose", "which"})
_WITHIN_CLAUSE = frozenset({'"', "“", "”", "‘", "’", "'", "-", "/", "[", "]"})
"""Marks that do not end a clause."""
_SUBORDINATORS = frozenset(
    {"although", "because", "if", "since", "though", "unless", "until", "when", "whereas", "while"}
)
_TIMES = frozenset({"during", "amid"})
"""Prepositions of times, which end content: when something was said is not part of it."""
_DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today"}
)
"""Days, which end content, too."""


def clause_around(annotated: AnnotatedText, token: Token) -> Token:
    """Return the head of the reported clause that contains a token, else of its sentence."""
    while (above := annotated.head_of(token)) is not None:
        if token.relation in {"ccomp", "parataxis"}:
            break
        token = above
    return token


def to_boundary(annotated: AnnotatedText, content: list[int]) -> list[int]:
    """Return the content extended to where its clause can end: a pause, a conjunction, a date.

    This completes a clause that the parser cut short.
    """
    stop = annotated.sentence_around(content[-1]).stop
    extended = list(content)
    for index in range(content[-1] + 1, stop):
        token = annotated.tokens[index]
        word = token.text.lower()
        if word in RELATIVES or word in _SUBORDINATORS:
            break
        if token.upos == "CCONJ":
            verb = next_predicate(annotated, index + 1, stop)
            if verb is not None and not (verb.head in extended and has_verb(annotated, extended)):
                break
        if token.upos == "PUNCT" and token.text not in _WITHIN_CLAUSE:
            break
        if (
            word in _TIMES
            or token.text in _DAYS
            or (token.upos == "ADP" and annotated.tokens[min(index + 1, stop - 1)].text in _DAYS)
        ):
            break
        extended.append(index)
    return extended


def has_verb(annotated: AnnotatedText, indexes: Iterable[int]) -> bool:
    """Whether one of the words is a verb or an auxiliary.

    Args:
        annotated: The text with its parse.
        indexes: Document indexes of the words.
    """
    return any(annotated.tokens[index].upos in {"VERB", "AUX"} for index in indexes)


def next_predicate(annotated: AnnotatedText, index: int, stop: int) -> Token | None:
    """Return the finite verb that follows a conjunction, after adverbs at most.

    Args:
        annotated: The text with its parse.
        index: Index of the token after the conjunction.
        stop: Index after the last token of the sentence.
    """
    while index < stop and annotated.tokens[index].upos in {"ADV", "PART", "PUNCT"}:
        index += 1
    token = annotated.tokens[index] if index < stop else None
    return token if token is not None and token.xpos in FINITE else None
