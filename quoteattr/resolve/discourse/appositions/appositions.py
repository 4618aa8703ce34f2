"""Mentions that syntax makes coreferent with a nominal: apposition, copula, office."""

from collections.abc import Sequence

from quoteattr.language.titles import TitleClass, title_of
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.appositions.predicates import (
    described_by_predicate,
    described_by_relative_clause,
    given_names,
    may_be_described,
    office_holder,
)
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.resolve.discourse.coordination import is_independent
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominal_traits import is_definite, is_newly_mentioned
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

_APPOSITIONS = frozenset({"appos", "flat", "compound"})


def coreferent_mention(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the mention that apposition or a copula makes coreferent with a nominal.

    "Jens Stoltenberg, [the head of NATO]", "[the poet] Ann Lee", "Bob is [the owner]", "her
    nephew, [a lad of fifteen]", "[a man] named Bohl", "Ann Lee was sworn in as [mayor]", "“Help!”
    called [somebody]. It was Ann Lee.", "Ann Lee, the founder and [chairwoman]"
    """
    token = discourse.annotated.tokens[mention.head]
    holder = office_holder(discourse, token)
    if holder is not None and may_be_described(holder):
        return holder
    return (
        _governor(discourse, mention, token)
        or _dependent(discourse, token)
        or described_by_relative_clause(discourse, token)
        or _identified_next(discourse, mention)
        or _described_twice(discourse, mention, token)
    )


def gender_in_apposition(discourse: Discourse, mention: Markable) -> Gender | None:
    """Return the gender of the apposition to a nominal: "the guard, [a girl of twenty]"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        other = discourse.by_token.get(child.index) if child.relation == "appos" else None
        if other is not None and other.gender and _agree(mention, other):
            return other.gender
    return None


def _governor(discourse: Discourse, mention: Markable, token: Token) -> Markable | None:
    """Return the mention that a nominal is in apposition to."""
    head = discourse.annotated.head_of(token)
    other = discourse.by_token.get(head.index) if head else None
    if token.relation == "appos" and _is_on_other_level(discourse, token, head):
        other = _name_before_comma(discourse, mention)
    if other is None or not (token.relation in _APPOSITIONS or token.deprel == "nmod:desc"):
        return None
    if _is_address(discourse, mention):
        return None
    same_kind = other.kind in (mention.kind, SpeakerKind.UNKNOWN)
    is_name = same_kind and other.form is MentionForm.NAME
    is_nominal = token.relation == "appos" and _agree(other, mention)
    return other if is_name or is_nominal else None


def _is_on_other_level(discourse: Discourse, token: Token, head: Token | None) -> bool:
    """Whether one of two tokens is in a quotation and the other is not in the same one."""
    if head is None:
        return False
    return discourse.quotation_of[token.index] != discourse.quotation_of[head.index]


def _name_before_comma(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the name that a comma separates from an apposition: "said [Ann], the cook"."""
    before = discourse.annotated.tokens[max(0, mention.first - 2) : mention.first]
    return discourse.by_token.get(before[0].index) if before and before[-1].text == "," else None


def _is_address(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal addresses somebody with a title: "my lady"."""
    first, head = (discourse.annotated.tokens[i] for i in (mention.first, mention.head))
    title = title_of(head.text)
    return first.text.lower() == "my" and title is not None and title.title_class is TitleClass.RANK


def _dependent(discourse: Discourse, token: Token) -> Markable | None:
    """Return the mention in apposition to a nominal, its subject, or the name it introduces."""
    annotated = discourse.annotated
    children = list(annotated.dependents(token))
    # "I'm at [the bank]" says where, not who.
    relations = {child.relation for child in children}
    is_predicate = "cop" in relations and "case" not in relations
    candidates = [
        child
        for child in children
        if child.relation == "appos" and not _is_vocative(annotated, children, child)
    ]
    if candidates and _is_in_phrase(discourse, token):
        candidates = [one for one in candidates if not _is_of_person(discourse, token, one)]
    candidates += [child for child in children if child.deprel == "nmod:desc"]
    # Parsers take the noun in "[matron] Ann Lee" for a word of the name.
    is_noun = token.upos == "NOUN" or token.text[:1].islower()
    candidates += [child for child in children if is_noun and child.relation == "flat"]
    candidates += [child for child in children if is_predicate and child.relation == "nsubj"]
    candidates += _appositions_in_phrase(discourse, token)
    candidates += _adjacent_names(annotated, token)
    mentions = [discourse.by_token.get(child.index) for child in candidates]
    names = [one for one in mentions if one is not None and one.form is not MentionForm.NOMINAL]
    introduced = (discourse.by_token.get(name.index) for name in given_names(annotated, token))
    names += [one for one in introduced if one is not None and one.form is MentionForm.NAME]
    return names[0] if names else None


def _is_vocative(annotated: AnnotatedText, siblings: Sequence[Token], name: Token) -> bool:
    """Whether a name that parsers take for an apposition is a vocative: "How is your mother, Ann?".

    It is the last word of the sentence, and the noun has the possessor "your".
    """
    after = annotated.tokens[name.index + 1 : annotated.sentence_around(name.index).stop]
    is_last = all(token.upos == "PUNCT" for token in after)
    return is_last and any(child.text.lower() == "your" for child in siblings)


def _identified_next(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the speaker whom the sentence after the quotation identifies: "It was [Ann Lee]"."""
    if mention.head not in discourse.turn_of_source or not is_newly_mentioned(discourse, mention):
        return None
    annotated = discourse.annotated
    sentence = annotated.sentence_of[mention.head] + 1
    if sentence >= len(annotated.sentences):
        return None
    subject = annotated.sentence_tokens(annotated.sentences[sentence])[0]
    predicate = annotated.head_of(subject)
    if subject.text != "It" or subject.relation != "nsubj" or predicate is None:
        return None
    children = list(annotated.dependents(predicate))
    relations = {child.relation for child in children}
    # "It was Ann who laughed" is about another act.
    if "cop" not in relations or not relations.isdisjoint({"acl", "case", "advmod"}):
        return None
    # Parsers take the name at the end of "It was the baker, Ann." for a vocative.
    names = (child for child in children if child.relation in {"appos", "vocative"})
    mentions = (discourse.by_token.get(one.index) for one in (*names, predicate))
    return next((one for one in mentions if one and one.kind is SpeakerKind.PERSON), None)


def _described_twice(discourse: Discourse, mention: Markable, token: Token) -> Markable | None:
    """Return whom two nouns describe: "Ann Lee, a poet and [spy]", "Ann is a poet and a [spy]".

    After a noun in apposition, a determiner of its own shows that the second is somebody else:
    "Ann Lee, the founder, and [the mayor]".
    """
    first = discourse.annotated.head_of(token)
    other = discourse.by_token.get(first.index) if first else None
    if first is None or other is None or token.relation != "conj" or not _agree(mention, other):
        return None
    equal = described_by_predicate(discourse, first)
    if equal is None and first.relation == "appos":
        is_somebody_else = is_independent(discourse.annotated, mention)
        equal = None if is_somebody_else else _governor(discourse, other, first)
    return equal if equal and may_be_described(equal) else None


def _is_in_phrase(discourse: Discourse, token: Token) -> bool:
    """Whether what is in apposition to a noun in a phrase belongs to the noun before the phrase.

    "the widow of the dead [firefighter], Helen Bell", "a spokeswoman for the [council], Ann Lee":
    parsers attach a name to the nearest noun.
    """
    annotated = discourse.annotated
    above = annotated.head_of(token)
    outer = discourse.by_token.get(above.index) if above and token.relation == "nmod" else None
    if outer is None or above is None or outer.head != above.index:
        return False
    if outer.kind is not SpeakerKind.PERSON or outer.form is not MentionForm.NOMINAL:
        return False
    if all(child.text.lower() != "of" for child in annotated.dependents(token)):
        inner = discourse.by_token.get(token.index)
        return inner is not None and inner.kind in COLLECTIVES
    return is_definite(discourse, outer)


def _appositions_in_phrase(discourse: Discourse, token: Token) -> list[Token]:
    """Return the appositions to the last noun of "the widow of the firefighter"."""
    annotated = discourse.annotated
    return [
        apposition
        for child in annotated.dependents(token)
        if child.relation == "nmod" and _is_in_phrase(discourse, child)
        for apposition in annotated.dependents(child)
        if apposition.relation == "appos" and _is_of_person(discourse, child, apposition)
    ]


def _is_of_person(discourse: Discourse, noun: Token, apposition: Token) -> bool:
    """Whether an apposition to a noun for an organisation is a person's: "the council, [Ann]"."""
    inner, other = (discourse.by_token.get(one.index) for one in (noun, apposition))
    if inner is None or inner.kind not in COLLECTIVES:
        return True
    return other is not None and other.kind is SpeakerKind.PERSON


def _adjacent_names(annotated: AnnotatedText, token: Token) -> Sequence[Token]:
    """Return the name right after a noun that the parser made a second subject or object.

    "[the poet] Ann Lee left", "said [the poet], Ann Lee"
    """
    following = annotated.tokens[token.index + 1 : token.index + 3]
    if following and following[0].text != ",":
        following = following[:1]
    return [
        other
        for other in following
        if other.upos == "PROPN" and (other.head, other.deprel) == (token.head, token.deprel)
    ]


def _agree(one: Markable, other: Markable) -> bool:
    """Whether two nominals in apposition may be one person: "her nephew, a lad of fifteen"."""
    genders = {one.gender, other.gender} - {None}
    return (
        one.form is other.form
        and {one.kind, other.kind} == {SpeakerKind.PERSON}
        and one.number is other.number
        and len(genders) <= 1
    )
