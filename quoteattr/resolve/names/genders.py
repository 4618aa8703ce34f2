"""The gender of names by the pronouns and descriptions that must refer to their bearers.

It is inferred before anything is resolved. A pass that starts with a wrong gender finds more and
more pronouns for it, so only evidence from the syntax of a clause, or from a passage that mentions
nobody else, counts.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from quoteattr.mentions.markable import GrammaticalPerson, Markable
from quoteattr.mentions.pronouns import REFLEXIVES
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

# Set on LitBank and half of the PDNC novels.
_BOUND, _DESCRIBED, _NEXT = 1.0, 2.0, 0.7
"""Evidence from a pronoun in the clause of a name, from an apposition, and from the pronoun that
opens the sentence after one in which nobody else is mentioned."""
_ENOUGH, _AGAINST_LIST = 1.7, 4.0
"""Evidence that decides the gender, and evidence that outweighs the list of given names."""
_MAJORITY = 0.7
"""Share of the evidence that must agree."""

GenderEvidence = dict[Gender, float]
"""Weight of the evidence for each gender."""


def decisive_gender(evidence: GenderEvidence, *, against_list: bool = False) -> Gender | None:
    """Return the gender for which there is enough evidence, None if there is not enough for any.

    Args:
        evidence: The weight of the evidence for each gender.
        against_list: Whether the list of given names already indicates a gender.
    """
    gender = max(evidence, key=evidence.__getitem__, default=None)
    least = _AGAINST_LIST if against_list else _ENOUGH
    if gender and evidence[gender] >= max(least, _MAJORITY * sum(evidence.values())):
        return gender
    return None


def gender_evidence(discourse: Discourse) -> dict[int, GenderEvidence]:
    """Return the gender that the clauses around names indicate, by the head token of the name."""
    found: dict[int, GenderEvidence] = {}
    for head, gender, weight in (*_by_descriptions(discourse), *_by_pronouns(discourse)):
        evidence = found.setdefault(head, {})
        evidence[gender] = evidence.get(gender, 0.0) + weight
    return found


def _by_descriptions(discourse: Discourse) -> Iterator[tuple[int, Gender, float]]:
    """Yield the head of a name, the gender of a description coreferent with it, and the weight."""
    for mention in discourse.mentions:
        gender = _singular_gender(mention)
        if mention.form is MentionForm.NOMINAL and gender and discourse.is_narrated(mention):
            coreferent = coreferent_mention(discourse, mention)
            if coreferent and coreferent.form is MentionForm.NOMINAL:
                # "Her aide, Ann Lee, [a tall woman]": both are in apposition to the aide.
                coreferent = coreferent_mention(discourse, coreferent)
            if coreferent and coreferent.form is MentionForm.NAME:
                yield coreferent.head, gender, _DESCRIBED


def _by_pronouns(discourse: Discourse) -> Iterator[tuple[int, Gender, float]]:
    """Yield the head of a subject, the gender of a pronoun that refers to it, and the weight."""
    by_sentence = _people_by_sentence(discourse)
    for sentence, (name, *others) in by_sentence.items():
        if name.form is not MentionForm.NAME or not _is_subject(discourse, name):
            continue
        pronouns = list(takewhile(lambda one: one.form is MentionForm.PRONOUN, others))
        for pronoun in pronouns:
            if (gender := _singular_gender(pronoun)) and _is_bound(discourse, name, pronoun):
                yield name.head, gender, _BOUND
        following = by_sentence.get(sentence + 1, [])[:1] if pronouns == others else []
        for pronoun in following:
            if (gender := _singular_gender(pronoun)) and _continues(discourse, name, pronoun):
                yield name.head, gender, _NEXT


def _singular_gender(mention: Markable) -> Gender | None:
    return None if mention.gender is Gender.THEY else mention.gender


def _people_by_sentence(discourse: Discourse) -> dict[int, list[Markable]]:
    """Return the mentions of people in the narration of each sentence, in text order."""
    people: dict[int, list[Markable]] = defaultdict(list)
    for mention in discourse.mentions:
        is_third_person = mention.person is GrammaticalPerson.THIRD
        if is_third_person and discourse.is_narrated(mention) and _can_be_person(mention):
            people[discourse.annotated.sentence_of[mention.head]].append(mention)
    return people


def _can_be_person(mention: Markable) -> bool:
    return mention.form is MentionForm.PRONOUN or mention.kind in (
        SpeakerKind.PERSON,
        SpeakerKind.UNKNOWN,
    )


def _is_subject(discourse: Discourse, mention: Markable) -> bool:
    return discourse.annotated.tokens[mention.head].deprel == "nsubj"


def _is_bound(discourse: Discourse, subject: Markable, pronoun: Markable) -> bool:
    """Whether a pronoun refers to the subject: "[Lund] hurt [himself]", "[Lund] shook [his] head".

    A possessive can refer to somebody mentioned before, but seldom does if nobody else is between.
    """
    annotated = discourse.annotated
    verb = annotated.tokens[subject.head].head
    token = annotated.tokens[pronoun.head]
    if token.text.lower() in REFLEXIVES:
        return token.head == verb
    noun = annotated.head_of(token)
    return token.deprel == "nmod:poss" and noun is not None and noun.head == verb


def _continues(discourse: Discourse, name: Markable, pronoun: Markable) -> bool:
    """Whether the next sentence of the same paragraph has the pronoun as its subject."""
    annotated = discourse.annotated
    return (
        pronoun.form is MentionForm.PRONOUN
        and _is_subject(discourse, pronoun)
        and annotated.paragraph_at(name.span.start) == annotated.paragraph_at(pronoun.span.start)
    )
