"""Predicates that describe somebody ("Ann is [the mayor]"), or name him ("a man named [Bohl]")."""

from collections.abc import Iterator

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import GrammaticalPerson, Markable, Number
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Gender, MentionForm

_OFFICE_VERBS = read_classes("description_words.txt")["office_verb"]
"""Verbs whose subject is what follows "as" or "become"."""
_NAMING_VERBS = read_classes("description_words.txt")["naming_verb"]
"""Participles before the name of somebody described: "a man [named] Bohl"."""
_PERSONAL = frozenset({Gender.HE, Gender.SHE})


def described_by_predicate(discourse: Discourse, noun: Token) -> Markable | None:
    """Return whom a clause describes by a noun, in any of the ways of this module."""
    return (
        office_holder(discourse, noun)
        or _subject_of_copula(discourse, noun)
        or described_by_relative_clause(discourse, noun)
    )


def office_holder(discourse: Discourse, noun: Token) -> Markable | None:
    """Return who becomes, or serves as, what a noun says.

    "[Ann] was sworn in as mayor", "[Ann] left and became mayor", "[Ann] was elected mayor"
    """
    annotated = discourse.annotated
    verb = annotated.head_of(noun)
    if verb is None or noun.relation not in {"obl", "xcomp"} or verb.lemma not in _OFFICE_VERBS:
        return None
    subject = next(_subjects(annotated, verb), None)
    if subject is None:
        return None
    is_complement = noun.relation == "xcomp" and subject.deprel == "nsubj:pass"
    marks = {child.text.lower() for child in annotated.dependents(noun)}
    if verb.lemma != "become" and "as" not in marks and not is_complement:
        return None
    return discourse.by_token.get(subject.index)


def described_by_relative_clause(discourse: Discourse, noun: Token) -> Markable | None:
    """Return the name that a noun in its relative clause describes: "[Ann], who is the mayor"."""
    annotated = discourse.annotated
    named = annotated.head_of(noun)
    if named is None or noun.deprel != "acl:relcl" or not _has_copula(annotated, noun):
        return None
    if all(subject.text.lower() != "who" for subject in _own_subjects(annotated, noun)):
        return None
    mention = discourse.by_token.get(named.index)
    return mention if mention and mention.form is MentionForm.NAME else None


def may_be_described(mention: Markable) -> bool:
    """Whether a predicate may describe the referent: that of a name, "he" or "she", not of "it"."""
    if mention.form is MentionForm.NAME:
        return True
    is_third = mention.person is GrammaticalPerson.THIRD
    return is_third and mention.number is Number.SINGULAR and mention.gender in _PERSONAL


def _subject_of_copula(discourse: Discourse, noun: Token) -> Markable | None:
    if not _has_copula(discourse.annotated, noun):
        return None
    subject = next(_own_subjects(discourse.annotated, noun), None)
    return discourse.by_token.get(subject.index) if subject else None


def _has_copula(annotated: AnnotatedText, noun: Token) -> bool:
    return any(child.relation == "cop" for child in annotated.dependents(noun))


def _own_subjects(annotated: AnnotatedText, predicate: Token) -> Iterator[Token]:
    return (child for child in annotated.dependents(predicate) if child.relation == "nsubj")


def _subjects(annotated: AnnotatedText, verb: Token) -> Iterator[Token]:
    """Yield the subjects of a verb, then those it shares with the verbs before it."""
    yield from _own_subjects(annotated, verb)
    before = annotated.head_of(verb)
    if before is not None and verb.relation == "conj":
        yield from _subjects(annotated, before)


def given_names(annotated: AnnotatedText, token: Token) -> Iterator[Token]:
    """Yield the names that a clause gives to a noun.

    "a man named [Bohl]", "The man was called [Bohl]", "the man, whose name is [Bohl]"
    """
    verb = annotated.head_of(token)
    if verb and token.deprel == "nsubj:pass" and verb.text.lower() in _NAMING_VERBS:
        yield from (child for child in annotated.dependents(verb) if child.index > verb.index)
    for child in annotated.dependents(token):
        if named := _naming_verb(annotated, child):
            yield from annotated.dependents(named)
        elif child.deprel == "acl:relcl" and any(
            noun.lemma.lower() == "name" and noun.relation == "nsubj"
            for noun in annotated.dependents(child)
        ):
            yield child


def _naming_verb(annotated: AnnotatedText, clause: Token) -> Token | None:
    """Return the verb of a clause that names its noun: "who asked to be [called] Ann"."""
    if clause.relation != "acl":
        return None
    verbs = [clause, *(one for one in annotated.dependents(clause) if one.relation == "xcomp")]
    for verb in verbs:
        is_passive = any(one.deprel == "aux:pass" for one in annotated.dependents(verb))
        is_reduced = verb is clause and clause.deprel == "acl"
        if verb.text.lower() in _NAMING_VERBS and (is_passive or is_reduced):
            return verb
    return None
