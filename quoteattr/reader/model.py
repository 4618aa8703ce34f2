"""Load the shipped network, and run it on documents."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import attrs
import torch
from safetensors import safe_open

from quoteattr.errors import EngineError
from quoteattr.reader.decoding import decode, sentence_parse
from quoteattr.reader.marks import blank_parse, is_marks
from quoteattr.reader.network import Labels, Network
from quoteattr.reader.relations import WordRole, linked_spans, relations, roles
from quoteattr.reader.windows import PieceTokenizer, Window, windows
from quoteattr.schema.reading import NetworkOutput, SentenceParse, SentenceWords
from quoteattr.system.devices import CPU, device_here
from quoteattr.system.memory import give_back
from quoteattr.system.precision import BFLOAT16, FLOAT32

WEIGHTS, VOCABULARY, LABELS = "reader.safetensors", "pieces.json", "labels"
SCALE = ".scale"
"""Suffix of the scales of a matrix whose rows are stored as whole numbers."""
_BATCH_PIECES = 4000
"""Pieces in a batch, which bounds its memory; larger batches are not faster."""


@attrs.frozen(eq=False)
class NetworkReader:
    """Runs the network on the sentences of a document."""

    network: Network
    """The trained network."""
    labels: Labels
    """The labels that it chooses from."""
    piece_tokenizer: PieceTokenizer
    """Splits words into pieces."""
    folder: Path | None = None
    """The folder it was loaded from, None for the shipped files."""
    precision: str = FLOAT32
    """That of the products in the layers of the transformer; all else has single precision."""
    device: str = CPU
    """Where the network is, `cpu` or `cuda`; what it is given and what it returns is on the CPU."""

    def __reduce__(self) -> tuple[Callable[..., "NetworkReader"], tuple[Path | None, str, str]]:
        """Pickle the folder: another process loads the files faster than a pickle."""
        return load_reader, (self.folder, self.precision, self.device)

    def __call__(self, sentences: Sequence[SentenceWords]) -> NetworkOutput:
        """Run the network on sentences, each with its neighbours for context; none may be empty."""
        pieces = [
            self.piece_tokenizer.sentence(s.forms, starts_paragraph=s.starts_paragraph)
            for s in sentences
        ]
        offsets = [0, *itertools.accumulate(len(s.forms) for s in sentences)]
        parses: dict[int, SentenceParse] = {}
        word_roles: dict[int, WordRole] = {}
        cut = list(windows(pieces))
        for window in cut:
            core = [sentences[index] for index in window.core]
            if is_marks(core):
                parses |= zip(window.core, map(blank_parse, core), strict=True)
        remaining = [window for window in cut if window.core.start not in parses]
        for number, batch in enumerate(_batches(remaining)):
            if number:
                give_back()
            self._run(batch, offsets, parses, word_roles)
        return NetworkOutput(tuple(parses[n] for n in range(len(sentences))), relations(word_roles))

    @torch.inference_mode()
    def _run(
        self,
        batch: Sequence[Window],
        offsets: Sequence[int],
        parses: dict[int, SentenceParse],
        word_roles: dict[int, WordRole],
    ) -> None:
        inputs = self.piece_tokenizer.batch([window.sentences for window in batch])
        lengths = (inputs.sentences >= 0).sum(1)
        scores = self.network(inputs.on(self.device))
        decoded = decode(self.network, scores, lengths, self.labels)
        spans = linked_spans(scores, lengths, self.labels)
        for row, window in enumerate(batch):
            start = offsets[window.first]
            for position in window.core:
                words = range(offsets[position] - start, offsets[position + 1] - start)
                parses[position] = sentence_parse(decoded, row, words, self.labels)
            core = range(offsets[window.core.start], offsets[window.core.stop])
            word_roles |= roles(spans[row], start, core)


def load_reader(
    folder: Path | None = None, precision: str = FLOAT32, device: str = CPU
) -> NetworkReader:
    """Load a network from files; nothing is downloaded.

    Args:
        folder: The folder of its files; that of the shipped ones if None.
        precision: `float32` or `bfloat16`.
        device: `cpu`, `cuda`, or `auto` for a GPU if there is one.

    Raises:
        EngineError: The files are missing or broken, or there is no GPU.
        InvalidOptionError: There is no such device.
    """
    device = device_here(device, torch.cuda.is_available)
    if folder is None:
        with as_file(files("quoteattr") / "weights" / "reader") as shipped:
            return attrs.evolve(load_reader(shipped, precision, device), folder=None)
    try:
        labels, state = _read_weights(folder / WEIGHTS)
        network = Network(labels)
        network.load_state_dict(state)
        if precision == BFLOAT16:
            network.encoder.multiply_in(torch.bfloat16)
        piece_tokenizer = PieceTokenizer(folder / VOCABULARY)
    except Exception as error:  # the libraries raise all kinds of errors
        raise EngineError(f"the weights in {folder} could not be loaded: {error}") from error
    return NetworkReader(
        network.eval().to(device), labels, piece_tokenizer, folder, precision, device
    )


def _read_weights(path: Path) -> tuple[Labels, dict[str, torch.Tensor]]:
    state = {}
    with safe_open(path, framework="pt") as stored:
        labels = json.loads(stored.metadata()[LABELS])
        names = set(stored.keys())
        for name in names:
            if name.endswith(SCALE):
                continue
            value = stored.get_tensor(name)
            scale = name + SCALE
            state[name] = (
                value * stored.get_tensor(scale).float() if scale in names else value.float()
            )
    return Labels(**{name: tuple(values) for name, values in labels.items()}), state


def _batches(cut: Iterable[Window]) -> Iterator[list[Window]]:
    """Yield windows of similar length together, longest first, so that memory is allocated once."""
    batch: list[Window] = []
    for window in sorted(cut, key=lambda w: -w.size):
        if batch and batch[0].size * (len(batch) + 1) > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
