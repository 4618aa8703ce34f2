"""The features of the candidates for the speaker of a turn."""

from quoteattr.resolve.conversation.crf import TurnFeatures, Weights
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.schema.knowledge import Character
from tests.parses import read_parse
from tests.scenes import attributions

PERSON_LABELS = ("Ann", "Bob", "Tom")
TALK = """
Ann|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .

“ Rain , Bob|PROPN|2|vocative ? ” said|VERB|0|root Ann|PROPN|7|nsubj .

“ Yes . ”

“ Oh ! ” he|PRON|6|nsubj cried|VERB|0|root .
"""


def _turns(notation: str, *characters: Character) -> list[TurnFeatures]:
    annotated = read_parse(notation, entities=tuple((name, "PERSON") for name in PERSON_LABELS))
    state = resolve_mentions(
        annotated, attributions(annotated), characters=characters, weights=Weights()
    )
    return list(turn_features(state))


def _by_name(turn: TurnFeatures) -> dict[str, set[str]]:
    return {next(iter(one.names)): set(features) for one, features in turn.candidates.items()}


def test_a_named_speaker_is_the_only_candidate() -> None:
    """A single candidate needs no features."""
    assert _by_name(_turns(TALK)[0]) == {"Ann": set()}


def test_candidates_of_a_turn_without_words() -> None:
    """Everybody present is a candidate, among them the addressee of the turn before."""
    turn = _turns(TALK)[1]

    assert set(_by_name(turn)) == {"Ann", "Bob"}
    assert "spoke before" in _by_name(turn)["Ann"]
    assert "called above" in _by_name(turn)["Bob"]
    assert {"open: next paragraph", "last settled: next", "last asks"} <= set(turn.context)


def test_candidates_of_a_pronoun() -> None:
    """Everybody who agrees with the pronoun is a candidate, its antecedent among them."""
    features = _by_name(_turns(TALK.replace("Ann", "Tom"))[2])

    assert set(features) == {"Tom", "Bob"}
    assert sum("pronoun: is meant" in names for names in features.values()) == 1


def test_a_pronoun_outside_conversations_is_settled() -> None:
    """Where no turn replies to another, the antecedent of the pronoun is the only candidate."""
    (turn,) = _turns(
        "Ann|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .\n"
        "“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root ."
    )

    assert len(turn.candidates) == 1


def test_the_actor_in_the_paragraph_above() -> None:
    """The person who acts in the narration above a turn has a feature for it."""
    turns = _turns(TALK + "\nBob|PROPN|2|nsubj rose|VERB|0|root .\n\n“ Ah . ”")

    features = _by_name(turns[-1])

    assert {"open: acts above", "stands above"} <= features["Bob"]
    assert "open: acts above" not in features["Ann"]
    assert "open: other paragraph" in turns[-1].context


def test_the_addressee_of_a_turn() -> None:
    """The addressee has a feature in the turn, in the turn above and in the turn below."""
    turns = _turns(TALK + "\n“ Snow , Ann|PROPN|2|vocative . ”\n\n“ Oh , Bob|PROPN|2|vocative . ”")

    fourth, last = _by_name(turns[3]), _by_name(turns[4])

    assert {"called", "named inside"} <= fourth["Ann"]
    assert "called below" in fourth["Bob"]
    assert "called above" in last["Ann"]


def test_a_polite_form_states_the_gender_of_the_addressee() -> None:
    """The form "sir" is a feature of men and of women, in its turn and in the turn below."""
    turns = _turns(
        "Ann|PROPN|2|nsubj saw|VERB|0|root Mr.|PROPN|4|nmod Bob|PROPN|2|obj .\n\n"
        "“ Rain , sir . ”\n\n“ Oh . ”\n\n“ Snow . ”"
    )

    first, second = _by_name(turns[0]), _by_name(turns[1])

    assert "polite to own gender" in first["mr Bob"]
    assert "polite to other gender" in first["Ann"]
    assert "polite above to own gender" in second["mr Bob"]
    assert "polite above to other gender" in second["Ann"]


def test_candidates_of_a_description() -> None:
    """The kind of the noun is a feature of the referent; others who agree are candidates too."""
    turns = _turns(
        "Tom|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .\n\n"
        "“ Rain . ” said|VERB|0|root Tom|PROPN|5|nsubj .\n\n“ Snow . ”\n\n"
        "“ Oh ! ” said|VERB|0|root the|DET|7|det man|NOUN|5|nsubj ."
    )

    features = _by_name(turns[2])

    assert set(features) == {"Tom", "Bob"}
    assert sum("generic noun: is meant" in names for names in features.values()) == 1


def test_a_group_speaks_only_its_own_turn() -> None:
    """It is the only candidate there, and not a candidate elsewhere."""
    turns = _turns(
        "“ Rain . ” said|VERB|0|root Tom|PROPN|5|nsubj and|CCONJ|8|cc Bob|PROPN|6|conj .\n\n"
        "“ Snow . ”\n\n“ Oh . ”"
    )

    assert [len(turn.candidates) for turn in turns[:1]] == [1]
    assert not set(turns[0].candidates) & set(turns[1].candidates)


def test_an_alias_of_the_user_settles_a_turn() -> None:
    """The conversation cannot overrule the referent that the user gives."""
    turns = _turns(
        TALK.replace("he|PRON|6|nsubj", "the|DET|6|det mayor|NOUN|7|nsubj"),
        Character("Tom Lund", aliases=("the mayor",)),
    )

    assert [one.character for one in turns[2].candidates] == ["Tom Lund"]
