"""The last mentions of each cluster."""

from quoteattr.resolve.coreference.ranking.history import History, Role, role_of
from quoteattr.schema.quote import Gender, MentionForm
from tests.passes import first_pass, shown

MET = """
Emma|PROPN|2|nsubj met|VERB|0|root Thomas|PROPN|2|obj
  in|ADP|6|case his|PRON|6|nmod:poss yard|NOUN|2|obl ."""
SMILED = "She|PRON|2|nsubj smiled|VERB|0|root ."


def test_the_last_mention_counts() -> None:
    """A pronoun is a mention of its antecedent, too."""
    state = first_pass(f"{MET}\n{SMILED}")
    emma = state.cluster_of[0]

    mentioned = state.history.of(emma)

    assert (mentioned.count, mentioned.form) == (2, MentionForm.PRONOUN)
    assert mentioned.narrated_role is Role.SUBJECT


def test_a_mention_in_a_quotation_is_not_narrated() -> None:
    """It changes neither the role nor the subjects of the narration."""
    state = first_pass("“ Bob|PROPN|3|nsubj ran|VERB|0|root . ”")
    bob = state.cluster_of[1]

    mentioned = state.history.of(bob)

    assert (mentioned.head, mentioned.narrated_time, mentioned.narrated_role) == (1, None, None)
    assert state.history.last_subject is None


def test_subjects_and_pronouns() -> None:
    """The topic is the first subject of a paragraph; subjects and pronouns are the last ones."""
    state = first_pass(f"{MET}\nThomas|PROPN|2|nsubj rose|VERB|0|root .\n{SMILED}")
    history = state.history

    assert history.topic
    assert history.last_subject
    assert history.subject_before
    assert shown(state, history.topic[1]) == "Emma"
    assert shown(state, history.last_subject.cluster) == "Emma"
    assert shown(state, history.subject_before.cluster) == "Thomas"
    assert {gender: sentence for gender, (sentence, _) in history.last_pronoun.items()} == {
        Gender.HE: 0,
        Gender.SHE: 2,
    }


def test_nobody_has_been_mentioned() -> None:
    """An unknown cluster has no mentions."""
    state = first_pass(SMILED)

    assert all(History().of(one).count == 0 for one in state.cluster_of.values())


def test_roles() -> None:
    """A possessor is not an object."""
    state = first_pass(MET)

    roles = [role_of(state.discourse, mention) for mention in state.discourse.mentions]

    assert roles == [Role.SUBJECT, Role.OBJECT, Role.POSSESSOR]
