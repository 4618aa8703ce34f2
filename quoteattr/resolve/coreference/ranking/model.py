"""The log-linear model that ranks the possible antecedents of "he" and "she".

After Denis and Baldridge 2008, "Specialized Models and Ranking for Coreference Resolution": all
candidates compete, and pronouns in different settings have weights of their own.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from math import exp, log

import attrs

from quoteattr.language.word_lists import packaged_lines, parse_weight_tables
from quoteattr.resolve.discourse.cluster import Cluster

_FILE = "weights.txt"

Features = Mapping[str, float]
"""Values of the features of a candidate by name; a feature that is absent is 0."""


class PronounSetting(StrEnum):
    """Where a pronoun is."""

    SOURCE = "source"
    """In narration, as the source of a turn."""
    NARRATION = "narration"
    """Elsewhere in narration."""
    QUOTED = "quoted"
    """In a quotation."""


@attrs.frozen
class AntecedentWeights:
    """The weights of the features of a candidate, by the setting of the pronoun."""

    of: Mapping[PronounSetting, Mapping[str, float]] = attrs.field(factory=dict)
    """The weight of each feature by name; that of others is 0."""

    @classmethod
    @cache
    def load(cls) -> "AntecedentWeights":
        """Return the weights of the package."""
        return cls.parse(packaged_lines("quoteattr.resolve.coreference.ranking", _FILE))

    @classmethod
    def parse(cls, lines: Iterable[str]) -> "AntecedentWeights":
        """Read weights: `SETTING  FEATURE  NUMBER` a line, separated by two spaces or more.

        Raises:
            LexiconError: A line has another format.
        """
        tables = parse_weight_tables(lines, "the weights", PronounSetting)
        return cls({setting: tables[setting] for setting in PronounSetting})

    def log_probabilities(
        self, setting: PronounSetting, candidates: Mapping[Cluster, Features]
    ) -> dict[Cluster, float]:
        """Return the logarithm of the probability of each candidate for an antecedent.

        Args:
            setting: Where the pronoun is.
            candidates: The features of each candidate.
        """
        if not candidates:
            return {}
        weights = self.of.get(setting, {})
        scores = {
            cluster: sum(weights.get(name, 0.0) * value for name, value in features.items())
            for cluster, features in candidates.items()
        }
        highest = max(scores.values())
        total = highest + log(sum(exp(score - highest) for score in scores.values()))
        return {cluster: score - total for cluster, score in scores.items()}
