"""The features of possible antecedents."""

import pytest

from quoteattr.resolve.coreference.antecedents import possible_antecedents
from quoteattr.resolve.coreference.ranking.features import features_of, read_pronoun
from quoteattr.resolve.coreference.ranking.model import Features, PronounSetting
from quoteattr.resolve.coreference.state import State
from tests.passes import first_pass, shown

MET = "Mr.|PROPN|2|nmod Reed|PROPN|3|nsubj met|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj ."
SAID = "he|PRON|6|nsubj said|VERB|0|root"
OH = f"“ Oh ! ” {SAID} ."


def features(state: State) -> tuple[PronounSetting, dict[str | None, Features]]:
    """Return the setting of the last pronoun, and the features of each possible antecedent."""
    mention = state.discourse.mentions[-1]
    utterance = state.discourse.turn_of_source.get(mention.head)
    pronoun = read_pronoun(state, mention, possible_antecedents(state, mention, utterance))
    return pronoun.setting, {shown(state, one): own for one, own in features_of(pronoun).items()}


@pytest.mark.parametrize(
    ("notation", "setting"),
    [
        (OH, PronounSetting.SOURCE),
        ("He|PRON|2|nsubj rose|VERB|0|root .", PronounSetting.NARRATION),
        ("“ He|PRON|3|nsubj rose|VERB|0|root . ”", PronounSetting.QUOTED),
    ],
)
def test_settings(notation: str, setting: PronounSetting) -> None:
    """A pronoun is the source of a turn, elsewhere in narration, or in a quotation."""
    assert features(first_pass(f"{MET}\n{notation}"))[0] is setting


def test_last_mention() -> None:
    """The nearest candidate is the last one mentioned, whatever its role."""
    _, found = features(first_pass(f"{MET}\nHe|PRON|2|nsubj rose|VERB|0|root ."))

    nearest = [name for name, own in found.items() if "last mentioned" in own]
    assert len(nearest) == 1
    assert {"last a name", "last object", "sentences since: 1"} <= set(found["Mr. Bell"])


def test_topic() -> None:
    """The first subject of the paragraph is its topic."""
    _, found = features(first_pass(f"{MET}\n{OH}"))

    assert found["Mr. Reed"]["topic here"] == 1.0
    assert "topic here" not in found["Mr. Bell"]


def test_names_in_the_quotation() -> None:
    """Each word of a name counts."""
    oh = "“ Oh , Mr.|PROPN|5|nmod Reed|PROPN|2|vocative ! ” he|PRON|9|nsubj said|VERB|0|root ."
    _, found = features(first_pass(f"{MET}\n{oh}"))

    assert found["Mr. Reed"]["named inside"] == 2.0
    assert "named inside" not in found["Mr. Bell"]


def test_turns_before() -> None:
    """Who spoke last is known to the source of the next turn."""
    asked = "“ Well ? ” asked|VERB|0|root Mr.|PROPN|7|nmod Reed|PROPN|5|nsubj ."
    _, found = features(first_pass(f"{MET}\n\n{asked}\n\n{OH}"))

    assert found["Mr. Reed"]["spoke last"] == 1.0
    assert "spoke last" not in found["Mr. Bell"]


def test_unknown_gender() -> None:
    """It counts against a candidate if the gender of another one is known."""
    met = "Dr.|PROPN|2|nmod Varley|PROPN|3|nsubj met|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj"
    _, found = features(first_pass(f"{met} .\nHe|PRON|2|nsubj rose|VERB|0|root ."))

    assert found["Dr. Varley"]["gender unknown, that of others known"] == 1.0
    assert "gender unknown" not in found["Mr. Bell"]
