"""Nominals: noun phrases that describe who speaks ("the old woman", "the head of NATO").

The start of a noun phrase is read off the parts of speech, which stands a mediocre parse better
than the tree does.
"""

from collections.abc import Mapping
from functools import cache

import attrs

from quoteattr.language.inflection import noun_plural
from quoteattr.language.names import read_gender
from quoteattr.language.word_lists import read_entries
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of somebody who is known."""
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
"""Tags of adjectives that head a noun phrase now and then: "the youngest of them"."""
_PREMODIFIERS = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "DET"})
_LONGEST_PHRASE = 8
"""In tokens, from a noun to what it is of."""


@attrs.frozen
class PersonNoun:
    """What a word list says of a noun for somebody."""

    gender: Gender | None
    """The pronoun that it tells."""
    kind: SpeakerKind
    """Person, group or document."""
    is_role: bool = False
    """Whether it names a person only together with what it is of: "the head of the school"."""


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """Return the nouns for people, groups and documents, by lemma."""
    found = {}
    for entry in read_entries("person_nouns.txt"):
        lemma, gender, kind = entry.columns
        is_role = kind == "role"
        found[lemma] = PersonNoun(
            read_gender(gender), SpeakerKind.PERSON if is_role else SpeakerKind(kind), is_role
        )
    return found


def person_noun(token: Token) -> PersonNoun | None:
    """Return what a noun for people, groups or documents tells, None for other words.

    Lemmatisers leave some plurals as they are, those that open a sentence above all.
    """
    lemma, text = token.lemma.lower(), token.text.lower()
    return person_nouns().get(lemma) or person_nouns().get(text) or _plurals().get(lemma)


@cache
def _plurals() -> Mapping[str, PersonNoun]:
    return {noun_plural(lemma): noun for lemma, noun in person_nouns().items()}


def listed_nominal(annotated: AnnotatedText, token: Token) -> Markable | None:
    """Return the nominal that `token` heads, None if it is no noun for somebody."""
    if token.upos == "ADJ" and _by_adjective(annotated, token):
        return nominal_at(annotated, token)
    noun = person_noun(token)
    if token.upos not in {"NOUN", "PROPN"} or noun is None:
        return None
    if noun.is_role and not any(
        child.relation == "nmod" and child.index > token.index
        for child in annotated.dependents(token)
    ):
        return None
    following = annotated.tokens[token.index + 1 : token.index + 2]
    if token.relation == "compound" and following and following[0].upos in {"NOUN", "PROPN"}:
        return None
    return nominal_at(annotated, token)


def _by_adjective(annotated: AnnotatedText, head: Token) -> PersonNoun | None:
    """Return what "the 34-year-[old]" is, or "the [youngest] of the sisters"; None for others."""
    tokens = annotated.tokens
    words = [token.text.lower() for token in tokens[max(0, head.index - 2) : head.index + 1]]
    if head.text.lower().endswith("year-old") or words == ["year", "-", "old"]:
        return PersonNoun(None, SpeakerKind.PERSON)
    following = tokens[head.index + 1 : head.index + 2]
    if head.xpos not in _COMPARED or not following or following[0].text.lower() != "of":
        return None
    for child in annotated.dependents(head):
        noun = person_noun(child)
        is_whole = child.relation in {"nmod", "obl"} and child.index > head.index
        if is_whole and noun and noun.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP):
            return PersonNoun(noun.gender, SpeakerKind.PERSON)
    return None


def nominal_at(annotated: AnnotatedText, head: Token) -> Markable:
    """Return the noun phrase of `head`: determiner, modifiers, noun and what it is of."""
    noun = _by_adjective(annotated, head) or person_noun(head)
    plural = is_plural(head)
    kind = noun.kind if noun else SpeakerKind.UNKNOWN
    if plural and kind is SpeakerKind.PERSON:
        kind = SpeakerKind.GROUP
    first, last = _phrase_start(annotated, head), _phrase_end(annotated, head)
    return Markable(
        Span(annotated.tokens[first].start, max(head.end, annotated.tokens[last - 1].end)),
        first,
        last,
        head.index,
        MentionForm.NOMINAL,
        number=Number.PLURAL if plural or kind is SpeakerKind.GROUP else Number.SINGULAR,
        gender=noun.gender if noun and not plural else None,
        kind=kind,
    )


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tags."""
    return token.xpos in {"NNS", "NNPS"} or token.feature("Number") == "Plur"


def _phrase_start(annotated: AnnotatedText, head: Token) -> int:
    """Return the index of the first token of the noun phrase, read off the parts of speech."""
    tokens = annotated.tokens
    bound = annotated.sentences[annotated.sentence_of[head.index]].first
    first = head.index
    while first > bound:
        before = tokens[first - 1]
        if before.text.lower() in POSSESSIVE or before.upos == "DET":
            return first - 1
        if before.text in {"'s", "’s", "'", "’"} and before.upos == "PART":
            return _possessor_start(annotated, first - 1, bound)
        comma = before.text == "," and first - 1 > bound
        if comma and tokens[first].upos == "ADJ" and tokens[first - 2].upos == "ADJ":
            first -= 2
        elif (
            before.upos in _PREMODIFIERS
            or (before.upos == "VERB" and before.relation == "amod")
            or (before.text == "-" and first - 1 > bound)
            or (before.upos == "ADV" and first - 1 > bound and tokens[first - 2].upos == "DET")
        ):
            first -= 1
        else:
            break
    return first + (tokens[first].text == "-")


def _phrase_end(annotated: AnnotatedText, head: Token) -> int:
    """Return the index after the last token of "the head [of the board]"."""
    following = annotated.tokens[head.index + 1 : head.index + 2]
    if not following or following[0].text.lower() != "of":
        return head.index + 1
    for child in annotated.dependents(head):
        is_whole = child.relation in {"nmod", "obl"}
        if is_whole and head.index < child.index < head.index + _LONGEST_PHRASE:
            return child.index + 1
    return head.index + 1


def _possessor_start(annotated: AnnotatedText, index: int, bound: int) -> int:
    tokens = annotated.tokens
    while index > bound and tokens[index - 1].upos in _PREMODIFIERS:
        index -= 1
        if tokens[index].upos == "DET":
            return index
    owned = index > bound and tokens[index - 1].text.lower() in POSSESSIVE
    return index - 1 if owned else index
