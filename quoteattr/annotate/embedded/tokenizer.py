"""The network of Stanza's tokenizer, on all paragraphs of a chunk at once.

A first layer reads the characters in both directions; a second one sees its states weakened where
it is sure that no word ends (Qi et al. 2020). PyTorch runs both directions at once only on packed
sequences, one step after the other; each direction alone, on sequences that all start at the same
step, takes half the time.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import torch
from torch.nn.functional import logsigmoid

from quoteattr.annotate.embedded.paragraphs import (
    FEATURES,
    LAST_OF_SENTENCE,
    Labels,
    Paragraph,
)
from quoteattr.errors import EngineError

LONGEST = 1000
"""Characters that are read at once; of a longer paragraph those after the last sentence found."""
_BATCH_CHARACTERS = 20_000
"""Characters in a batch, padding included, which bounds its memory: 2 kB each."""
_MOST_PADDING = 1.5
"""Largest ratio of the lengths of two paragraphs of a batch."""
_FEW = 8
"""Number of paragraphs that are read together whatever their lengths: each step has a cost."""
_PADDING, _UNKNOWN = 0, 1


@attrs.frozen(eq=False)
class CharacterTokenizer:
    """Splits paragraphs into words and sentences."""

    numbers: torch.Tensor
    """The number of each character, by code point; those beyond are unknown."""
    embeddings: torch.Tensor
    """A row for each number."""
    layers: tuple[tuple[torch.nn.LSTM, torch.nn.LSTM], ...]
    """The two layers, each reading forwards and backwards."""
    heads: tuple[tuple[torch.Tensor, torch.Tensor], ...]
    """For each layer weights and biases of whether a word, and whether a sentence, ends."""
    sharpness: float
    """How much the first layer's certainty weakens what the second one sees."""

    @torch.inference_mode()
    def __call__(self, paragraphs: Sequence[Paragraph]) -> list[Labels]:
        """Return a label for each character of each paragraph."""
        found: list[list[Labels]] = [[] for _ in paragraphs]
        inputs = [self._inputs(one) for one in paragraphs]
        begins = [0] * len(paragraphs)
        remaining = list(range(len(paragraphs)))
        while remaining:
            cuts = {n: inputs[n][begins[n] : begins[n] + LONGEST] for n in remaining}
            for n, labels in self._label(cuts):
                length = len(paragraphs[n].text)
                # A sentence that is cut is read again from its beginning.
                ends = np.flatnonzero(labels == LAST_OF_SENTENCE)
                is_cut = begins[n] + LONGEST < length and len(ends)
                size = int(ends[-1]) + 1 if is_cut else min(len(labels), length - begins[n])
                found[n].append(labels[:size])
                begins[n] += size
            remaining = [n for n in remaining if begins[n] < len(paragraphs[n].text)]
        return [
            one.corrected(np.concatenate(parts))
            for one, parts in zip(paragraphs, found, strict=True)
        ]

    def _inputs(self, one: Paragraph) -> torch.Tensor:
        """Return the input for each character and one of padding, which Stanza's models expect."""
        codes = torch.from_numpy(one.codes)
        known = codes < len(self.numbers)
        numbers = torch.where(known, self.numbers[codes * known], _UNKNOWN)
        embedded = self.embeddings[torch.cat([numbers, torch.tensor([_PADDING])])]
        features = torch.from_numpy(np.pad(one.features, ((0, 1), (0, 0))))
        return torch.cat([embedded, features], 1)

    def _label(self, cuts: dict[int, torch.Tensor]) -> Iterator[tuple[int, Labels]]:
        for batch in _batches(cuts):
            scores = self._scores([cuts[n] for n in batch])
            words, sentences = logsigmoid(scores), logsigmoid(-scores)
            inside, ends = sentences[0], words[0]
            each = torch.stack([inside, ends + sentences[1], ends + words[1]])
            labels = each.argmax(0).T.numpy()
            for n, row in zip(batch, labels, strict=True):
                yield n, row[: len(cuts[n])]

    def _scores(self, batch: Sequence[torch.Tensor]) -> torch.Tensor:
        """Return whether a word, and whether a sentence, ends, (2, steps, paragraphs)."""
        states = torch.nn.utils.rnn.pad_sequence(list(batch))
        lengths = torch.tensor([len(one) for one in batch])
        steps = torch.arange(len(states)).unsqueeze(1)
        # Each sequence backwards from its own end, which is its own inverse.
        turned = (lengths - 1 - steps).where(steps < lengths, steps)
        rows = (turned * len(batch) + torch.arange(len(batch))).flatten()
        total: torch.Tensor | None = None
        for (forwards, backwards), (weights, biases) in zip(self.layers, self.heads, strict=True):
            if total is not None:
                states = states * (1 - torch.sigmoid(-total[0] * self.sharpness).unsqueeze(-1))
            read = forwards(states)[0], _turn(backwards(_turn(states, rows))[0], rows)
            states = torch.cat(read, -1)
            scores = torch.movedim(states @ weights.T + biases, -1, 0)
            total = scores if total is None else total + scores
        assert total is not None  # noqa: S101  there are layers
        return total


