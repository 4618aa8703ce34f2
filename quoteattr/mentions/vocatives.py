"""Vocatives: words in a quotation that address somebody by name ("Come here, Ann")."""

from collections.abc import Iterator, Sequence

import attrs

from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent, Span

_BOUNDARIES = frozenset({",", "!", "?", ".", ";", "—", "–", "--", ":", "…", "..."})
_OPENERS = read_classes("name_words.txt")["vocative_opener"]
"""Words that may precede a vocative without a comma."""
_THIRD_PERSON = frozenset({"his", "her", "their"})
_DEFINITE = frozenset({"the", "my", "our", "your"})
_SHORTEST_DESCRIPTION = 3
"""Tokens of a determiner, a noun and a comma."""
_LONGEST = 7
"""Longest vocative in tokens."""
_NOT_STATED = frozenset({"a", "an", "as", "if", "like", "n't", "never", "not", "unless", "whether"})
"""Words beside a name after "you are" with which it is not the name of the addressee."""
_RELATIVES = frozenset({"who", "whose", "whom"})
_CONJUNCTIONS = frozenset({"and", "or"})
_CLAUSE_OPENERS = frozenset({"ADV", "AUX", "INTJ", "PRON", "SCONJ", "VERB"})
"""Tags of words that, after "and" or "or", open a clause instead of the next item of a list."""


@attrs.frozen
class _Segment:
    """The tokens between two punctuation marks."""

    tokens: Sequence[Token]
    """The tokens."""
    mark: str
    """The mark after them, empty at the end of the stretch."""


def vocatives(annotated: AnnotatedText, span: Span) -> Iterator[Extent]:
    """Yield the vocatives in a quoted stretch: names and titles set off by commas or alone.

    Args:
        annotated: The text with its parse.
        span: The quoted words without their marks.
    """
    tokens = [annotated.tokens[index] for index in annotated.token_range(span)]
    segments = _segments([token for token in tokens if span.start <= token.start])
    for number, segment in enumerate(segments):
        words = _without_openers(segment.tokens)
        is_short = 0 < len(words) <= _LONGEST
        is_part = _is_listed(segments, number) or _is_apposition(annotated, words)
        if is_short and _is_vocative(words) and not is_part:
            yield Extent.single(words[0].start, words[-1].end)


def names_of_addressee(annotated: AnnotatedText, span: Span) -> Iterator[Extent]:
    """Yield the names that a quoted stretch says are the addressee's: "Are you [Ann]?".

    Args:
        annotated: The text with its parse.
        span: The quoted words without their marks.
    """
    for index in annotated.token_range(span):
        token = annotated.tokens[index]
        if token.upos != "PROPN" or not token.text[:1].isupper():
            continue
        children = list(annotated.dependents(token))
        subjects = [one for one in children if one.relation == "nsubj"]
        relations = {one.relation for one in children}
        is_stated = "cop" in relations and "case" not in relations  # not "you are in Hull"
        is_you = len(subjects) == 1 and subjects[0].text.lower() == "you"
        others = {one.text.lower() for one in children if one.relation in {"advmod", "det", "mark"}}
        if is_stated and is_you and not others & _NOT_STATED:
            yield Extent.single(token.start, token.end)


def _segments(tokens: Sequence[Token]) -> list[_Segment]:
    """Return the tokens between punctuation marks."""
    segments: list[_Segment] = []
    first = 0
    for index, token in enumerate(tokens):
        if token.text in _BOUNDARIES:
            segments.append(_Segment(tokens[first:index], token.text))
            first = index + 1
    return [*segments, _Segment(tokens[first:], "")]


def _without_openers(tokens: Sequence[Token]) -> Sequence[Token]:
    first = 0
    while first < len(tokens) - 1 and tokens[first].text.lower() in _OPENERS:
        first += 1
    return tokens[first:]


def _is_vocative(words: Sequence[Token]) -> bool:
    """Whether words can be a vocative by themselves: names, titles, "sir", "my boy"."""
    head = words[-1]
    if all(word.upos == "PROPN" or title_of(word.text) for word in words):
        return head.text[:1].isupper() or head.text.lower() in person_nouns()
    return False


def _is_apposition(annotated: AnnotatedText, words: Sequence[Token]) -> bool:
    """Whether a name says who somebody described is: "She called her lawyer, [Ann Lund]".

    A given name alone is that of somebody addressed, unless somebody else's relative or friend
    precedes it: "Call the lawyer, Ann", but "I saw his sister, [Ann]".
    """
    tokens, index = annotated.tokens, words[0].index if words else 0
    if index < _SHORTEST_DESCRIPTION or tokens[index - 1].text != ",":
        return False
    noun = tokens[index - 2]
    if noun.upos != "NOUN" or noun.lemma.lower() not in person_nouns():
        return False
    first = noun.index - 1
    while first and tokens[first].upos in {"ADJ", "NOUN", "PROPN"}:
        first -= 1
    is_full = len(words) > 1 and not any(title_of(word.text) for word in words)
    return tokens[first].text.lower() in (_THIRD_PERSON | _DEFINITE if is_full else _THIRD_PERSON)


def _is_listed(segments: Sequence[_Segment], number: int) -> bool:
    """Whether a segment is an item of a list or has a relative clause: "Ann, Bob, and Cid"."""
    own = segments[number]
    before = segments[number - 1] if number else None
    after = segments[number + 1] if number + 1 < len(segments) else None
    if before and before.mark == "," and _is_item(before, own):
        return True
    if after is None or not after.tokens:
        return False
    if own.mark == "," and (_is_item(after, own) or _goes_on(after)):
        return True
    return after.tokens[0].text.lower() in _RELATIVES


def _is_item(segment: _Segment, other: _Segment) -> bool:
    """Whether a segment forms a list with the name beside it.

    "Sir" and "doctor" do not, nor does the same name once more: "Ann, Ann!"
    """
    words = segment.tokens
    if not words or not _is_vocative(words) or _texts(words) == _texts(other.tokens):
        return False
    return len(words) > 1 or title_of(words[0].text) is None


def _texts(tokens: Sequence[Token]) -> Sequence[str]:
    return [token.text for token in tokens]


def _goes_on(segment: _Segment) -> bool:
    """Whether a segment is the last item of a list: "Ann, Bob, [and Cid]", not "and I know"."""
    first, *others = segment.tokens
    is_joined = first.text.lower() in _CONJUNCTIONS
    return is_joined and not (others and others[0].upos in _CLAUSE_OPENERS)
