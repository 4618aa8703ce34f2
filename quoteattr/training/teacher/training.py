"""Fine-tuning of the teacher, resumable after every epoch."""

from __future__ import annotations

import itertools
import logging
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs
import torch
from torch.nn.functional import cross_entropy

from quoteattr.training.stanza import corpora, treebanks
from quoteattr.training.stanza.entities import Tagged
from quoteattr.training.stanza.treebanks import Sentence
from quoteattr.training.teacher.batches import (
    IGNORED,
    Batch,
    Encoding,
    Example,
    batched,
    collate,
    labels_of,
    learnable,
)
from quoteattr.training.teacher.network import Labels, Scores, Teacher

logger = logging.getLogger(__name__)

EPOCHS = 5
# Rates of the transformer and of the heads, usual values for a model of this size; not tuned.
_RATE, _HEAD_RATE = 2.5e-4, 1.5e-3
_WARM_UP = 0.1
_BATCH_PIECES = 3000
_CLIP = 2.0
_SMOOTHING = 0.03
# Shares of the treebank variants and of the sentences with names that an epoch sees: the real
# sentences, all of which it sees, should weigh most.
_VARIANTS, _NAMED = 0.25, 0.45


@attrs.frozen
class Material:
    """What the teacher learns from."""

    gold: tuple[Example, ...]
    """Treebank sentences."""
    variants: tuple[Example, ...]
    """Their variants and lines of dialogue."""
    named: tuple[Example, ...]
    """Sentences with named entities."""

    def epoch(self, rng: random.Random) -> list[Example]:
        """All real sentences and some of the others."""
        chosen = [
            *self.gold,
            *rng.sample(self.variants, int(_VARIANTS * len(self.variants))),
            *rng.sample(self.named, int(_NAMED * len(self.named))),
        ]
        return [e for e in chosen if learnable(e)]


def train(data: Path, work: Path, *, threads: int) -> Path:
    """Fine-tune the teacher unless it is there.

    Args:
        data: The data folder.
        work: The work folder.
        threads: Threads for torch.

    Returns:
        Path of the checkpoint.
    """
    target = work / "teacher" / "model.pt"
    if target.exists():
        return target
    torch.set_num_threads(threads)
    torch.manual_seed(corpora.SEED)
    rng = random.Random(corpora.SEED)
    target.parent.mkdir(parents=True, exist_ok=True)
    gold = list(treebanks.training_sentences(data))
    labels = labels_of(gold)
    encoding = Encoding(labels)
    material = _material(data, gold, encoding, rng)
    dev = treebanks.read_conllu(corpora.ewt_dev(data))
    teacher = Teacher(labels)
    total = EPOCHS * sum(1 for _ in _batches(material.epoch(random.Random(0)), rng))
    optimizer, schedule = _optimizer(teacher, total)
    state = target.with_name("epoch.pt")
    start = _resume(state, teacher, optimizer, schedule) if state.exists() else 0
    for epoch in range(start, EPOCHS):
        rng = random.Random(corpora.SEED + epoch)
        _epoch(teacher, _batches(material.epoch(rng), rng), optimizer, schedule)
        logger.info(
            "epoch %d, EWT dev with gold tokens: %s", epoch, measure(teacher, encoding, dev)
        )
        torch.save(
            {
                "epoch": epoch + 1,
                "model": teacher.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            },
            state,
        )
    torch.save({"labels": attrs.asdict(labels), "model": teacher.state_dict()}, target)
    state.unlink()
    return target


def load(path: Path) -> tuple[Teacher, Encoding, Labels]:
    """Read a trained teacher."""
    saved = torch.load(path, weights_only=True)
    labels = Labels(**{name: tuple(values) for name, values in saved["labels"].items()})
    teacher = Teacher(labels)
    teacher.load_state_dict(saved["model"])
    teacher.eval()
    return teacher, Encoding(labels), labels


