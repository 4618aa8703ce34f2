"""The shipped network: reading its weights, and reading documents with it."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import attrs
import torch
from safetensors import safe_open

from quoteattr.errors import EngineError
from quoteattr.reader.decoding import decode, reading
from quoteattr.reader.marks import is_marks, unread
from quoteattr.reader.network import Labels, Network
from quoteattr.reader.relations import Role, linked, relations, roles
from quoteattr.reader.windows import Pieceworker, Window, windows
from quoteattr.schema.reading import Reading, SentenceReading, SentenceWords
from quoteattr.system.memory import give_back

WEIGHTS, VOCABULARY, LABELS = "reader.safetensors", "pieces.json", "labels"
SCALE = ".scale"
"""Ending of the name of the scales of a matrix whose rows are stored as whole numbers."""
_BATCH_PIECES = 4000
"""Pieces that go through the network at once, which bounds its memory; larger is not faster."""


@attrs.frozen(eq=False)
class NetworkReader:
    """Reads the sentences of a document."""

    network: Network
    """The trained network."""
    labels: Labels
    """What it chooses from."""
    worker: Pieceworker
    """Cuts words into pieces."""
    folder: Path | None = None
    """Where it was loaded from, None for the shipped files."""

    def __reduce__(self) -> tuple[Callable[..., "NetworkReader"], tuple[Path | None]]:
        """Pickle where it is from: another process reads the files faster than a pickle."""
        return load_reader, (self.folder,)

    def __call__(self, sentences: Sequence[SentenceWords]) -> Reading:
        """Read sentences, each with those around it for context; none may be empty."""
        pieces = [
            self.worker.sentence(s.forms, starts_paragraph=s.starts_paragraph) for s in sentences
        ]
        offsets = [0, *itertools.accumulate(len(s.forms) for s in sentences)]
        found: dict[int, SentenceReading] = {}
        words: dict[int, Role] = {}
        cut = list(windows(pieces))
        for window in cut:
            own = [sentences[number] for number in window.core]
            if is_marks(own):
                found |= zip(window.core, map(unread, own), strict=True)
        read = [window for window in cut if window.core.start not in found]
        for number, batch in enumerate(_batches(read)):
            if number:
                give_back()
            self._read(batch, offsets, found, words)
        return Reading(tuple(found[n] for n in range(len(sentences))), relations(words))

    @torch.inference_mode()
    def _read(
        self,
        batch: Sequence[Window],
        offsets: Sequence[int],
        found: dict[int, SentenceReading],
        words: dict[int, Role],
    ) -> None:
        given = self.worker.batch([window.sentences for window in batch])
        lengths = (given.sentences >= 0).sum(1)
        scores = self.network(given)
        decoded = decode(self.network, scores, lengths, self.labels)
        stretches = linked(scores, lengths, self.labels)
        for row, window in enumerate(batch):
            start = offsets[window.first]
            for position in window.core:
                own = range(offsets[position] - start, offsets[position + 1] - start)
                found[position] = reading(decoded, row, own, self.labels)
            core = range(offsets[window.core.start], offsets[window.core.stop])
            words |= roles(stretches[row], start, core)


def load_reader(folder: Path | None = None) -> NetworkReader:
    """Load a network without touching the network of computers.

    Args:
        folder: Where its files are; the shipped ones if None.

    Raises:
        EngineError: The files are missing or broken.
    """
    if folder is None:
        with as_file(files("quoteattr") / "weights" / "reader") as shipped:
            return attrs.evolve(load_reader(shipped), folder=None)
    try:
        labels, state = _read_weights(folder / WEIGHTS)
        network = Network(labels)
        network.load_state_dict(state)
        worker = Pieceworker(folder / VOCABULARY)
    except Exception as error:  # the libraries raise whatever they meet
        raise EngineError(f"the weights in {folder} could not be loaded: {error}") from error
    return NetworkReader(network.eval(), labels, worker, folder)


def _read_weights(path: Path) -> tuple[Labels, dict[str, torch.Tensor]]:
    state = {}
    with safe_open(path, framework="pt") as stored:
        labels = json.loads(stored.metadata()[LABELS])
        names = set(stored.keys())
        for name in names:
            if name.endswith(SCALE):
                continue
            value = stored.get_tensor(name).float()
            scale = name + SCALE
            state[name] = value * stored.get_tensor(scale).float() if scale in names else value
    return Labels(**{name: tuple(values) for name, values in labels.items()}), state


def _batches(cut: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, the longest first, so that memory is asked for once."""
    batch: list[Window] = []
    for window in sorted(cut, key=lambda w: -w.size):
        if batch and batch[0].size * (len(batch) + 1) > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
