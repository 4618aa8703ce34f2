"""A conditional random field over pairs of speakers, as `resolve.conversation.crf` decodes it.

Where several candidates have the right name, any of them is right; where none has, the turn is
treated as if its speaker were unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs
import torch

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.training.turns.labels import Chain, LabelledTurn

_RAREST = 5
"""Number of occurrences in the training set below which a feature gets no weight."""
_NEVER = -1e4
"""Score of a candidate that is not allowed."""
_TINY = 1e-30
"""Least sum of which a logarithm is taken."""
_STRETCH, _MORE = 1.6, 3
"""Chains are padded to the longest of their batch: at most this factor times the shortest, plus
this number of turns."""


def fit(chains: Iterable[Chain], *, penalty: float, iterations: int) -> Weights:
    """Return the weights that maximise the likelihood of the gold speakers.

    Args:
        chains: Conversations.
        penalty: Strength of the L2 penalty on the weights.
        iterations: Number of iterations of L-BFGS.
    """
    pieces = sorted(
        (piece for chain in chains for piece in cut(chain) if _is_informative(piece)), key=len
    )
    names = tuple(_frequent(name for piece in pieces for turn in piece for name in _names(turn)))
    contexts = tuple(_frequent(name for piece in pieces for turn in piece for name in turn.context))
    batches = [_Batch.of(batch, names, contexts) for batch in _batches(pieces)]
    sizes = [len(names), len(contexts), len(contexts)]
    weights = torch.zeros(sum(sizes), requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [weights],
        max_iter=iterations,
        history_size=10,
        line_search_fn="strong_wolfe",
        tolerance_change=1e-4,
    )

    def loss() -> float:
        optimizer.zero_grad()
        total = penalty * weights.square().sum() / 2
        for batch in batches:
            total = total + batch.surprisal(*torch.split(weights, sizes))
        total.backward()  # type: ignore[no-untyped-call]
        return float(total.detach())

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    speaker, again, back = (part.tolist() for part in torch.split(weights.detach(), sizes))
    return Weights(
        dict(zip(names, speaker, strict=True)),
        dict(zip(contexts, again, strict=True)),
        dict(zip(contexts, back, strict=True)),
    )


def cut(chain: Chain) -> Iterator[Chain]:
    """Yield the pieces of a chain that are independent of each other.

    Two turns in a row with one candidate each separate the turns before from the turns after.
    """
    piece: list[LabelledTurn] = []
    for turn in chain:
        piece.append(turn)
        if all(len(other.candidates) <= 1 for other in piece[-2:]) and len(piece) > 1:
            yield piece
            piece = piece[-2:]
    yield piece


def _is_informative(chain: Chain) -> bool:
    return any(len(turn.candidates) > 1 and any(turn.is_right) for turn in chain)


def _names(turn: LabelledTurn) -> Iterator[str]:
    return (name for features in turn.features for name in features)


def _frequent(names: Iterable[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count >= _RAREST)


def _batches(chains: Sequence[Chain]) -> Iterator[list[Chain]]:
    """Yield batches of chains of similar length; the chains are sorted by length."""
    batch: list[Chain] = []
    for chain in chains:
        if batch and len(chain) > _STRETCH * len(batch[0]) + _MORE:
            yield batch
            batch = []
        batch.append(chain)
    if batch:
        yield batch


@attrs.frozen(eq=False)
class _Batch:
    """Chains, turns and candidates as tensors; the longest chain is the first."""

    features: torch.Tensor
    contexts: torch.Tensor
    candidates: torch.Tensor
    possible: torch.Tensor
    right: torch.Tensor
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, chains: Sequence[Chain], names: Sequence[str], contexts: Sequence[str]) -> _Batch:
        """Return the batch of some chains."""
        chains = sorted(chains, key=len, reverse=True)
        number = {name: index for index, name in enumerate(names)}
        context = {name: index for index, name in enumerate(contexts)}
        width = max(1, *(len(turn.candidates) for chain in chains for turn in chain))
        size = (len(chains), len(chains[0]), width)
        batch = cls(
            torch.zeros(*size, len(names)),
            torch.zeros(*size[:2], len(contexts)),
            torch.arange(-width, 0).expand(size).clone(),
            torch.zeros(size, dtype=torch.bool),
            torch.zeros(size, dtype=torch.bool),
            tuple(map(len, chains)),
        )
        for row, chain in enumerate(chains):
            for column, turn in enumerate(chain):
                batch._fill((row, column), turn, number, context)
        return batch

    def _fill(
        self,
        at: tuple[int, int],
        turn: LabelledTurn,
        number: dict[str, int],
        context: dict[str, int],
    ) -> None:
        count = max(1, len(turn.candidates))
        self.possible[at][:count] = True
        is_known = any(turn.is_right)
        self.right[at][:count] = torch.tensor([not is_known or one for one in turn.is_right] or [1])
        for index, candidate in enumerate(turn.candidates):
            self.candidates[at][index] = candidate
            for name, value in turn.features[index].items():
                if name in number:
                    self.features[at][index, number[name]] = value
        for name, value in turn.context.items():
            if name in context:
                self.contexts[at][context[name]] = value

    def surprisal(
        self, speaker: torch.Tensor, again: torch.Tensor, back: torch.Tensor
    ) -> torch.Tensor:
        """Return the negative logarithm of the probability of the gold speakers."""
        own, twice, turns = self.features @ speaker, self.contexts @ again, self.contexts @ back
        return self._total(own, twice, turns, self.possible) - self._total(
            own, twice, turns, self.right
        )

    def _total(
        self, own: torch.Tensor, again: torch.Tensor, back: torch.Tensor, allowed: torch.Tensor
    ) -> torch.Tensor:
        """Return the logarithm of the sum over all allowed sequences (forward algorithm)."""
        own = own.where(allowed, torch.tensor(_NEVER))
        who = self.candidates
        # Sums over all sequences that end in a pair of speakers; nobody precedes the first.
        ends = own[:, :1].new_zeros(len(self.lengths), 1, 1) + own[:, 0, None, :]
        result = own.new_zeros(())
        for index in range(1, self.lengths[0] + 1):
            running = sum(length > index for length in self.lengths)
            result = result + ends[running:].flatten(1).logsumexp(1).sum()
            ends = ends[:running]
            if not running:
                break
            same = who[:running, index - 1, :, None] == who[:running, index, None, :]
            if index > 1:
                before = who[:running, index - 2, :, None] == who[:running, index, None, :]
                ends = _step(ends, before.float(), back[:running, index, None, None])
            else:
                ends = ends.transpose(1, 2)
            ends = ends + same * again[:running, index, None, None] + own[:running, index, None, :]
        return result


def _step(ends: torch.Tensor, before: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
    """Return the sums over the first of three speakers; only those who return have a score.

    Args:
        ends: Sums over all sequences that end in the first two speakers.
        before: Whether the third speaker is the first one, as 0 and 1.
        back: The score of returning.
    """
    largest = ends.detach().amax((1, 2), keepdim=True)
    scaled = (ends - largest).exp()
    total = scaled.sum(1)[:, :, None] + back.expm1() * (scaled.transpose(1, 2) @ before)
    return total.clamp_min(_TINY).log() + largest
