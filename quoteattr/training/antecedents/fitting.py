"""Fitting the weights that rank antecedents: multinomial logistic regression over candidates.

Each weight is the sum of one that all settings share and one of its setting, both with a penalty:
a setting departs from the others only where its examples demand it. What never occurs in a setting
keeps a weight of its own of exactly 0, and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs
import torch

from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, PronounSetting
from quoteattr.training.antecedents.examples import Example

_RAREST = 25
"""Number of candidates below which a feature of a setting gets no weight."""
_SETTINGS = tuple(PronounSetting)


def fit(examples: Sequence[Example], *, penalty: float, iterations: int) -> AntecedentWeights:
    """Return the weights that maximise the likelihood of the right antecedents.

    Args:
        examples: Pronouns with their candidates; at least one candidate of each is right.
        penalty: Strength of the L2 penalty on the weights.
        iterations: Number of iterations of L-BFGS.
    """
    names = _frequent(examples)
    if not names:
        return AntecedentWeights()
    features = _Features.of(examples, names)
    owner = torch.tensor([n for n, one in enumerate(examples) for _ in one.is_right])
    right = torch.tensor([is_right for one in examples for is_right in one.is_right])
    weights = torch.zeros((1 + len(_SETTINGS)) * len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [weights], max_iter=iterations, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimizer.zero_grad()
        scores = features.scores(weights)
        surprisal = _log_sums(scores, owner) - _log_sums(scores[right], owner[right])
        total = surprisal.sum() + penalty * weights.square().sum() / 2
        total.backward()  # type: ignore[no-untyped-call]
        return float(total.detach())

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    shared, *settings = weights.detach().reshape(1 + len(_SETTINGS), len(names)).tolist()
    return AntecedentWeights(
        {
            setting: {
                name: common + particular
                for name, common, particular in zip(names, shared, own, strict=True)
                if particular
            }
            for setting, own in zip(_SETTINGS, settings, strict=True)
        }
    )


def _frequent(examples: Sequence[Example]) -> list[str]:
    counts = Counter(
        name for example in examples for candidate in example.candidates for name in candidate
    )
    return sorted(name for name, count in counts.items() if count >= _RAREST)


@attrs.frozen(eq=False)
class _Features:
    """The features of all candidates, each once as shared and once as one of its setting."""

    candidates: torch.Tensor
    """Number of the candidate of each."""
    columns: torch.Tensor
    """Index of the weight of each."""
    values: torch.Tensor
    """The value of each."""
    size: int
    """Number of candidates."""

    @classmethod
    def of(cls, examples: Sequence[Example], names: Sequence[str]) -> _Features:
        """Return the features of some examples that have some names."""
        column = {name: index for index, name in enumerate(names)}
        candidates: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        size = 0
        for example in examples:
            own = (1 + _SETTINGS.index(example.setting)) * len(names)
            for candidate in example.candidates:
                for name, value in candidate.items():
                    if name in column:
                        candidates += [size, size]
                        columns += [column[name], own + column[name]]
                        values += [value, value]
                size += 1
        return cls(torch.tensor(candidates), torch.tensor(columns), torch.tensor(values), size)

    def scores(self, weights: torch.Tensor) -> torch.Tensor:
        """Return the score of each candidate."""
        products = weights[self.columns] * self.values
        return weights.new_zeros(self.size).index_add(0, self.candidates, products)


def _log_sums(scores: torch.Tensor, owner: torch.Tensor) -> torch.Tensor:
    """Return the logarithm of the sum of the exponentials of the scores of each example."""
    size = (int(owner[-1]) + 1,)
    highest = scores.new_full(size, -torch.inf)
    highest = highest.scatter_reduce(0, owner, scores.detach(), "amax")
    sums = scores.new_zeros(size).scatter_add(0, owner, (scores - highest[owner]).exp())
    return highest + sums.log()