def loss_of(teacher: Teacher, scores: Scores, batch: Batch) -> torch.Tensor:
    """Sum of the losses of all heads whose labels the batch has."""
    total = torch.zeros(())
    for name, logits in scores.tags.items():
        if name in batch.labels:
            total = total + _entropy(logits, batch.labels[name])
    if "head" in batch.labels:
        heads = batch.labels["head"]
        padding = _padding(batch)
        total = total + _entropy(scores.arcs.masked_fill(padding, -1e4), heads, smoothing=0)
        relations = teacher.relations(scores, heads.clamp(min=0))
        total = total + _entropy(relations, batch.labels["deprel"])
    return total


def measure(
    teacher: Teacher, encoding: Encoding, sentences: Sequence[Sentence]
) -> dict[str, float]:
    """Share of words with the right tag, head, and head with relation, by the best single head."""
    teacher.eval()
    right = {"upos": 0, "head": 0, "relation": 0}
    count = 0
    examples = sorted((encoding.syntax(s) for s in sentences), key=lambda e: len(e.pieces))
    for group in batched(examples, 4 * _BATCH_PIECES):
        batch = collate(group)
        heads = batch.labels["head"]
        known = heads != IGNORED
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(batch.pieces, batch.shapes, batch.firsts)
            best = scores.arcs.float().masked_fill(_padding(batch), -1e4).argmax(-1)
            relation = teacher.relations(scores, best).argmax(-1)
        attached = (best == heads) & known
        right["upos"] += int(
            ((scores.tags["upos"].argmax(-1) == batch.labels["upos"]) & known).sum()
        )
        right["head"] += int(attached.sum())
        right["relation"] += int((attached & (relation == batch.labels["deprel"])).sum())
        count += int(known.sum())
    return {name: round(100 * n / count, 2) for name, n in right.items()}


def _padding(batch: Batch) -> torch.Tensor:
    """Where the columns of heads are padding, (sentences, 1, heads)."""
    padded = batch.firsts == 0
    padded[:, 0] = False
    return padded.unsqueeze(1)


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


def _material(
    data: Path, gold: Sequence[Sentence], encoding: Encoding, rng: random.Random
) -> Material:
    named: Iterable[Tagged] = corpora.entity_sentences(data, rng)
    return Material(
        tuple(encoding.syntax(s) for s in gold),
        tuple(encoding.syntax(s) for s in corpora.extra_sentences(list(gold), rng)),
        tuple(encoding.names(t) for t in named),
    )


def _batches(examples: Sequence[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of like length and of one task each, in random order."""
    groups: list[list[Example]] = []
    for _, task in itertools.groupby(
        sorted(examples, key=lambda e: ("names" in e.labels, len(e.pieces) + rng.random())),
        key=lambda e: "names" in e.labels,
    ):
        groups += batched(task, _BATCH_PIECES)
    rng.shuffle(groups)
    return groups


def _optimizer(
    teacher: Teacher, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = set(teacher.encoder.parameters())
    heads = [p for p in teacher.parameters() if p not in encoder]
    learnt = [p for p in encoder if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learnt, "lr": _RATE}, {"params": heads, "lr": _HEAD_RATE}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    warm = _WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


def _resume(
    state: Path,
    teacher: Teacher,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> int:
    saved = torch.load(state, weights_only=True)
    teacher.load_state_dict(saved["model"])
    optimizer.load_state_dict(saved["optimizer"])
    schedule.load_state_dict(saved["schedule"])
    return int(saved["epoch"])


def _epoch(
    teacher: Teacher,
    groups: Sequence[Sequence[Example]],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    teacher.train()
    mean = 0.0
    for step, group in enumerate(groups):
        batch = collate(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher(batch.pieces, batch.shapes, batch.firsts)
            loss = loss_of(teacher, scores, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), _CLIP)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        mean = 0.98 * mean + 0.02 * float(loss.detach())
        if step % 20 == 0:
            logger.info("step %d of %d, loss %.3f", step, len(groups), mean)
