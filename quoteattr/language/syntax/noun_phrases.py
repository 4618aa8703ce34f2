"""The extent of a noun phrase."""

from collections.abc import Collection

from quoteattr.language.syntax.extents import runs, subtree, trimmed
from quoteattr.language.syntax.subjects import subject_of
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_NOT_OF_NOUN = frozenset({"case", "cop", "mark", "nsubj", "advmod", "discourse", "cc", "aux"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "case"})
"""Relations of the words before a noun to it; dependents of an adjective are not part of it."""
_LONGEST_BRACKET = 6
"""Most tokens of a bracket that belongs to a name, such as "(D-Ohio)"."""
_CLAUSES_AFTER_NOUN = frozenset({"acl", "parataxis", "ccomp", "advcl", "conj"})


def noun_phrase(annotated: AnnotatedText, head: Token, *, without: Collection[int] = ()) -> Extent:
    """Return the noun phrase of `head` with its appositions, without clauses set off by commas.

    "[Ann Lee, the head of the board (Hull)], who arrived on Monday"

    Args:
        annotated: The text with its parse.
        head: The noun.
        without: Branches to leave out.
    """
    left_out = {
        child.index
        for child in annotated.dependents(head)
        if child.relation in _NOT_OF_NOUN
        or (
            child.relation in _CLAUSES_AFTER_NOUN
            and child.index > head.index
            and not _inside(annotated, head, child)
        )
    }
    left_out.update(without)
    kept = subtree(annotated, head.index, without=left_out)
    first, last = next(run for run in runs(kept) if run[0] <= head.index <= run[1])
    span = trimmed(annotated, first, _name_end(annotated, last))
    return Extent((span or head.span,))


def noun_opened_at(annotated: AnnotatedText, start: int) -> Token | None:
    """Return the noun whose phrase a token opens, None if it opens none: "[the] old *owner*"."""
    head = annotated.tokens[start]
    while head.relation in _BEFORE_NOUN:
        above = annotated.head_of(head)
        if above is None or above.index < head.index or above.upos not in NOMINAL_TAGS:
            break
        head = above
    return head if head.upos in NOMINAL_TAGS else None


def _name_end(annotated: AnnotatedText, last: int) -> int:
    """Return the end of a name that the parser cut short: "Prime Minister | Ann Lee (Hull)"."""
    tokens = annotated.tokens
    sentence = annotated.sentence_around(last)
    while (
        last + 1 < sentence.stop
        and tokens[last].upos in {"NOUN", "PROPN"}
        and tokens[last + 1].upos == "PROPN"
    ):
        last += 1
    following = tokens[last + 1 : min(last + 2 + _LONGEST_BRACKET, sentence.stop)]
    if tokens[last].upos == "PROPN" and following and following[0].text == "(":
        closing = [token.index for token in following if token.text == ")"]
        last = closing[0] if closing else last
    return last


def _inside(annotated: AnnotatedText, head: Token, child: Token) -> bool:
    """Whether a dependent after a noun belongs to its phrase.

    A coordinated noun does ("Smith and Jones"), and so does a clause without a comma before it
    ("people close to her", "a poll conducted in May").
    """
    if child.relation == "conj":
        return child.upos in NOMINAL_TAGS and subject_of(annotated, child) is None
    if child.relation != "acl":
        return False
    start = subtree(annotated, child.index)[0]
    return head.index < start and annotated.tokens[start - 1].upos != "PUNCT"
