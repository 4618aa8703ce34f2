"""What the teacher says of raw sentences: tags, trees and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import torch

from quoteattr.training.stanza.entities import Tagged
from quoteattr.training.stanza.treebanks import Sentence, Word
from quoteattr.training.teacher.batches import Encoding, batched, collate
from quoteattr.training.teacher.network import Labels, Scores, Teacher

_BATCH_PIECES = 8000
_CHUNK = 4096
"""Sentences that are sorted by length together."""


@attrs.frozen
class Labelled:
    """A sentence as the teacher reads it."""

    syntax: Sentence
    """Its words with tags and tree; lemmas are the words themselves."""
    names: Tagged
    """Its words with named entities."""


def label(
    teacher: Teacher, encoding: Encoding, labels: Labels, sentences: Sequence[Sequence[str]]
) -> Iterator[Labelled]:
    """Label sentences, in their order."""
    for start in range(0, len(sentences), _CHUNK):
        chunk = [encoding.words(words) for words in sentences[start : start + _CHUNK]]
        order = sorted(range(len(chunk)), key=lambda i: len(chunk[i].pieces))
        done: list[Labelled | None] = [None] * len(chunk)
        position = 0
        for group in batched((chunk[i] for i in order), _BATCH_PIECES):
            places = order[position : position + len(group)]
            position += len(group)
            words = [sentences[start + i] for i in places]
            batch = collate(group)
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                scores = teacher(batch.pieces, batch.shapes, batch.firsts)
                heads = _heads(scores, [len(w) for w in words])
                relations = teacher.relations(scores, heads).float()
            for row, place in enumerate(places):
                done[place] = _read(labels, words[row], _row(scores, heads, relations, row))
        yield from (sentence for sentence in done if sentence is not None)


def _heads(scores: Scores, lengths: Sequence[int]) -> torch.Tensor:
    """The best tree of each sentence, as the head of every word; padding hangs on the root."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root, tarjan

    arcs = torch.log_softmax(scores.arcs.float(), -1)
    heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
    for row, length in enumerate(lengths):
        square = torch.full((length + 1, length + 1), -1e9)
        square[1:] = arcs[row, :length, : length + 1]
        square.fill_diagonal_(-1e9)
        best = square.argmax(-1)
        best[0] = 0
        if int((best[1:] == 0).sum()) != 1 or any(len(c) for c in tarjan(best.numpy())):
            best = torch.as_tensor(chuliu_edmonds_one_root(square.numpy()))
        heads[row, :length] = best[1:]
    return heads


@attrs.frozen
class _Row:
    """What the network makes of one sentence of a batch, padding included."""

    tags: dict[str, torch.Tensor]
    """Scores of each kind of tag, (words, labels)."""
    heads: torch.Tensor
    """The head of each word."""
    relations: torch.Tensor
    """Scores of the relations to these heads, (words, labels)."""


def _row(scores: Scores, heads: torch.Tensor, relations: torch.Tensor, row: int) -> _Row:
    tags = {name: tag[row].float() for name, tag in scores.tags.items()}
    return _Row(tags, heads[row], relations[row])


def _read(labels: Labels, forms: Sequence[str], row: _Row) -> Labelled:
    size = len(forms)
    best = {name: scores[:size].argmax(-1).tolist() for name, scores in row.tags.items()}
    other = row.relations[:size].clone()
    other[:, labels.deprel.index("root")] = -torch.inf
    names = other.argmax(-1).tolist()
    words = tuple(
        Word(
            form,
            form.lower(),
            labels.upos[best["upos"][i]],
            labels.xpos[best["xpos"][i]],
            labels.feats[best["feats"][i]],
            head,
            labels.deprel[names[i]] if head else "root",
        )
        for i, (form, head) in enumerate(zip(forms, row.heads[:size].tolist(), strict=True))
    )
    path = best_path(row.tags["names"][:size], labels.names)
    return Labelled(Sentence(words), Tagged(tuple(forms), path))


def best_path(logits: torch.Tensor, tags: Sequence[str]) -> tuple[str, ...]:
    """The best sequence of IOB2 tags in which every ``I`` follows its own kind.

    Args:
        logits: (words, tags).
        tags: What the columns stand for.
    """
    allowed = torch.tensor(
        [[0.0 if to[0] != "I" or at[1:] == to[1:] else -torch.inf for to in tags] for at in tags]
    )
    start = torch.tensor([-torch.inf if tag[0] == "I" else 0.0 for tag in tags])
    score = torch.log_softmax(logits, -1)
    total = score[0] + start
    back = []
    for row in score[1:]:
        best = (total.unsqueeze(1) + allowed).max(0)
        back.append(best.indices)
        total = best.values + row
    place = int(total.argmax())
    path = [place]
    for pointers in reversed(back):
        place = int(pointers[place])
        path.append(place)
    return tuple(tags[p] for p in reversed(path))
