"""People who act in the narration: subjects that refer to a person, or to a part of one."""

from quoteattr.attribute.scene import (
    Scene,
    indexes_in,
    last_index_in,
    mention_at,
    noun_phrase,
    once_per_scene,
)
from quoteattr.language import syntax
from quoteattr.language.reporting import WordClass
from quoteattr.mentions.markable import GrammaticalPerson, Number
from quoteattr.mentions.name_runs import PERSON_LABELS
from quoteattr.mentions.nominals import BODY_PARTS, nominal_at, person_noun
from quoteattr.mentions.pronouns import POSSESSIVE, pronoun_at
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import SpeakerKind
from quoteattr.schema.span import Span
from quoteattr.schema.words import Words

_MAIN_CLAUSE = frozenset({"root", "parataxis"})
_KNOWN = frozenset({"the", *POSSESSIVE})
"""Determiners of somebody known."""
_SAYING = frozenset({WordClass.SAY, WordClass.ANSWER})


def first_actor(scene: Scene, span: Span) -> Words | None:
    """Return the first actor in the narration of a span."""
    subject = next(indexes_in(_subjects(scene), _tokens_inside(scene, span)), None)
    return None if subject is None else _actor(scene, scene.annotated.tokens[subject])


def last_actor(scene: Scene, span: Span) -> Words | None:
    """Return the actor in the last clause of a span's narration that has one.

    "The boy left, and [Ann] sat up." Of a last sentence without a verb, "Then [the cook].", too.
    """
    inside = _tokens_inside(scene, span)
    if (named := _named_alone(scene, inside)) is not None:
        return mention_at(scene, named)
    last = last_index_in(_subjects(scene), inside)
    return None if last is None else _actor(scene, scene.annotated.tokens[last])


def owner_of_part(scene: Scene, noun: Token) -> Token | None:
    """Return the person whose part a noun names: "[Ann]'s voice broke", "[her] chin trembled".

    The head of a school, or the voice of a party, is somebody else.
    """
    is_part = noun.lemma.lower() in BODY_PARTS and person_noun(noun) is None
    owner = _owner(scene, noun) if is_part else None
    if owner is None or owner.upos not in {"PROPN", "PRON"}:
        return None
    entities = scene.annotated.entities_over(owner.start)
    return owner if all(entity.label in PERSON_LABELS for entity in entities) else None


def can_speak(scene: Scene, token: Token) -> bool:
    """Whether a token heads a mention of a single person who is not "you"."""
    if token.upos == "PROPN":
        return True
    if pronoun := pronoun_at(token):
        is_singular = pronoun.number is Number.SINGULAR
        return is_singular and pronoun.person is not GrammaticalPerson.SECOND
    noun = person_noun(token)
    if token.upos != "NOUN" or noun is None or noun.kind is SpeakerKind.DOCUMENT:
        return False
    return nominal_at(scene.annotated, token).number is Number.SINGULAR


def is_thing(scene: Scene, noun: Token) -> bool:
    """Whether a noun is neither a person or a body, nor words that somebody said or wrote."""
    return (
        noun.upos == "NOUN"
        and person_noun(noun) is None
        and scene.lexicon.noun(noun.lemma.lower()) is None
    )


def _tokens_inside(scene: Scene, span: Span) -> range:
    """Return the indexes of the tokens that are entirely inside a span."""
    tokens = scene.annotated.tokens
    touching = scene.annotated.token_range(span)
    first, stop = touching.start, touching.stop
    while first < stop and tokens[first].start < span.start:
        first += 1
    while first < stop and tokens[stop - 1].end > span.end:
        stop -= 1
    return range(first, stop)


def _named_alone(scene: Scene, inside: range) -> Token | None:
    """Return the person whom the last sentence of a range names, if it does no more than that."""
    annotated = scene.annotated
    last = last_index_in(_narrated_words(scene), inside)
    if last is None:
        return None
    sentence = annotated.sentence_around(last)
    tokens = annotated.tokens[sentence.first : sentence.stop]
    if sentence.first < inside.start or any(map(_is_finite, tokens)):
        return None
    root = next((token for token in tokens if token.relation == "root"), None)
    if root is None or root.text.lower() == "i" or not can_speak(scene, root):
        return None
    words = {child.text.lower() for child in annotated.dependents(root)}
    return root if root.upos == "PROPN" or not words.isdisjoint(_KNOWN) else None


def _is_finite(token: Token) -> bool:
    return token.upos == "AUX" or token.xpos in syntax.FINITE


@once_per_scene
def _narrated_words(scene: Scene) -> tuple[int, ...]:
    """Return the tokens of the narration but its punctuation, in text order."""
    tokens = scene.annotated.tokens
    return tuple(i for i in scene.quotation_of.narrated if tokens[i].upos != "PUNCT")


@once_per_scene
def _subjects(scene: Scene) -> tuple[int, ...]:
    """Return the subjects in the narration that have an actor, in text order."""
    narration = (scene.annotated.tokens[index] for index in scene.quotation_of.narrated)
    subjects = (token for token in narration if token.relation == "nsubj")
    return tuple(token.index for token in subjects if _actor(scene, token))


def _actor(scene: Scene, subject: Token) -> Words | None:
    """Return who acts in the main clause of a subject, None if no single person does."""
    verb = scene.annotated.head_of(subject)
    if verb is None or not _is_in_main_clause(scene, verb) or _is_pair(scene, subject, verb):
        return None
    clauses = _cleft_clauses(scene, verb) if subject.text.lower() == "it" else set()
    if clauses and can_speak(scene, verb):
        return noun_phrase(scene, verb, without=clauses)
    actor = subject if can_speak(scene, subject) else _possessor(scene, subject)
    return None if actor is None else mention_at(scene, actor)


def _is_in_main_clause(scene: Scene, verb: Token) -> bool:
    """Whether a verb, or the one with which it is coordinated, heads a main clause."""
    current: Token | None = verb
    while current is not None and current.relation == "conj":
        current = scene.annotated.head_of(current)
    return current is not None and current.relation in _MAIN_CLAUSE


def _cleft_clauses(scene: Scene, predicate: Token) -> set[int]:
    """Return the relative clauses of a cleft: "it was [Gus] *who jumped*"."""
    children = list(scene.annotated.dependents(predicate))
    is_predicate = any(child.relation == "cop" for child in children)
    return {child.index for child in children if is_predicate and child.deprel == "acl:relcl"}


def _is_pair(scene: Scene, subject: Token, verb: Token) -> bool:
    """Whether several people act together: "[Sal and Ben] sat down"."""
    return any(
        child.relation == "conj"
        and child.index < verb.index
        and (child.upos in {"PROPN", "PRON"} or person_noun(child) is not None)
        for child in scene.annotated.dependents(subject)
    )


def _possessor(scene: Scene, noun: Token) -> Token | None:
    """Return whose body part or words a noun refers to: "[Ann]'s smile", "[her] reply"."""
    reporting_noun = scene.lexicon.noun(noun.lemma.lower())
    is_of_saying = reporting_noun is not None and reporting_noun.word_class in _SAYING
    is_listed = is_of_saying or noun.lemma.lower() in BODY_PARTS
    return _owner(scene, noun) if is_listed else None


def _owner(scene: Scene, noun: Token) -> Token | None:
    owners = syntax.possessors(scene.annotated, noun)
    return next((owner for owner in owners if can_speak(scene, owner)), None)
