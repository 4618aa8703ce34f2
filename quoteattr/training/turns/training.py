"""From the novels to the file of weights, and to such files for authors that are left out."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quoteattr.annotate.stanza_adapter import load_stanza
from quoteattr.reader.model import load_reader
from quoteattr.resolve.conversation.crf import Choice, decode
from quoteattr.resolve.conversation.weights import Weights
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.training.turns.field import fit
from quoteattr.training.turns.labels import Chain, label
from quoteattr.training.turns.novels import NOT_LEARNED_FROM, Novel, read_novels

logger = logging.getLogger(__name__)

# So much of each novel, lest the long ones outweigh the others.
_CHARACTERS = 200_000
# The first reading of each round decides by the weights of the round before.
_ROUNDS = 2
_FOLDS = 6
_PENALTY = 2.0
_ITERATIONS = 40
_HEAD = """\
# What speaks for each candidate speaker of a turn, made by `python -m quoteattr.training turns`:
# the weights of a conditional random field, learned from the beginnings of 18 novels of PDNC
# (Vishnubhotla, Hammond and Hirst 2022; no licence is stated for its annotations, and none of the
# texts' words are in here).
#
# 1 table     speaker: of a candidate; again: of speaking twice in a row; back: of having spoken
#             the turn before the last
# 2 feature   as `quoteattr/resolve/conversation/features.py` names it
# 3 weight    as a natural logarithm
"""

Parsed = Sequence[tuple[Novel, AnnotatedText]]
"""Novels with their parses."""
Conversations = Sequence[tuple[Novel, Sequence[Chain]]]


def train(data: Path, out: Path) -> None:
    """Learn the weights and write them.

    Args:
        data: The data folder.
        out: The file.
    """
    out.write_text(_HEAD + "\n".join(lines(learn(parse(data)))) + "\n", encoding="utf-8")


def train_apart(data: Path, folder: Path) -> None:
    """Learn weights for each sixth of the authors from the novels of the others.

    Each file says which novels it was not learned from; `benchmarks accuracy --held-out` scores
    them on those.

    Args:
        data: The data folder.
        folder: Where the files are written.
    """
    parsed = parse(data)
    folder.mkdir(parents=True, exist_ok=True)
    for number, (rest, out) in enumerate(folds(parsed), start=1):
        ids = ", ".join(novel.id for novel, _ in out)
        own = [f"{NOT_LEARNED_FROM}{ids}", *lines(learn(rest))]
        (folder / f"{number}.txt").write_text("\n".join(own) + "\n", encoding="utf-8")


def folds(parsed: Parsed) -> Iterator[tuple[Parsed, Parsed]]:
    """Yield the novels to learn from and those to measure on, no author among both."""
    authors = sorted({novel.author for novel, _ in parsed})
    for fold in range(min(_FOLDS, len(authors))):
        out = set(authors[fold::_FOLDS])
        yield (
            [one for one in parsed if one[0].author not in out],
            [one for one in parsed if one[0].author in out],
        )


def parse(data: Path) -> Parsed:
    """Return the novels with their parses."""
    annotator = load_stanza(reader=load_reader())
    return [(novel, annotator(novel.text)) for novel in read_novels(data, _CHARACTERS)]


def learn(parsed: Parsed) -> Weights:
    """Return the weights that the novels teach."""
    weights = Weights()
    for number in range(1, _ROUNDS + 1):
        labelled = [(novel, label(novel, annotated, weights)) for novel, annotated in parsed]
        weights = _fitted(chains for _, chains in labelled)
        logger.info("round %d: %.3f of the turns right", number, share_right(labelled, weights))
    return weights


def share_right(labelled: Conversations, weights: Weights) -> float:
    """Return the share of the quotations with a gold speaker that get a candidate of that name."""
    right = total = 0
    for _, chains in labelled:
        for chain in chains:
            for turn, answer in zip(chain, _answers(chain, weights), strict=True):
                total += turn.quotations
                if answer is not None and turn.is_right[turn.candidates.index(answer)]:
                    right += turn.quotations
    return right / total if total else 0.0


def lines(weights: Weights) -> Iterator[str]:
    """Yield the lines of the file."""
    tables = {"speaker": weights.speaker, "again": weights.again, "back": weights.back}
    for table, numbers in tables.items():
        for feature, value in sorted(numbers.items()):
            yield f"{table:<8}  {feature:<34}  {value:.2f}"


def _fitted(novels: Iterable[Sequence[Chain]]) -> Weights:
    chains = [chain for own in novels for chain in own]
    return fit(chains, penalty=_PENALTY, iterations=_ITERATIONS)


def _answers(chain: Chain, weights: Weights) -> Iterator[int | None]:
    """Yield which candidate is decided on, turn by turn."""
    clusters = {number: Cluster() for turn in chain for number in turn.candidates}
    numbers = {cluster: number for number, cluster in clusters.items()}
    choices = [
        Choice(
            (place,),
            {clusters[n]: f for n, f in zip(turn.candidates, turn.features, strict=True)},
            turn.context,
        )
        for place, turn in enumerate(chain)
    ]
    decoded = decode(choices, weights)
    return (numbers[decoded[at]] if at in decoded else None for at in range(len(chain)))
