"""The clues to the referent of a mention, in the order in which they are tried.

To add a clue, write one function with the signature of `Clue.resolve` and a row in `CLUES`.
"""

from quoteattr.mentions.markable import GrammaticalPerson, Markable, Number
from quoteattr.resolve.coreference import (
    by_name,
    definites,
    descriptions,
    pronouns,
    relatives,
    reported,
)
from quoteattr.resolve.coreference.state import Clue
from quoteattr.resolve.coreference.variation import companies, varied
from quoteattr.schema.quote import MentionForm


def _is_name(mention: Markable) -> bool:
    return mention.form is MentionForm.NAME


def _is_not_name(mention: Markable) -> bool:
    return mention.form is not MentionForm.NAME


def _is_description(mention: Markable) -> bool:
    return mention.form is MentionForm.NOMINAL


def _is_first_person(mention: Markable) -> bool:
    return _is_pronoun(mention, GrammaticalPerson.FIRST) and mention.number is not Number.PLURAL


def _is_third_person_singular(mention: Markable) -> bool:
    is_singular = mention.number is not Number.PLURAL
    return _is_not_name(mention) and is_singular and mention.person is GrammaticalPerson.THIRD


def _is_second_person(mention: Markable) -> bool:
    return _is_pronoun(mention, GrammaticalPerson.SECOND) and mention.number is not Number.PLURAL


def _is_third_person(mention: Markable) -> bool:
    return _is_pronoun(mention, GrammaticalPerson.THIRD)


def _is_third_person_singular_pronoun(mention: Markable) -> bool:
    return _is_third_person(mention) and mention.number is not Number.PLURAL


def _is_pronoun(mention: Markable, person: GrammaticalPerson) -> bool:
    return mention.form is MentionForm.PRONOUN and mention.person is person


CLUES = (
    Clue("name", _is_name, by_name.name),
    Clue("given chain", _is_not_name, by_name.given_chain, is_given=True),
    Clue("stated name", _is_third_person_singular, by_name.stated_name, is_given=True),
    Clue("known alias", _is_description, by_name.known_alias, is_given=True),
    Clue("quantified", _is_description, descriptions.quantified),
    Clue("coordination", _is_description, descriptions.coordination),
    Clue("own name", _is_description, by_name.own_name),
    Clue("letter writer", _is_description, descriptions.letter_writer),
    Clue("person behind", _is_description, descriptions.person_behind),
    Clue("former or latter", _is_description, descriptions.former_or_latter),
    Clue("apposition", _is_description, descriptions.apposition, adds_role=True),
    Clue("office holder", _is_description, descriptions.office_holder, adds_role=True),
    Clue("known relative", _is_description, relatives.known_relative, adds_role=True),
    Clue("namesake relative", _is_description, relatives.namesake_relative, adds_role=True),
    Clue("same relative", _is_description, relatives.same_relative, adds_role=True),
    Clue("inverse relative", _is_description, relatives.inverse_relative, adds_role=True),
    Clue("family title", _is_description, relatives.family_title, is_given=True, adds_role=True),
    Clue("ordinal", _is_description, descriptions.ordinal, adds_role=True),
    Clue("title or role", _is_description, definites.title_or_role, adds_role=True),
    Clue("organisation", _is_description, definites.organisation, adds_role=True),
    Clue("varied company", _is_description, companies.varied_company, adds_role=True),
    Clue("same modifiers", _is_description, definites.same_modifiers, adds_role=True),
    Clue("present person", _is_description, definites.present_person, adds_role=True),
    Clue("varied name", _is_description, varied.varied_name, adds_role=True),
    Clue("repeated description", _is_description, definites.repeated_description, adds_role=True),
    Clue("continued report", _is_description, reported.continued_report, adds_role=True),
    Clue("absent person", _is_description, definites.absent_person, adds_role=True),
    Clue("new cluster", _is_description, descriptions.new_cluster, adds_role=True),
    Clue("first person", _is_first_person, pronouns.first_person),
    Clue("second person", _is_second_person, pronouns.second_person),
    Clue("speaking neuter", _is_third_person, pronouns.speaking_neuter),
    Clue("reflexive", _is_third_person, pronouns.reflexive),
    Clue("called by relative", _is_third_person, pronouns.called_by_relative),
    Clue("possessor of source", _is_third_person_singular_pronoun, pronouns.possessor_of_source),
    Clue("ranked antecedent", _is_third_person, pronouns.ranked_antecedent),
    Clue("salient antecedent", _is_third_person, pronouns.salient_antecedent),
    Clue("singular they", _is_third_person, pronouns.singular_they),
    Clue("named next", _is_third_person, pronouns.named_next),
)