def _turn(states: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    return states.flatten(0, 1).index_select(0, rows).view(states.shape)


def _batches(cuts: dict[int, torch.Tensor]) -> Iterator[list[int]]:
    """Yield the numbers of sequences of similar length together, the longest first."""
    batch: list[int] = []
    longest = 0
    for n in sorted(cuts, key=lambda n: -len(cuts[n])):
        size = len(cuts[n])
        differs = len(batch) >= _FEW and size * _MOST_PADDING < longest
        if batch and (differs or longest * (len(batch) + 1) > _BATCH_CHARACTERS):
            yield batch
            batch = []
        longest = longest if batch else size
        batch.append(n)
    if batch:
        yield batch


def load_tokenizer(path: Path) -> CharacterTokenizer:
    """Load a tokenizer that Stanza has trained.

    Raises:
        EngineError: The file is missing or broken, or a model of another structure.
    """
    try:
        stored: dict[str, Any] = torch.load(path, weights_only=True)
        config, vocabulary = stored["config"], stored["vocab"]["_unit2id"]
        state = {name: value.float() for name, value in stored["model"].items()}
        _check_structure(config)
        codes = {ord(unit): number for unit, number in vocabulary.items() if len(unit) == 1}
        numbers = torch.full((max(codes) + 1,), _UNKNOWN)
        for code, number in codes.items():
            numbers[code] = number
        return CharacterTokenizer(
            numbers,
            state["embeddings.weight"],
            tuple(
                (_direction(state, name, ""), _direction(state, name, "_reverse"))
                for name in ("rnn", "rnn2")
            ),
            tuple(_head(state, suffix) for suffix in ("", "2")),
            float(config["hier_invtemp"]),
        )
    except Exception as error:  # the libraries raise all kinds of errors
        raise EngineError(f"the tokenizer in {path} could not be loaded: {error}") from error


def _check_structure(config: dict[str, Any]) -> None:
    found = tuple(config["feat_funcs"]), config["hierarchical"], config["rnn_layers"]
    if found != (FEATURES, True, 1) or config["use_mwt"] or config["conv_res"]:
        raise ValueError("it has another structure")


def _direction(state: dict[str, torch.Tensor], layer: str, suffix: str) -> torch.nn.LSTM:
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    weights = {name: state[f"{layer}.{name}{suffix}"] for name in names}
    network = torch.nn.LSTM(weights["weight_ih_l0"].shape[1], weights["weight_hh_l0"].shape[1])
    network.load_state_dict(weights)
    return network.eval()


def _head(state: dict[str, torch.Tensor], suffix: str) -> tuple[torch.Tensor, torch.Tensor]:
    names = [f"{kind}_clf{suffix}" for kind in ("tok", "sent")]
    weights = torch.cat([state[f"{name}.weight"] for name in names])
    biases = [state.get(f"{name}.bias", torch.zeros(1)) for name in names]
    return weights, torch.cat(biases)
