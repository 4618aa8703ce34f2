"""The log-linear model of antecedents."""

from math import exp

import pytest

from quoteattr.errors import LexiconError
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, PronounSetting
from quoteattr.resolve.discourse.cluster import Cluster

NEAR, FAR = Cluster(), Cluster()
WEIGHTS = AntecedentWeights({PronounSetting.SOURCE: {"near": 1.0}})


def test_probabilities_add_up_to_one() -> None:
    """The candidate with the higher score is the more probable one."""
    found = WEIGHTS.log_probabilities(
        PronounSetting.SOURCE, {NEAR: {"near": 2.0}, FAR: {"other": 9.0}}
    )

    assert sum(map(exp, found.values())) == pytest.approx(1.0)
    assert found[NEAR] - found[FAR] == pytest.approx(2.0)


def test_every_setting_has_weights_of_its_own() -> None:
    """Without weights all candidates are equally probable."""
    found = WEIGHTS.log_probabilities(PronounSetting.QUOTED, {NEAR: {"near": 2.0}, FAR: {}})

    assert found[NEAR] == found[FAR]


def test_no_candidates() -> None:
    """Nobody has no probability."""
    assert WEIGHTS.log_probabilities(PronounSetting.SOURCE, {}) == {}


def test_weights_are_read() -> None:
    """A line has a setting, a feature and a number."""
    assert AntecedentWeights.parse(["source  near  1.0"]).of[PronounSetting.SOURCE] == {"near": 1.0}


@pytest.mark.parametrize("line", ["source  near", "source  near  much", "letter  near  1.0"])
def test_other_lines_are_errors(line: str) -> None:
    """The message names the line."""
    with pytest.raises(LexiconError, match="line 1 of the weights"):
        AntecedentWeights.parse([line])


def test_weights_of_the_package() -> None:
    """They have every setting, and are read once."""
    weights = AntecedentWeights.load()

    assert set(weights.of) == set(PronounSetting)
    assert AntecedentWeights.load() is weights
