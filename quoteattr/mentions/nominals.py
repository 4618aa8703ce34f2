"""Nominals: noun phrases that describe a speaker ("the old woman", "the head of NATO").

The start of a noun phrase is read off the parts of speech, which is more robust to parsing errors
than the tree is.
"""

from collections.abc import Mapping
from functools import cache

import attrs

from quoteattr.language.inflection import noun_plural
from quoteattr.language.titles import parse_gender
from quoteattr.language.word_lists import read_entries
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Span

BODY_PARTS = frozenset(entry.columns[0] for entry in read_entries("body_parts.txt"))
"""Nouns for a part of a person that speaks or acts for the person: "[his voice] said"."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
"""Tags of adjectives that can head a noun phrase: "the youngest of them"."""
_PREMODIFIERS = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "DET"})
_IN_LAW = ("-", "in", "-", "law")
_LONGEST_PHRASE = 8
"""Most tokens from a noun to its determiner, and to the end of its of-phrase."""


@attrs.frozen
class PersonNoun:
    """The entry of a noun for people, groups or documents in the word list."""

    gender: Gender | None
    """The gender it indicates."""
    kind: SpeakerKind
    """Person, group or document."""
    is_role: bool = False
    """Whether it refers to a person only with an of-phrase: "the head of the school"."""


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """Return the nouns for people, groups and documents, by lemma."""
    nouns = {}
    for entry in (*read_entries("rare_person_nouns.txt"), *read_entries("person_nouns.txt")):
        lemma, gender, kind = entry.columns
        is_role = kind == "role"
        nouns[lemma] = PersonNoun(
            parse_gender(gender), SpeakerKind.PERSON if is_role else SpeakerKind(kind), is_role
        )
    return nouns


def person_noun(token: Token) -> PersonNoun | None:
    """Return the entry of a noun for people, groups or documents, None for other words.

    Lemmatisers leave some plurals as they are, mostly those that open a sentence.
    """
    lemma, text = token.lemma.lower(), token.text.lower()
    return person_nouns().get(lemma) or person_nouns().get(text) or _plurals().get(lemma)


@cache
def _plurals() -> Mapping[str, PersonNoun]:
    return {noun_plural(lemma): noun for lemma, noun in person_nouns().items()}


def person_nominal_at(annotated: AnnotatedText, token: Token) -> Markable | None:
    """Return the nominal that `token` heads, None if it is not a noun for a possible speaker."""
    if token.upos == "ADJ" and _adjective_as_noun(annotated, token):
        return nominal_at(annotated, token)
    noun = person_noun(token)
    if token.upos not in _NOUNS or noun is None:
        return None
    in_law = token.index - len(_IN_LAW)
    if in_law >= 0 and noun_end(annotated, in_law) > token.index:
        return None
    # Adjectives complete a role, too: "a source [familiar with the talks]".
    if noun.is_role and not any(
        child.relation in {"nmod", "amod"} and child.index > token.index
        for child in annotated.dependents(token)
    ):
        return None
    following = annotated.tokens[token.index + 1 : token.index + 2]
    if token.relation == "compound" and following and following[0].upos in _NOUNS:
        return None
    return None if _is_joined_to_noun(annotated, token) else nominal_at(annotated, token)


def _is_joined_to_noun(annotated: AnnotatedText, token: Token) -> bool:
    """Whether a hyphen joins a noun to the one after it: "the [secretary]-general"."""
    joined = annotated.tokens[token.index + 1 : token.index + 3]
    if len(joined) < 2 or joined[0].text != "-":  # noqa: PLR2004  a hyphen and a word
        return False
    hyphen, word = joined
    return token.end == hyphen.start and hyphen.end == word.start and word.upos in _NOUNS


def nominal_at(annotated: AnnotatedText, head: Token) -> Markable:
    """Return the noun phrase of `head`: determiner, modifiers, noun and of-phrase."""
    noun = _adjective_as_noun(annotated, head) or person_noun(head)
    plural = is_plural(head)
    kind = noun.kind if noun else SpeakerKind.UNKNOWN
    if plural and kind is SpeakerKind.PERSON:
        kind = SpeakerKind.GROUP
    first, stop = _phrase_start(annotated, head), _phrase_end(annotated, head)
    return Markable(
        Span(annotated.tokens[first].start, max(head.end, annotated.tokens[stop - 1].end)),
        first,
        stop,
        head.index,
        MentionForm.NOMINAL,
        number=Number.PLURAL if plural or kind is SpeakerKind.GROUP else Number.SINGULAR,
        gender=noun.gender if noun and not plural else None,
        kind=kind,
    )


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tags."""
    return token.xpos in {"NNS", "NNPS"} or token.feature("Number") == "Plur"


