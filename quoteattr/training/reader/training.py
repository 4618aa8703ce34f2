"""Fine-tuning of the network in two stages, which can be resumed after every epoch."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import attrs
import torch

from quoteattr.reader.network import Network
from quoteattr.reader.windows import PieceTokenizer
from quoteattr.training.reader import checkpoints, material, measures
from quoteattr.training.reader.curriculum import STAGES, Material, Stage, batches
from quoteattr.training.reader.learner import Learner
from quoteattr.training.reader.material import Coder, Window
from quoteattr.training.reader.raw import Tokenizer
from quoteattr.training.texts import corpora, treebanks

logger = logging.getLogger(__name__)


def train(data: Path, work: Path, *, threads: int) -> Path:
    """Fine-tune the network unless its file exists.

    Args:
        data: The data folder.
        work: The work folder.
        threads: Threads for torch.

    Returns:
        Path of the checkpoint.
    """
    target = work / "reader" / "model.pt"
    if target.exists():
        return target
    torch.set_num_threads(1)  # more slow the tokenizer down
    torch.manual_seed(corpora.SEED)
    target.parent.mkdir(parents=True, exist_ok=True)
    gold = list(treebanks.training_sentences(data))
    coder = Coder(PieceTokenizer(checkpoints.vocabulary()), material.labels_of(gold))
    tokenizer = Tokenizer()
    learned = Material.read(data, gold, coder, tokenizer)
    dev = measures.Development.read(data, coder, tokenizer)
    torch.set_num_threads(threads)
    network = Network(coder.labels)
    checkpoints.initialise(network)
    for number, stage in enumerate(STAGES):
        done = target.with_name(f"stage{number}.pt")
        if not done.exists():
            if stage.whole:
                learned = learned.silver(network, coder)
            run = _Run(network, stage, learned, coder, dev)
            run.finish(done.with_suffix(".resume"))
            torch.save(network.state_dict(), done)
        network.load_state_dict(torch.load(done, weights_only=True))
    checkpoints.save(network, coder.labels, target)
    return target


@attrs.frozen
class _Run:
    """One stage of the training."""

    network: Network
    stage: Stage
    learned: Material
    coder: Coder
    dev: measures.Development

    def finish(self, state: Path) -> None:
        """Train for all epochs, from the state in a file on if it exists."""
        steps = self.stage.epochs * len(self._groups(-1))
        learner = Learner(self.network, self.stage, steps)
        start = learner.resume(state) if state.exists() else 0
        for epoch in range(start, self.stage.epochs):
            learner.epoch(self.coder.piece_tokenizer, self._groups(epoch))
            logger.info("epoch %d: %s", epoch, self.dev.measure(learner.averaged, self.coder))
            learner.save(state, epoch + 1)
        self.network.load_state_dict(learner.averaged.state_dict())
        state.unlink()

    def _groups(self, epoch: int) -> list[list[Window]]:
        rng = random.Random(corpora.SEED + epoch)
        return batches(self.learned.epoch(self.stage, rng), rng)
