"""The kind of names by the clauses around them: "Marlow Finch, [which] cut [its] prices".

Annotators label companies that are called like people as people, and people that are called like
towns as places; what a text says of them shows what they are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.language import syntax
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.nominals import is_plural, person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import SpeakerKind

# Chosen, not tuned: one statement decides, and one pronoun does not.
_STATED = 2.0
"""Evidence from an apposition, a predicate, or the pronoun of a relative clause."""
_BOUND = 1.0
"""Evidence from a pronoun that refers to the subject of its clause."""
_ENOUGH = 2.0
"""Evidence that outweighs the label of the annotator."""
_AGAINST_GIVEN_NAME = 4.0
"""The same for a name that starts with a given name."""
_MAJORITY = 0.7
"""Share of the evidence that must agree."""

_RELATIVES = {"who": SpeakerKind.PERSON, "which": SpeakerKind.ORGANISATION}
_BOUND_PRONOUNS = {
    "its": SpeakerKind.ORGANISATION,
    "itself": SpeakerKind.ORGANISATION,
    "himself": SpeakerKind.PERSON,
    "herself": SpeakerKind.PERSON,
}
_AGENTS = {
    "it": SpeakerKind.ORGANISATION,
    "he": SpeakerKind.PERSON,
    "she": SpeakerKind.PERSON,
}
_BUSINESSES = read_classes("description_words.txt")["business"]
_LONGEST_SUBJECT = 4
"""Most words of "the struggling shoe retailer"."""
_KIND_OF_NOUN = {
    SpeakerKind.PERSON: SpeakerKind.PERSON,
    SpeakerKind.GROUP: SpeakerKind.ORGANISATION,
}
_Keys = tuple[str, ...]


def with_kinds(annotated: AnnotatedText, names: Sequence[Markable]) -> tuple[Markable, ...]:
    """Return names with the kinds that the clauses around them show.

    Titles are not outweighed, and a word of a longer name has its kind.

    Args:
        annotated: The text with its parse.
        names: Mentions of names.
    """
    evidence: dict[_Keys, dict[SpeakerKind, float]] = defaultdict(dict)
    for name in names:
        if name.name and not name.name.titles and name.number is not Number.PLURAL:
            for kind, weight in _evidence(annotated, name):
                weights = evidence[name.name.keys]
                weights[kind] = weights.get(kind, 0.0) + weight
    kinds = dict(_decided(names, evidence))
    kinds |= _of_single_words(names, kinds)
    return tuple(_with_kind(name, kinds) for name in names) if kinds else tuple(names)


def _decided(
    names: Sequence[Markable], evidence: Mapping[_Keys, Mapping[SpeakerKind, float]]
) -> Iterator[tuple[_Keys, SpeakerKind]]:
    """Yield the names whose kind the evidence decides."""
    for name in {mention.name.keys: mention.name for mention in names if mention.name}.values():
        weights = evidence.get(name.keys)
        if not weights:
            continue
        kind = max(weights, key=weights.__getitem__)
        is_given = name.given_gender is not None and kind is not SpeakerKind.PERSON
        least = _AGAINST_GIVEN_NAME if is_given else _ENOUGH
        if weights[kind] >= max(least, _MAJORITY * sum(weights.values())):
            yield name.keys, kind


def _of_single_words(
    names: Sequence[Markable], kinds: Mapping[_Keys, SpeakerKind]
) -> dict[_Keys, SpeakerKind]:
    """Return the kind of each word that is a name, and that starts or ends such names only."""
    by_word: dict[str, set[SpeakerKind]] = defaultdict(set)
    for mention in names:
        if mention.name and mention.name.is_full:
            kind = kinds.get(mention.name.keys, mention.kind)
            for word in (mention.name.keys[0], mention.name.keys[-1]):
                by_word[word].add(kind)
    decided = {word for keys in kinds if len(keys) > 1 for word in (keys[0], keys[-1])}
    return {
        (word,): kind
        for word in sorted(decided)
        if (word,) not in kinds and len(by_word[word]) == 1
        for kind in by_word[word]
    }


def _with_kind(mention: Markable, kinds: Mapping[_Keys, SpeakerKind]) -> Markable:
    kind = kinds.get(mention.name.keys) if mention.name and not mention.name.titles else None
    if kind is None or mention.kind is kind or mention.number is Number.PLURAL:
        return mention
    return attrs.evolve(mention, kind=kind, is_place=False)


def _evidence(annotated: AnnotatedText, name: Markable) -> Iterator[tuple[SpeakerKind, float]]:
    """Yield the kinds that the words beside one mention of a name show, with their weights."""
    head = annotated.tokens[name.head]
    for noun in _nouns(annotated, head):
        entry = person_noun(noun)
        if entry and not is_plural(noun) and (kind := _KIND_OF_NOUN.get(entry.kind)):
            yield kind, _STATED
    for pronoun in _relative_pronouns(annotated, head):
        if kind := _RELATIVES.get(pronoun.text.lower()):
            yield kind, _STATED
    for pronoun in _bound_pronouns(annotated, head):
        if kind := _BOUND_PRONOUNS.get(pronoun.text.lower()):
            yield kind, _BOUND
    if kind := _subject_of_content(annotated, head):
        yield kind, _BOUND
    if _is_varied(annotated, head):
        yield SpeakerKind.ORGANISATION, _BOUND


def _nouns(annotated: AnnotatedText, head: Token) -> Iterator[Token]:
    """Yield the nouns that describe the bearer of a name.

    "Finch, the [retailer]", "the [retailer] Finch", "Finch is a [retailer]"; but a bare
    noun after a comma is a vocative: "I was in Hull, mother".
    """
    for child in annotated.dependents(head):
        is_apposition = child.relation == "appos" and _is_phrase(annotated, child)
        if child.upos == "NOUN" and (is_apposition or child.relation == "flat"):
            yield child
    above = annotated.head_of(head)
    if above is None or above.upos != "NOUN":
        return
    is_copula = any(child.relation == "cop" for child in annotated.dependents(above))
    if head.relation in {"appos", "flat"} or (head.relation == "nsubj" and is_copula):
        yield above


def _is_phrase(annotated: AnnotatedText, noun: Token) -> bool:
    return any(child.relation != "punct" for child in annotated.dependents(noun))


def _relative_pronouns(annotated: AnnotatedText, head: Token) -> Iterator[Token]:
    """Yield the subjects of the relative clauses of a name: "Finch, [which] grew"."""
    for clause in annotated.dependents(head):
        if clause.deprel == "acl:relcl":
            yield from (one for one in annotated.dependents(clause) if one.relation == "nsubj")


def _subject_of_content(annotated: AnnotatedText, subject: Token) -> SpeakerKind | None:
    """Return the kind that the agent of what somebody says shows: "Finch said [it] sold shops"."""
    verb = annotated.head_of(subject)
    clauses = annotated.dependents(verb) if verb and subject.relation == "nsubj" else ()
    for clause in clauses:
        children = list(annotated.dependents(clause)) if clause.relation == "ccomp" else []
        # "It would rain", "it is cold": nobody does anything.
        if clause.upos == "VERB" and any(one.relation in {"obj", "xcomp"} for one in children):
            agents = (one.text.lower() for one in children if one.deprel == "nsubj")
            return _AGENTS.get(next(agents, ""))
    return None


def _is_varied(annotated: AnnotatedText, subject: Token) -> bool:
    """Whether the next sentence is about a business: "Finch fell. [The retailer] cut prices"."""
    following = annotated.sentence_of[subject.index] + 1
    if subject.relation != "nsubj" or following >= len(annotated.sentences):
        return False
    words = annotated.sentence_tokens(annotated.sentences[following])[:_LONGEST_SUBJECT]
    noun = next((word for word in words if word.relation == "nsubj"), None)
    return words[0].text == "The" and noun is not None and noun.lemma.lower() in _BUSINESSES


def _bound_pronouns(annotated: AnnotatedText, subject: Token) -> Iterator[Token]:
    """Yield the reflexives and possessives behind the verb of a subject: "Finch cut [its] prices".

    A possessive can refer to somebody mentioned before, but "its" seldom does.
    """
    verb = annotated.head_of(subject)
    if subject.relation != "nsubj" or verb is None:
        return
    for word in annotated.dependents(verb):
        if word.index > subject.index:
            yield word
            yield from syntax.possessors(annotated, word)