def is_number_sign(annotated: AnnotatedText, index: int) -> bool:
    """Whether a token abbreviates "number": "a [No] 10 source"."""
    following = annotated.tokens[index + 1 : index + 2]
    is_number = bool(following) and following[0].text.isdigit()
    return annotated.tokens[index].text.rstrip(".") == "No" and is_number


def _adjective_as_noun(annotated: AnnotatedText, head: Token) -> PersonNoun | None:
    """Return an entry for an adjective that heads a noun phrase, None for other words.

    "the 34-year-[old]", "the [youngest] of the sisters".
    """
    tokens = annotated.tokens
    words = [token.text.lower() for token in tokens[max(0, head.index - 2) : head.index + 1]]
    if head.text.lower().endswith("year-old") or words == ["year", "-", "old"]:
        return PersonNoun(None, SpeakerKind.PERSON)
    following = tokens[head.index + 1 : head.index + 2]
    if head.xpos not in _COMPARED or not following or following[0].text.lower() != "of":
        return None
    for child in annotated.dependents(head):
        noun = person_noun(child)
        in_of_phrase = child.relation in {"nmod", "obl"} and child.index > head.index
        if in_of_phrase and noun and noun.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP):
            return PersonNoun(noun.gender, SpeakerKind.PERSON)
    return None


def _phrase_start(annotated: AnnotatedText, head: Token) -> int:
    """Return the index of the first token of a noun phrase.

    It is read off the parts of speech, and off the tree where there is more than adjectives between
    the determiner and the noun: "a tall and rather stout [man]".
    """
    first = _premodifiers_start(annotated, head)
    for child in annotated.dependents(head):
        is_determiner = child.relation == "det" or child.text.lower() in POSSESSIVE
        if is_determiner and first - _LONGEST_PHRASE < child.index < first:
            between = annotated.tokens[child.index + 1 : first]
            if all(_is_below(annotated, token, head) for token in between):
                return child.index
    return first


def _is_below(annotated: AnnotatedText, token: Token, head: Token) -> bool:
    """Whether a token depends on another, itself or through those it depends on."""
    for _ in range(_LONGEST_PHRASE):
        above = annotated.head_of(token)
        if above is None or above.index == head.index:
            return above is not None
        token = above
    return False


def _premodifiers_start(annotated: AnnotatedText, head: Token) -> int:
    tokens = annotated.tokens
    bound = annotated.sentence_around(head.index).first
    first = head.index
    while first > bound:
        before = tokens[first - 1]
        is_determiner = before.upos == "DET" and not is_number_sign(annotated, first - 1)
        if before.text.lower() in POSSESSIVE or is_determiner:
            return first - 1
        if before.text in {"'s", "’s", "'", "’"} and before.upos == "PART":
            return _possessor_start(annotated, first - 1, bound)
        is_comma = before.text == "," and first - 1 > bound
        if is_comma and tokens[first].upos == "ADJ" and tokens[first - 2].upos == "ADJ":
            first -= 2
        elif (
            before.upos in _PREMODIFIERS
            or is_number_sign(annotated, first - 1)
            or (before.upos == "VERB" and before.relation == "amod")
            or (before.text == "-" and first - 1 > bound)
            or (before.upos == "ADV" and first - 1 > bound and tokens[first - 2].upos == "DET")
        ):
            first -= 1
        else:
            break
    return first + (tokens[first].text == "-")


def noun_end(annotated: AnnotatedText, head: int) -> int:
    """Return the index after a noun, or after the "-in-law" that follows it."""
    following = annotated.tokens[head + 1 : head + 1 + len(_IN_LAW)]
    is_in_law = tuple(token.text.lower() for token in following) == _IN_LAW
    return head + 1 + is_in_law * len(_IN_LAW)


def _phrase_end(annotated: AnnotatedText, head: Token) -> int:
    """Return the index after the last token of a noun phrase: "the head [of the board]"."""
    end = noun_end(annotated, head.index)
    following = annotated.tokens[end : end + 1]
    if not following or following[0].text.lower() != "of":
        return end
    for child in annotated.dependents(head):
        in_of_phrase = child.relation in {"nmod", "obl"}
        if in_of_phrase and end <= child.index < head.index + _LONGEST_PHRASE:
            return child.index + 1
    return end


def _possessor_start(annotated: AnnotatedText, index: int, bound: int) -> int:
    tokens = annotated.tokens
    while index > bound and tokens[index - 1].upos in _PREMODIFIERS:
        index -= 1
        if tokens[index].upos == "DET":
            return index
    has_pronoun = index > bound and tokens[index - 1].text.lower() in POSSESSIVE
    return index - 1 if has_pronoun else index
