"""Traits of nominals: definite or generic, their head lemma, modifiers and author."""

from collections.abc import Mapping

from quoteattr.language import syntax
from quoteattr.language.titles import MAN_TITLES, WIFE_TITLES, title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import is_number_sign, noun_end
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.quote import SpeakerKind

_CLASSES = read_classes("description_words.txt")
CHILD_NOUNS = _CLASSES["child"]
"""Nouns for a child."""
YOUNG_NOUNS = CHILD_NOUNS | _CLASSES["young"]
"""Nouns for a child or a young person."""
COMPANY_NOUNS = _CLASSES["company"]
"""Nouns for an organisation that its name need not contain."""
BUSINESS_NOUNS = _CLASSES["business"]
"""Nouns for a business, and for no other organisation."""
BODY_NOUNS = _CLASSES["body"]
"""Nouns for any organisation: "the group"."""
LETTER_NOUNS = _CLASSES["letter"]
"""Nouns for something that speaks for its writer: "[Bell]'s letter said"."""
FAMILY_NOUNS = _CLASSES["family"]
"""Nouns that without a determiner are the speaker's own relative: "Mother is out"."""
STYLES = _CLASSES["style"]
"""Nouns for somebody with a title, who is no relative of a possessor: "her ladyship"."""
SPOUSE_NOUNS = _CLASSES["spouse"]
"""Nouns for somebody's husband or wife."""
FAMILY_TITLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_CLASSES["wife"], WIFE_TITLES | {"lady"}),
    **dict.fromkeys(_CLASSES["husband"], MAN_TITLES | {"sir", "lord"}),
}
"""The titles that go with the surname of somebody's parents or spouse, by the noun for them."""
_DEFINITE_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another"})
_UNKNOWN = frozenset({"somebody", "someone"})
_QUANTIFIERS = frozenset({"every", "no", "each", "any", "either", "neither", "what", "which"})


def writer_of(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the writer named in the phrase for a letter: "a note from [Bell]", "[his] note"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        is_origin = child.relation in {"nmod", "obl"}
        is_origin = is_origin and syntax.has_preposition(annotated, child, {"from"})
        if child.deprel == "nmod:poss" or is_origin:
            return discourse.by_token.get(child.index)
    return None


def is_definite(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal refers to somebody known: "the senator", "her mother", "[police] said"."""
    tokens = discourse.annotated.tokens[mention.first : mention.stop]
    head = discourse.annotated.tokens[mention.head]
    is_title = head.text[:1].isupper() and title_of(head.text)
    if mention.first == mention.head and (is_title or head.text.lower() in _CLASSES["known"]):
        return True
    first = tokens[0].text.lower()
    has_possessor = any(token.text in {"'s", "’s"} for token in tokens)
    return has_possessor or first in _DEFINITE_DETERMINERS or first in POSSESSIVE


def is_indefinite(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal introduces a person: "a boy"; not "a voice", which may be known."""
    first = discourse.annotated.tokens[mention.first].text.lower()
    return mention.kind is SpeakerKind.PERSON and first in _INDEFINITE


def is_newly_mentioned(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal does not say who is meant: "a boy", "a voice", "somebody"."""
    tokens = discourse.annotated.tokens
    is_unknown = tokens[mention.head].lemma.lower() in _UNKNOWN
    return is_unknown or tokens[mention.first].text.lower() in _INDEFINITE


def is_another(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal introduces one more person: "another man"."""
    return discourse.annotated.tokens[mention.first].text.lower() == "another"


def is_quantified(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal refers to nobody in particular: "every tourist", "no man"."""
    annotated = discourse.annotated
    is_number = is_number_sign(annotated, mention.first)
    return annotated.tokens[mention.first].text.lower() in _QUANTIFIERS and not is_number


def is_restricted(discourse: Discourse, mention: Markable) -> bool:
    """Whether a phrase or a clause says which one is meant: "the man [with the lamp]".

    Not of-phrases, which a noun may need: "the man of the house".
    """
    annotated = discourse.annotated
    end = noun_end(annotated, mention.head)
    if [token.text for token in annotated.tokens[end : end + 1]] == [","]:
        return False
    return any(
        child.relation in {"nmod", "acl"}
        and child.index >= end
        and all(one.text.lower() != "of" for one in annotated.dependents(child))
        for child in annotated.dependents(annotated.tokens[mention.head])
    )


def is_followed_by(discourse: Discourse, mention: Markable, *relations: str) -> bool:
    """Whether words after the noun of a nominal depend on it: "the company [that fell]".

    Args:
        discourse: The text.
        mention: The nominal.
        relations: The universal relations that count.
    """
    annotated = discourse.annotated
    return any(
        child.index > mention.head and child.relation in relations
        for child in annotated.dependents(annotated.tokens[mention.head])
    )


def is_generic(lemma: str) -> bool:
    """Whether a noun says no more than that it is a person: "man", "friend", "60-year-old"."""
    return lemma in _CLASSES["generic"] or lemma.endswith("-year-old")


def varies_names(lemma: str) -> bool:
    """Whether a noun may replace the name of somebody: "the nominee", "the tycoon"."""
    return lemma in _CLASSES["varying"]


def head_lemma(discourse: Discourse, mention: Markable) -> str:
    """Return the lemma of a nominal's head in lower case, with what a hyphen joins to it."""
    tokens = discourse.annotated.tokens
    lemma, first = tokens[mention.head].lemma.lower(), mention.head
    while first - 1 > mention.first and tokens[first - 1].text == "-":
        if tokens[first - 1].end != tokens[first].start:
            break
        first -= 2
        lemma = f"{tokens[first].text.lower()}-{lemma}"
    end = noun_end(discourse.annotated, mention.head)
    return lemma + "".join(token.text.lower() for token in tokens[mention.head + 1 : end])


def modifiers_of(discourse: Discourse, mention: Markable) -> frozenset[str]:
    """Return the words that distinguish a nominal from others of the same head: "old", "NATO"."""
    annotated = discourse.annotated
    words = {
        token.text.lower()
        for token in annotated.tokens[mention.first : mention.head]
        if token.upos in {"ADJ", "NOUN", "PROPN", "NUM"}
    }
    end = noun_end(annotated, mention.head)
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation == "nmod" and child.index >= end:
            words.add(child.text.lower())
    return frozenset(words)


def owners_of(discourse: Discourse, mention: Markable) -> frozenset[str]:
    """Return the possessors and complements of a noun: "[Bell]'s agent", "a spokesman for [Bell]".

    No pronouns: "her agent" and "Bell's agent" may be one.
    """
    annotated = discourse.annotated
    return frozenset(
        child.lemma.lower()
        for child in annotated.dependents(annotated.tokens[mention.head])
        if child.relation == "nmod" and child.upos in {"NOUN", "PROPN"}
    )
