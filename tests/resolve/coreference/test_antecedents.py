"""Salience of possible antecedents."""

import pytest

from quoteattr.resolve.coreference.antecedents import possible_antecedents, salient_antecedents
from quoteattr.resolve.coreference.state import State, most_salient
from quoteattr.resolve.coreference.text_order import resolve_in_text_order
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.indexes import UtteranceIndex
from tests.parses import read_parse
from tests.passes import first_pass, shown, speakers
from tests.scenes import attributions

MEN = "Mr.|PROPN|2|nmod Reed|PROPN|3|nsubj met|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj ."
FIRST = UtteranceIndex(0)
SAID = "he|PRON|6|nsubj said|VERB|0|root"


def antecedents(state: State, *, of: str) -> dict[str | None, float]:
    """Return the salience of the possible antecedents of the last mention with some words."""
    text = state.discourse.annotated.text
    mention = [one for one in state.discourse.mentions if one.span.of(text) == of][-1]
    scores = possible_antecedents(state, mention, state.discourse.turn_of_source.get(mention.head))
    return {shown(state, cluster): score for cluster, score in scores.items()}


def test_only_those_who_agree_are_possible() -> None:
    """A woman is not "he"."""
    state = first_pass(
        f"Miss|PROPN|2|nmod Lund|PROPN|3|nsubj left|VERB|0|root .\n{MEN}\n“ Oh ! ” {SAID} ."
    )

    assert set(antecedents(state, of="he")) == {"Mr. Reed", "Mr. Bell"}


def test_a_subject_is_more_salient() -> None:
    """It is more salient than an object of the sentence."""
    scores = antecedents(first_pass(f"{MEN}\n“ Oh ! ” {SAID} ."), of="he")

    assert scores["Mr. Reed"] > scores["Mr. Bell"]


def test_a_person_named_in_the_quotation_is_less_likely() -> None:
    """Nobody speaks of himself by name."""
    oh = "“ Oh , Mr.|PROPN|5|nmod Reed|PROPN|2|vocative ! ”"
    state = first_pass(f"{MEN}\n{oh} he|PRON|9|nsubj said|VERB|0|root .")
    mention = state.discourse.mentions[-1]

    grammatical = possible_antecedents(state, mention, FIRST)
    salient = salient_antecedents(state, mention, FIRST)

    factors = {shown(state, one): score / grammatical[one] for one, score in salient.items()}
    assert factors["Mr. Reed"] < factors["Mr. Bell"]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Norway|PROPN|2|nsubj refused/refuse|VERB|0|root .", "Norway"),
        ("Rain|NOUN|2|nsubj reached/reach|VERB|0|root Norway|PROPN|2|obj .", None),
    ],
)
def test_they_are_a_country_only_where_it_acts(above: str, expected: str | None) -> None:
    """A place that somebody reaches has said nothing."""
    annotated = read_parse(
        f"{above}\n“ Oh ! ” they|PRON|6|nsubj said|VERB|0|root .", entities=(("Norway", "LOC"),)
    )
    discourse = read_discourse(annotated, attributions(annotated))
    state = resolve_in_text_order(discourse, cluster_names(discourse.mentions))

    assert speakers(state) == [expected]


def test_the_speaker_is_excluded_inside_the_quotation() -> None:
    """A "he" in a quotation is somebody else."""
    said = "said|VERB|0|root Mr.|PROPN|8|nmod Reed|PROPN|6|nsubj"

    assert set(
        antecedents(first_pass(f"{MEN}\n“ He|PRON|3|nsubj ran|VERB|0|root ! ” {said} ."), of="He")
    ) == {"Mr. Bell"}


def test_the_most_salient_of_nobody() -> None:
    """No candidates have no most salient one."""
    assert most_salient({}) is None
