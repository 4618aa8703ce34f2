"""The gender of names that neither a title nor a list tells: by the pronouns that must be theirs.

Read before anything is resolved. A reading that starts with a wrong gender finds more and more
pronouns for it, so only what the syntax of a clause or the lack of anybody else makes plain counts.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import REFLEXIVES
from quoteattr.resolve.discourse.appositions import equals
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

# Set on LitBank and half of the PDNC novels.
_BOUND, _DESCRIBED, _NEXT = 1.0, 2.0, 0.7
"""Evidence from a pronoun in the clause of a name, from an apposition, and from the pronoun that
opens the sentence after one in which nobody else is mentioned."""
_ENOUGH, _AGAINST_LIST = 1.7, 4.0
"""Evidence that tells the gender, and that outvotes the list of given names."""
_MAJORITY = 0.7
"""Share of the evidence that must agree."""


Evidence = dict[Gender, float]
"""How much tells for each gender."""


def plain_gender(evidence: Evidence, *, against_list: bool = False) -> Gender | None:
    """Return the gender that evidence makes plain, None if none.

    Args:
        evidence: The sum of what tells for each gender.
        against_list: Whether the list of given names tells one.
    """
    gender = max(evidence, key=lambda one: evidence[one], default=None)
    least = _AGAINST_LIST if against_list else _ENOUGH
    if gender and evidence[gender] >= max(least, _MAJORITY * sum(evidence.values())):
        return gender
    return None


def read_genders(discourse: Discourse) -> dict[int, Evidence]:
    """Return what the clauses around names tell, by the head token of the name."""
    found: dict[int, Evidence] = {}
    for head, gender, weight in _evidence(discourse):
        evidence = found.setdefault(head, {})
        evidence[gender] = evidence.get(gender, 0.0) + weight
    return found


def _evidence(discourse: Discourse) -> Iterator[tuple[int, Gender, float]]:
    """Yield the head of a name, the gender that a word tells of it, and how surely."""
    for mention in discourse.mentions:
        gender = _gender_of(mention)
        if mention.form is MentionForm.NOMINAL and gender and discourse.narrated(mention):
            equal = equals(discourse, mention)
            if equal and equal.form is MentionForm.NAME:
                yield equal.head, gender, _DESCRIBED
    by_sentence = _people_by_sentence(discourse)
    for sentence, mentions in by_sentence.items():
        name, *others = mentions
        if name.form is not MentionForm.NAME or not _is_subject(discourse, name):
            continue
        pronouns = list(takewhile(lambda one: one.form is MentionForm.PRONOUN, others))
        for pronoun in pronouns:
            if (gender := _gender_of(pronoun)) and _is_bound(discourse, name, pronoun):
                yield name.head, gender, _BOUND
        following = by_sentence.get(sentence + 1, [])[:1] if pronouns == others else []
        for pronoun in following:
            if (gender := _gender_of(pronoun)) and _goes_on(discourse, name, pronoun):
                yield name.head, gender, _NEXT


def _gender_of(mention: Markable) -> Gender | None:
    return None if mention.gender is Gender.THEY else mention.gender


def _people_by_sentence(discourse: Discourse) -> dict[int, list[Markable]]:
    """Return who is mentioned in the narration of each sentence, in text order."""
    found: dict[int, list[Markable]] = defaultdict(list)
    for mention in discourse.mentions:
        is_third = mention.person == 3  # noqa: PLR2004
        if is_third and discourse.narrated(mention) and _is_somebody(mention):
            found[discourse.annotated.sentence_of[mention.head]].append(mention)
    return found


def _is_somebody(mention: Markable) -> bool:
    return mention.form is MentionForm.PRONOUN or mention.kind in (
        SpeakerKind.PERSON,
        SpeakerKind.UNKNOWN,
    )


def _is_subject(discourse: Discourse, mention: Markable) -> bool:
    return discourse.annotated.tokens[mention.head].deprel == "nsubj"


def _is_bound(discourse: Discourse, subject: Markable, pronoun: Markable) -> bool:
    """Whether a pronoun must mean the subject: "[Lund] hurt [himself]", "[Lund] shook [his] head".

    A possessive may mean somebody from before, but seldom does without anybody else in between.
    """
    annotated = discourse.annotated
    verb = annotated.tokens[subject.head].head
    token = annotated.tokens[pronoun.head]
    if token.text.lower() in REFLEXIVES:
        return token.head == verb
    noun = annotated.head_of(token)
    return token.deprel == "nmod:poss" and noun is not None and noun.head == verb


def _goes_on(discourse: Discourse, name: Markable, pronoun: Markable) -> bool:
    """Whether the next sentence of the same paragraph opens with a pronoun for its subject."""
    annotated = discourse.annotated
    return (
        pronoun.form is MentionForm.PRONOUN
        and _is_subject(discourse, pronoun)
        and annotated.paragraph_at(name.span.start) == annotated.paragraph_at(pronoun.span.start)
    )
