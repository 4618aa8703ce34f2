"""From the novels to the file of weights, and to the files of weights for held-out authors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from quoteattr.errors import LexiconError
from quoteattr.resolve.conversation.crf import TurnFeatures, Weights, decode
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.training.turns.field import fit
from quoteattr.training.turns.labels import AttributedNovel, Chain, label
from quoteattr.training.turns.novels import NOT_LEARNED_FROM, Novel, read_novels

logger = logging.getLogger(__name__)

_CHARACTERS = 200_000
"""Characters of each novel that are used, so that long novels do not outweigh the others."""
_ROUNDS = 2
"""Rounds of learning; the first pass of each decides by the weights of the round before."""
_FOLDS = 6
_PENALTY = 8.0
"""Of 2, 4 and 8, the best for the likelihood of held-out novels and for LitBank."""
_ITERATIONS = 40
_HEAD = """\
# Weights that decide on the speaker of a turn, made by `python -m quoteattr.training turns`: those
# of a conditional random field, learned from the beginnings of 18 novels of PDNC (Vishnubhotla,
# Hammond and Hirst 2022; no licence is stated for its annotations, none of whose words are here).
#
# 1 table     speaker: of a candidate; again: of speaking twice in a row; back: of having spoken
#             the turn before the last
# 2 feature   as the modules of `quoteattr/resolve/conversation` name it
# 3 weight    as a natural logarithm
"""

Parser = Callable[[str], AnnotatedText]
"""What parses a text."""
Novels = Sequence[AttributedNovel]
Labelled = Sequence[tuple[Novel, Sequence[Chain]]]
"""Novels with their conversations."""


def train(data: Path, out: Path, antecedents: Path, parser: Parser) -> None:
    """Learn the weights from all novels and write them.

    Args:
        data: The data folder.
        out: The file of weights.
        antecedents: The folder of the weights for antecedents of held-out authors. A pass over a
            novel resolves pronouns by those that were learned without its author: with its usual
            mistakes.
        parser: What parses the novels.

    Raises:
        LexiconError: The folder lacks the weights for a novel.
    """
    labelled = label_in_rounds(read(data, parser), _by_novel(_read_apart(antecedents)))
    out.write_text(_HEAD + "\n".join(lines(_fitted(labelled))) + "\n", encoding="utf-8")


def train_apart(data: Path, folder: Path, antecedents: Path, parser: Parser) -> None:
    """Learn weights for each sixth of the authors from the novels of the others.

    Each file names the novels that it was not learned from, on which `benchmarks accuracy
    --held-out` scores it.

    Args:
        data: The data folder.
        folder: The folder for the files.
        antecedents: The folder of the weights for antecedents of held-out authors, which become a
            part of each file.
        parser: What parses the novels.

    Raises:
        LexiconError: The folder lacks the weights for a novel, or its authors are divided
            otherwise.
    """
    apart = _read_apart(antecedents)
    labelled = label_in_rounds(read(data, parser), _by_novel(apart))
    folder.mkdir(parents=True, exist_ok=True)
    for number, (learned, held_out) in enumerate(folds(labelled), start=1):
        first = NOT_LEARNED_FROM + ", ".join(novel.id for novel, _ in held_out)
        if first not in apart:
            raise LexiconError(f"no file in {antecedents} begins with {first!r}")
        content = [first, *lines(_fitted(learned)), *apart[first]]
        (folder / f"{number}.txt").write_text("\n".join(content) + "\n", encoding="utf-8")


def folds(labelled: Labelled) -> Iterator[tuple[Labelled, Labelled]]:
    """Yield the novels to learn from and those to measure on; they share no author."""
    authors = sorted({novel.author for novel, _ in labelled})
    for fold in range(min(_FOLDS, len(authors))):
        held_out = set(authors[fold::_FOLDS])
        yield (
            [one for one in labelled if one[0].author not in held_out],
            [one for one in labelled if one[0].author in held_out],
        )


def read(data: Path, parser: Parser) -> Novels:
    """Return the novels with their parses, utterances and gold speakers."""
    novels = read_novels(data, _CHARACTERS)
    return [AttributedNovel.of(novel, parser(novel.text)) for novel in novels]


def label_in_rounds(novels: Novels, antecedents: Mapping[str, AntecedentWeights]) -> Labelled:
    """Return the conversations of all novels, as the pass that precedes the decision shows them.

    The first pass over a novel decides by weights that were learned without its author, in the
    round before: its mistakes are those that it makes on other texts.

    Args:
        novels: The novels.
        antecedents: The weights that decide on antecedents, by the id of the novel.

    Raises:
        LexiconError: There are no weights for a novel.
    """
    if missing := [one.novel.id for one in novels if one.novel.id not in antecedents]:
        raise LexiconError(f"no weights for antecedents were learned without {missing[0]}")

    def labelled_by(weights: Mapping[str, Weights]) -> Labelled:
        return [(one.novel, label(one, weights[one.novel.id])) for one in novels]

    labelled = labelled_by({id: Weights(antecedents=own) for id, own in antecedents.items()})
    for number in range(1, _ROUNDS):
        weights: dict[str, Weights] = {}
        for learned, held_out in folds(labelled):
            fitted = _fitted(learned)
            share = share_right(held_out, fitted)
            logger.info("round %d: %.3f of the turns of held-out authors right", number, share)
            for novel, _ in held_out:
                weights[novel.id] = attrs.evolve(fitted, antecedents=antecedents[novel.id])
        labelled = labelled_by(weights)
    return labelled


def share_right(labelled: Labelled, weights: Weights) -> float:
    """Return the share of the quotations with a gold speaker whose decoded speaker has its name."""
    right = total = 0
    for _, chains in labelled:
        for chain in chains:
            for turn, answer in zip(chain, _answers(chain, weights), strict=True):
                total += turn.quotations
                if answer is not None and turn.is_right[turn.candidates.index(answer)]:
                    right += turn.quotations
    return right / total if total else 0.0


def _read_apart(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the lines of the files of weights of held-out authors, by their first line."""
    files = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return {rows[0]: rows[1:] for rows in map(str.splitlines, files)}


def _by_novel(apart: Mapping[str, Sequence[str]]) -> Mapping[str, AntecedentWeights]:
    return {
        id: AntecedentWeights.parse(rows)
        for first, rows in apart.items()
        for id in first.removeprefix(NOT_LEARNED_FROM).split(", ")
    }


def lines(weights: Weights) -> Iterator[str]:
    """Yield the lines of a file of weights."""
    tables = {"speaker": weights.speaker, "again": weights.again, "back": weights.back}
    for table, numbers in tables.items():
        for feature, value in sorted(numbers.items()):
            yield f"{table:<8}  {feature:<34}  {value:.2f}"


def _fitted(labelled: Labelled) -> Weights:
    chains = [chain for _, conversations in labelled for chain in conversations]
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
