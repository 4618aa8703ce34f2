"""Fine-tuning of the network in two stages, resumable after every epoch."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import attrs
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quoteattr.reader.network import Network, Scores
from quoteattr.reader.windows import Pieceworker
from quoteattr.training.reader import checkpoints, material, measures, silver
from quoteattr.training.reader.material import IGNORED, Coder, Labelled, Window
from quoteattr.training.reader.raw import Tokenizer
from quoteattr.training.texts import corpora, treebanks

logger = logging.getLogger(__name__)

_BATCH_PIECES = 3000
_WARM_UP = 0.06
_CLIP = 2.0
_SMOOTHING = 0.03
# Share of the old that the running mean of the weights keeps at every step.
_MEMORY = 0.998
# Roles are what the second stage is for; beside them stand seven losses of syntax and names.
_ROLES_WEIGHT = 2.0
# Share of pieces that are hidden in training, against learning sentences by heart.
_MASKED = 0.04
_MASK = 103


@attrs.frozen
class Stage:
    """A part of the training, with a rate that rises and falls."""

    epochs: int
    """How often the articles are seen, and the treebanks but for their share."""
    rate: float
    """Highest rate of the transformer."""
    head_rate: float
    """Highest rate of the heads."""
    whole: bool
    """Whether windows hold many sentences and PolNeAR is learned from, or syntax and names are
    learned sentence by sentence."""
    variants: float
    """Share of the typographic variants of treebank sentences that an epoch sees."""
    named: float
    """Share of the sentences with named entities that an epoch sees."""
    gold: float = 1.0
    """Share of the treebank documents that an epoch sees."""


# Usual rates for a model of this size; the shares keep real sentences in the majority. Not tuned.
STAGES = (
    Stage(5, 2.5e-4, 1.5e-3, whole=False, variants=0.25, named=0.45),
    Stage(7, 1.8e-4, 1.0e-3, whole=True, variants=0.15, named=0.2, gold=0.6),
)


@attrs.frozen
class Material:
    """What the network learns from."""

    gold: list[list[Labelled]]
    """Treebank documents."""
    variants: list[Labelled]
    """Variants of treebank sentences, and lines of dialogue."""
    named: list[Labelled]
    """Sentences with named entities, in the order of their corpora."""
    articles: list[list[Labelled]]
    """News articles with roles."""
    novels: list[list[Labelled]]
    """Samples of novels; nothing is known of them but what the first stage makes of them."""

    def silver(self, network: Network, coder: Coder) -> Material:
        """The same, articles and novels with the network's own syntax and names."""
        articles, novels = (
            silver.label(documents, network, coder) for documents in (self.articles, self.novels)
        )
        return attrs.evolve(self, articles=articles, novels=novels)

    def epoch(self, stage: Stage, rng: random.Random) -> list[Window]:
        """The windows of one epoch."""
        variants = rng.sample(self.variants, int(stage.variants * len(self.variants)))
        if not stage.whole:
            named = rng.sample(self.named, int(stage.named * len(self.named)))
            alone = [*(s for document in self.gold for s in document), *variants, *named]
            return [[s] for s in alone if s.size < material.LONGEST_WINDOW]
        named = list(_stretches(self.named, stage.named, rng))
        short = material.LONGEST_WINDOW // 8
        gold = rng.sample(self.gold, int(stage.gold * len(self.gold)))
        result = [w for d in gold for w in material.cut(d, rng, shortest=short)]
        result += material.cut(variants, rng, shortest=short // 2)
        result += material.cut(named, rng, shortest=short)
        texts = (*self.articles, *self.novels)
        result += [w for d in texts for w in material.cut(d, rng, shortest=150)]
        return result


def _stretches(
    sentences: Sequence[Labelled], share: float, rng: random.Random, size: int = 20
) -> Iterator[Labelled]:
    for start in range(0, len(sentences), size):
        if rng.random() < share:
            yield from sentences[start : start + size]


def train(data: Path, work: Path, *, threads: int) -> Path:
    """Fine-tune the network unless it is there.

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
    torch.set_num_threads(1)  # more only hinder the tokenizer
    torch.manual_seed(corpora.SEED)
    target.parent.mkdir(parents=True, exist_ok=True)
    gold = list(treebanks.training_sentences(data))
    coder = Coder(Pieceworker(checkpoints.vocabulary()), material.labels_of(gold))
    tokenizer = Tokenizer()
    learned = _material(data, gold, coder, tokenizer)
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
            run.go(done.with_suffix(".resume"))
            torch.save(network.state_dict(), done)
        network.load_state_dict(torch.load(done, weights_only=True))
    checkpoints.save(network, coder.labels, target)
    return target


@attrs.frozen
class _Run:
    """One stage under way."""

    network: Network
    stage: Stage
    learned: Material
    coder: Coder
    dev: measures.Development

    def go(self, state: Path) -> None:
        """Do all epochs, from `state` on if it is there."""
        steps = self.stage.epochs * len(self._groups(-1))
        learner = _Learner(self.network, self.stage, steps)
        start = learner.resume(state) if state.exists() else 0
        for epoch in range(start, self.stage.epochs):
            learner.epoch(self.coder.worker, self._groups(epoch))
            logger.info("epoch %d: %s", epoch, self.dev.measure(learner.averaged, self.coder))
            learner.save(state, epoch + 1)
        self.network.load_state_dict(learner.averaged.state_dict())
        state.unlink()

    def _groups(self, epoch: int) -> list[list[Window]]:
        rng = random.Random(corpora.SEED + epoch)
        return _batches(self.learned.epoch(self.stage, rng), rng)


class _Learner:
    """A network that learns, and the running mean of its weights."""

    def __init__(self, network: Network, stage: Stage, steps: int) -> None:
        """Begin."""
        self.network = network
        average = get_ema_multi_avg_fn(_MEMORY)  # type: ignore[no-untyped-call]
        self.mean = AveragedModel(network, multi_avg_fn=average)
        self.optimizer, self.schedule = _optimizer(network, stage, steps)
        # Fused attention is slow on short windows without a GPU.
        self._backend = SDPBackend.FLASH_ATTENTION if stage.whole else SDPBackend.MATH

    @property
    def averaged(self) -> Network:
        """The network with the running mean of its weights."""
        return cast("Network", self.mean.module)

    @property
    def _parts(self) -> dict[str, Any]:
        return {
            "network": self.network,
            "mean": self.mean,
            "optimizer": self.optimizer,
            "schedule": self.schedule,
        }

    def save(self, path: Path, epochs: int) -> None:
        """Write all that is needed to go on after some epochs."""
        parts = {name: part.state_dict() for name, part in self._parts.items()}
        torch.save({"epochs": epochs, **parts}, path)

    def resume(self, path: Path) -> int:
        """Go on from what was written; return the number of epochs that are done."""
        saved = torch.load(path, weights_only=True)
        for name, part in self._parts.items():
            part.load_state_dict(saved[name])
        return int(saved["epochs"])

    def epoch(self, worker: Pieceworker, groups: Sequence[Sequence[Window]]) -> None:
        """Learn from all batches once."""
        self.network.train()
        mean = 0.0
        for step, group in enumerate(groups):
            batch, labels = material.collate(worker, group)
            hidden = (torch.rand(batch.pieces.shape) < _MASKED) & (batch.pieces > _MASK)
            batch = attrs.evolve(batch, pieces=batch.pieces.masked_fill(hidden, _MASK))
            with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(self._backend):
                loss = loss_of(self.network, self.network(batch), labels)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
            self.optimizer.step()
            self.schedule.step()
            self.optimizer.zero_grad()
            self.mean.update_parameters(self.network)
            mean = 0.98 * mean + 0.02 * float(loss.detach())
            if step % 40 == 0:
                logger.info("step %d of %d, loss %.3f", step, len(groups), mean)


def _material(
    data: Path, gold: Sequence[treebanks.Sentence], coder: Coder, tokenizer: Tokenizer
) -> Material:
    rng = random.Random(corpora.SEED)
    return Material(
        material.documents(map(coder.syntax, gold), (s.starts_document for s in gold)),
        [coder.syntax(s) for s in corpora.extra_sentences(list(gold), rng)],
        [coder.names(t) for t in corpora.entity_sentences(data, rng)],
        material.read_articles(coder, tokenizer, data / "polnear" / "data" / "train"),
        [coder.plain(text, tokenizer) for text in corpora.novels(data)],
    )


def _batches(windows: Sequence[Window], rng: random.Random) -> list[list[Window]]:
    """Batches of like length and of the same labels each, in random order."""

    def key(window: Window) -> tuple[list[str], float]:
        return sorted(window[0].labels), sum(s.size for s in window) + rng.random()

    groups: list[list[Window]] = []
    group: list[Window] = []
    for window in sorted(windows, key=key):
        longest = max(sum(s.size for s in w) for w in [*group[-1:], window])
        alike = not group or group[0][0].labels.keys() == window[0].labels.keys()
        if group and (not alike or longest * (len(group) + 1) > _BATCH_PIECES):
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def _optimizer(
    network: Network, stage: Stage, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    # Few of the rare pieces are met in training, and half of all weights are theirs.
    network.encoder.pieces.weight.requires_grad_(False)  # noqa: FBT003  (positional in torch)
    encoder = set(network.encoder.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder if p.requires_grad], "lr": stage.rate},
            {
                "params": [p for p in network.parameters() if p not in encoder],
                "lr": stage.head_rate,
            },
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    warm = _WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


def loss_of(network: Network, scores: Scores, labels: dict[str, torch.Tensor]) -> torch.Tensor:
    """Sum of the losses of all heads whose labels are known."""
    total = torch.zeros(())
    for name, logits in scores.tags.items():
        if name in labels:
            weight = _ROLES_WEIGHT if name == "roles" else 1
            total = total + weight * _entropy(logits, labels[name])
    if "head" in labels:
        heads = labels["head"]
        total = total + _entropy(scores.arcs, heads, smoothing=0)
        relations = network.relations(scores, heads.clamp(min=0))
        total = total + _entropy(relations, labels["deprel"])
    if "link" in labels:
        total = total + _ROLES_WEIGHT * _entropy(scores.links, labels["link"], smoothing=0)
    return total


def _entropy(
    logits: torch.Tensor, gold: torch.Tensor, *, smoothing: float = _SMOOTHING
) -> torch.Tensor:
    if not bool((gold != IGNORED).any()):
        return torch.zeros(())
    return cross_entropy(
        logits.float().flatten(0, 1),
        gold.flatten(),
        ignore_index=IGNORED,
        label_smoothing=smoothing,
    )
