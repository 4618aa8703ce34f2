"""From the novels to the file of weights, and to the files of weights for held-out authors."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.annotate.stanza_adapter import load_stanza
from quoteattr.errors import LexiconError
from quoteattr.reader.model import load_reader
from quoteattr.resolve.conversation.crf import TurnFeatures, Weights, decode
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.training.turns.field import fit
from quoteattr.training.turns.labels import Chain, label
from quoteattr.training.turns.novels import NOT_LEARNED_FROM, Novel, read_novels

logger = logging.getLogger(__name__)

_CHARACTERS = 200_000
"""Characters of each novel that are used, so that long novels do not outweigh the others."""
_ROUNDS = 2
"""Rounds of learning; the first pass of each decides by the weights of the round before."""
_FOLDS = 6
_PENALTY = 2.0
_ITERATIONS = 40
_HEAD = """\
# Weights that decide on the speaker of a turn, made by `python -m quoteattr.training turns`: those
# of a conditional random field, learned from the beginnings of 18 novels of PDNC (Vishnubhotla,
# Hammond and Hirst 2022; no licence is stated for its annotations, none of whose words are here).
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
    """Learn the weights from all novels and write them.

    Args:
        data: The data folder.
        out: The file of weights.
    """
    out.write_text(_HEAD + "\n".join(lines(learn(parse(data)))) + "\n", encoding="utf-8")


def train_apart(data: Path, folder: Path, antecedents: Path) -> None:
    """Learn weights for each sixth of the authors from the novels of the others.

    Each file names the novels that it was not learned from, on which `benchmarks accuracy
    --held-out` scores it.

    Args:
        data: The data folder.
        folder: The folder for the files.
        antecedents: The folder of the weights that decide on antecedents, learned from the same
            novels, which become a part of each file.
    """
    parsed = parse(data)
    folder.mkdir(parents=True, exist_ok=True)
    for number, (learned, held_out) in enumerate(folds(parsed), start=1):
        ids = ", ".join(novel.id for novel, _ in held_out)
        apart = (antecedents / f"{number}.txt").read_text(encoding="utf-8").splitlines()
        if (first := f"{NOT_LEARNED_FROM}{ids}") != apart[0]:
            raise LexiconError(f"{antecedents / f'{number}.txt'} is learned from other novels")
        weights = learn(learned, AntecedentWeights.parse(apart))
        content = [first, *lines(weights), *apart[1:]]
        (folder / f"{number}.txt").write_text("\n".join(content) + "\n", encoding="utf-8")


def folds(parsed: Parsed) -> Iterator[tuple[Parsed, Parsed]]:
    """Yield the novels to learn from and those to measure on; they share no author."""
    authors = sorted({novel.author for novel, _ in parsed})
    for fold in range(min(_FOLDS, len(authors))):
        held_out = set(authors[fold::_FOLDS])
        yield (
            [one for one in parsed if one[0].author not in held_out],
            [one for one in parsed if one[0].author in held_out],
        )


def parse(data: Path) -> Parsed:
    """Return the novels with their parses."""
    annotator = load_stanza(reader=load_reader())
    return [(novel, annotator(novel.text)) for novel in read_novels(data, _CHARACTERS)]


def learn(parsed: Parsed, antecedents: AntecedentWeights | None = None) -> Weights:
    """Return the weights learned from some novels.

    Args:
        parsed: The novels.
        antecedents: The weights that decide on antecedents, None for the package's own.
    """
    antecedents = antecedents or AntecedentWeights.load()
    weights = Weights(antecedents=antecedents)
    for number in range(1, _ROUNDS + 1):
        labelled = [(novel, label(novel, annotated, weights)) for novel, annotated in parsed]
        fitted = _fitted(chains for _, chains in labelled)
        weights = attrs.evolve(fitted, antecedents=antecedents)
        logger.info("round %d: %.3f of the turns right", number, share_right(labelled, weights))
    return weights


def share_right(labelled: Conversations, weights: Weights) -> float:
    """Return the share of the quotations with a gold speaker whose decoded speaker has its name."""
    right = total = 0
    for _, chains in labelled:
        for chain in chains:
            for turn, answer in zip(chain, _answers(chain, weights), strict=True):
                total += turn.quotations
                if answer is not None and turn.is_right[turn.candidates.index(answer)]:
                    right += turn.quotations
    return right / total if total else 0.0


def lines(weights: Weights) -> Iterator[str]:
    """Yield the lines of a file of weights."""
    tables = {"speaker": weights.speaker, "again": weights.again, "back": weights.back}
    for table, numbers in tables.items():
        for feature, value in sorted(numbers.items()):
            yield f"{table:<8}  {feature:<34}  {value:.2f}"


def _fitted(novels: Iterable[Sequence[Chain]]) -> Weights:
    chains = [chain for conversations in novels for chain in conversations]
    return fit(chains, penalty=_PENALTY, iterations=_ITERATIONS)


def _answers(chain: Chain, weights: Weights) -> Iterator[int | None]:
    """Yield the decoded candidate of each turn."""
    clusters = {number: Cluster() for turn in chain for number in turn.candidates}
    numbers = {cluster: number for number, cluster in clusters.items()}
    indexes = [UtteranceIndex(index) for index in range(len(chain))]
    turns = [
        TurnFeatures(
            (index,),
            {clusters[n]: f for n, f in zip(turn.candidates, turn.features, strict=True)},
            turn.context,
        )
        for index, turn in zip(indexes, chain, strict=True)
    ]
    decoded = decode(turns, weights)
    return (numbers[decoded[index]] if index in decoded else None for index in indexes)
