"""Sources as mentions: the noun that a source refers by, and speakers who are named together."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import BODY_PARTS, is_plural, nominal_at, person_noun
from quoteattr.mentions.pronouns import neuter_at
from quoteattr.resolve.discourse.coordination import (
    coordinated_mention,
    coordinator,
    subject_coordinators,
)
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.words import Words

_AFTER_ADJECTIVE = frozenset({"ADJ", "NOUN", "PROPN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
_OTHERS = frozenset({"nmod:poss", "nmod"})
SUBSTITUTES = read_classes("description_words.txt")["substitute"]
"""Words in place of the noun for a person: "the tall [one]"."""
_PRONOUNS = read_classes("description_words.txt")["pronoun"]
"""Pronouns that can be a speaker by themselves: "[everyone] said"."""


def source_mention(
    annotated: AnnotatedText, source: Words, by_token: Mapping[int, Markable]
) -> Markable | None:
    """Return the mention that a source is, None if none of its words is one.

    Args:
        annotated: The text with its parse.
        source: The words that name a speaker.
        by_token: The mentions by the index of their head token and of the words of a name.
    """
    head = _noun_of(annotated, source.head)
    conjunction = coordinator(annotated, head, source.extent)
    if conjunction and conjunction.index in by_token:
        return by_token[conjunction.index]
    if mention := by_token.get(head):
        return mention
    # The parser may have taken an adjective for the head: "poor Mrs. Bell".
    inside = [by_token[i] for i in _coreferent_indexes(annotated, source.extent) if i in by_token]
    return min(inside, key=lambda one: one.form is not MentionForm.NAME, default=None)


def nominal_sources(
    annotated: AnnotatedText, sources: Sequence[Words], mentions: Sequence[Markable]
) -> Iterator[Markable]:
    """Yield the sources that are mentions only because they speak: "the flyer said", "it said"."""
    known = {index for mention in mentions for index in _covered(mention)}
    for source in sources:
        head = _noun_of(annotated, source.head)
        token = annotated.tokens[head]
        is_nominal = token.upos in _NOMINAL or token.text.lower() in _PRONOUNS
        words = _coreferent_indexes(annotated, source.extent)
        is_known = head in known or not known.isdisjoint(words)
        if not is_known and (neuter := neuter_at(token)):
            known.add(head)
            yield neuter
        if is_nominal and not is_known:
            known.add(head)
            mention = _with_words_before(nominal_at(annotated, token), source.extent)
            is_person = token.text.lower() in SUBSTITUTES and mention.first < mention.head
            yield attrs.evolve(mention, kind=SpeakerKind.PERSON) if is_person else mention


def speaking_nominals(
    annotated: AnnotatedText, speakers: Sequence[Token], mentions: Sequence[Markable]
) -> Iterator[Markable]:
    """Yield the nominals of nouns that no list has for people, where one of them speaks.

    In a tale a snail may speak: "[A snail] came by. “Good morning,” said [the snail]".

    Args:
        annotated: The text with its parse.
        speakers: The nouns that are the subject of the cue of a turn.
        mentions: The mentions so far.
    """
    nouns = {token.lemma.lower() for token in speakers if _is_unlisted(annotated, token)}
    known = {index for mention in mentions for index in _covered(mention)}
    for token in annotated.tokens if nouns else ():
        is_noun = token.upos == "NOUN" and token.relation != "compound" and not is_plural(token)
        if is_noun and token.lemma.lower() in nouns and token.index not in known:
            yield attrs.evolve(nominal_at(annotated, token), kind=SpeakerKind.PERSON)


def _is_unlisted(annotated: AnnotatedText, noun: Token) -> bool:
    """Whether a noun with an article is in no list: "his advice" is his words."""
    determiners = {c.text.lower() for c in annotated.dependents(noun) if c.relation == "det"}
    return (
        noun.upos == "NOUN"
        and not determiners.isdisjoint({"a", "an", "the"})
        and not is_plural(noun)
        and person_noun(noun) is None
        and noun.lemma.lower() not in BODY_PARTS
    )


def coordinated_mentions(
    annotated: AnnotatedText, sources: Sequence[Words], by_token: Mapping[int, Markable]
) -> Iterator[Markable]:
    """Yield the sources and subjects that consist of several people, each once.

    "They" refers to several people who act together as often as to a plural noun.
    """
    conjunctions = {token.index: token for token in subject_coordinators(annotated)}
    conjunctions |= {
        conjunction.index: conjunction
        for source in sources
        if (conjunction := coordinator(annotated, _noun_of(annotated, source.head), source.extent))
    }
    for index, conjunction in conjunctions.items():
        if index not in by_token and (
            mention := coordinated_mention(annotated, conjunction, by_token)
        ):
            yield mention


def _noun_of(annotated: AnnotatedText, index: int) -> int:
    """Return the noun that the head of a source refers to.

    A relative pronoun refers to its noun ("[the boy] who said"); an adjective before a noun is
    not the head, even if the parser says so ("his young [friend]").
    """
    token = annotated.tokens[index]
    verb = annotated.head_of(token)
    if token.text.lower() in {"who", "which", "that"} and verb and verb.deprel == "acl:relcl":
        return index if verb.head is None else verb.head
    following = annotated.tokens[index + 1 : index + 2]
    while token.upos in {"ADJ", "DET"} and following and following[0].upos in _AFTER_ADJECTIVE:
        token = following[0]
        following = annotated.tokens[token.index + 1 : token.index + 2]
    return token.index


def _with_words_before(mention: Markable, source: Extent) -> Markable:
    """Return a mention with the words of the source before it: "one or two others"."""
    starts = (part.start for part in source.parts if part.start < mention.span.start < part.end)
    return attrs.evolve(mention, span=Span(next(starts, mention.span.start), mention.span.end))


def _coreferent_indexes(annotated: AnnotatedText, extent: Extent) -> list[int]:
    """Return the words of a source except possessors and complements, which are other people.

    "[the queen's] *shield-bearer*", "*one* of [them]", "an [Orbis] *insider*"
    """
    return [
        index
        for index in annotated.token_indexes(extent.parts)
        if annotated.tokens[index].deprel not in _OTHERS
        and not _modifies_noun(annotated, annotated.tokens[index])
    ]


def _modifies_noun(annotated: AnnotatedText, token: Token) -> bool:
    """Whether a name modifies a noun in lower case: "an [Orbis] insider"."""
    noun = annotated.head_of(token)
    if noun is None or token.relation != "compound":
        return False
    return noun.upos == "NOUN" and noun.text.islower()


def _covered(mention: Markable) -> range:
    if mention.form is MentionForm.NAME:
        return range(mention.first, mention.stop)
    return range(mention.head, mention.head + 1)
