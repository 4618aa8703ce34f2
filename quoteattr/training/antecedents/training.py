"""From annotated texts to the file of weights, and to the files of weights for held-out authors.

The speakers of the turns, on which features of antecedents rest, are decided by the conversation
weights of the package.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, PronounSetting
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.utterance import Attribution
from quoteattr.training.antecedents.examples import (
    Example,
    Recorder,
    annotated_entities,
    examples,
    novel_entities,
)
from quoteattr.training.antecedents.fitting import fit
from quoteattr.training.antecedents.gap import NamedPair, pair_entities, read_gap
from quoteattr.training.antecedents.litbank import Sample, read_litbank
from quoteattr.training.turns.novels import NOT_LEARNED_FROM, Novel, read_novels

logger = logging.getLogger(__name__)

_CHARACTERS = 200_000
"""Characters of each novel that are used, so that long novels do not outweigh the others."""
_ROUNDS = 2
"""Rounds of learning; the pass of each resolves pronouns by the weights of the round before."""
_FOLDS = 6
_PENALTY = 10.0
"""Chosen on held-out authors; 5 and 20 are equally good."""
_ITERATIONS = 60
_BY_SALIENCE = AntecedentWeights({setting: {"salience": 1.0} for setting in PronounSetting})
"""The weights of the first round: the most salient candidate is the antecedent."""
_EVERY = 2
"""Every second pair of GAP is learned from, so that Wikipedia does not outweigh fiction; with all,
GAP validation gains, and the speakers of LitBank lose."""
_WORDS = slice(20, 50)
"""The words of a sample by which its novel is recognised."""
_HEAD = """\
# Weights that decide on the antecedent of "he" or "she", made by `python -m quoteattr.training
# antecedents`: those of a log-linear model, learned from LitBank (Bamman, Lewke and Mansoor 2020,
# CC BY 4.0), GAP development (Webster and others 2018, Apache-2.0) and the beginnings of 18 novels
# of PDNC (Vishnubhotla, Hammond and Hirst 2022; no licence is stated for its annotations). None of
# their words are here.
#
# 1 setting   of the pronoun: source, of a turn; narration, elsewhere in narration; quoted
# 2 feature   as `quoteattr/resolve/coreference/ranking/features.py` names it
# 3 weight    as a natural logarithm
"""

Parser = Callable[[str], AnnotatedText]
"""What parses a text."""
Entities = tuple[Mapping[int, str], Callable[[Cluster], str | None]]
"""The entity of some pronouns by head token, and the function that returns that of a cluster."""


@attrs.frozen
class Labelled:
    """A text with annotated coreference."""

    text: str
    """The text."""
    annotated: AnnotatedText
    """Its parse."""
    attributions: Sequence[Attribution]
    """Its utterances with the words that name their speakers."""
    entities: Callable[[State], Entities]
    """Returns what the annotation says of a pass over the text."""
    novel: Novel | None = None
    """The novel, None if it is another text."""

    @cached_property
    def first_pronouns(self) -> Sequence[Example]:
        """The pronouns with their possible antecedents in the first round of learning.

        They do not depend on the other texts, so that all groups of authors share them.
        """
        return tuple(self.pronouns(_BY_SALIENCE))

    def pronouns(self, weights: AntecedentWeights) -> Iterator[Example]:
        """Yield the pronouns with their possible antecedents, as a pass over the text has them.

        Args:
            weights: The weights by which the pass resolves pronouns.
        """
        recorded = attrs.evolve(Weights.load(), antecedents=Recorder(weights.of))
        state = resolve_mentions(self.annotated, self.attributions, weights=recorded)
        found = examples(state, *self.entities(state))
        if self.novel is None:
            return found
        # PDNC labels the pronouns of quotations and of their sources. What it labels in narration
        # are sources of reports, which are not like the other pronouns there.
        return (example for example in found if example.setting is not PronounSetting.NARRATION)


def train(data: Path, out: Path, parser: Parser) -> None:
    """Learn the weights from all texts and write them.

    Args:
        data: The data folder.
        out: The file of weights.
        parser: What parses the texts.
    """
    found = learn(list(read_texts(data, parser)))
    out.write_text(_HEAD + "\n".join(lines(found)) + "\n", encoding="utf-8")


def train_apart(data: Path, folder: Path, parser: Parser) -> None:
    """Learn weights for each sixth of the authors from all other texts.

    Each file names the novels that it was not learned from.

    Args:
        data: The data folder.
        folder: The folder for the files.
        parser: What parses the texts.
    """
    texts = list(read_texts(data, parser))
    folder.mkdir(parents=True, exist_ok=True)
    for number, (learned, held_out) in enumerate(folds(texts), start=1):
        ids = ", ".join(novel.id for novel in held_out)
        content = [f"{NOT_LEARNED_FROM}{ids}", *lines(learn(learned))]
        (folder / f"{number}.txt").write_text("\n".join(content) + "\n", encoding="utf-8")


def folds(texts: Sequence[Labelled]) -> Iterator[tuple[list[Labelled], list[Novel]]]:
    """Yield the texts to learn from and the novels to measure on.

    They share no author, and a sample of a novel is not learned from where the novel is not. The
    authors are divided as for the conversation weights.
    """
    authors = sorted({text.novel.author for text in texts if text.novel})
    for fold in range(min(_FOLDS, len(authors))):
        names = set(authors[fold::_FOLDS])
        held_out = [one.novel for one in texts if one.novel and one.novel.author in names]
        learned = [
            one
            for one in texts
            if (one.novel not in held_out if one.novel else not _is_from(one, held_out))
        ]
        yield learned, held_out


def read_texts(data: Path, parser: Parser) -> Iterator[Labelled]:
    """Yield the novels, the samples and the pairs of names with their parses.

    Args:
        data: The data folder.
        parser: What parses the texts.
    """
    for novel in read_novels(data, _CHARACTERS):
        yield of_novel(novel, parser(novel.text))
    for sample in read_litbank(data):
        yield of_sample(sample, parser(sample.text))
    for pair in islice(read_gap(data), None, None, _EVERY):
        yield of_pair(pair, parser(pair.text))


def of_novel(novel: Novel, annotated: AnnotatedText) -> Labelled:
    """Return a novel with the characters to which pronouns refer."""

    def entities(state: State) -> Entities:
        return novel_entities(novel, state)

    return Labelled(novel.text, annotated, _attributions(annotated), entities, novel)


def of_sample(sample: Sample, annotated: AnnotatedText) -> Labelled:
    """Return a sample with the entities to which pronouns refer."""

    def entities(state: State) -> Entities:
        return annotated_entities(state, sample.entity_of)

    return Labelled(sample.text, annotated, _attributions(annotated), entities)


def of_pair(pair: NamedPair, annotated: AnnotatedText) -> Labelled:
    """Return a paragraph with the name to whose bearer a pronoun refers."""

    def entities(state: State) -> Entities:
        return pair_entities(pair, state)

    return Labelled(pair.text, annotated, _attributions(annotated), entities)


def learn(texts: Iterable[Labelled]) -> AntecedentWeights:
    """Return the weights learned from some texts."""
    texts = list(texts)
    found = [one for text in texts for one in text.first_pronouns]
    weights = _fitted(found)
    for _ in range(1, _ROUNDS):
        found = [one for text in texts for one in text.pronouns(weights)]
        weights = _fitted(found)
    return weights


def _fitted(found: Sequence[Example]) -> AntecedentWeights:
    weights = fit(found, penalty=_PENALTY, iterations=_ITERATIONS)
    logger.info("%.3f of %d pronouns right", share(found, weights), len(found))
    return weights


def share(found: Sequence[Example], weights: AntecedentWeights) -> float:
    """Return the share of pronouns whose most probable antecedent is right."""
    right = 0
    for example in found:
        clusters = [Cluster() for _ in example.candidates]
        candidates = dict(zip(clusters, example.candidates, strict=True))
        ranked = weights.log_probabilities(example.setting, candidates)
        best = max(range(len(clusters)), key=lambda index: ranked[clusters[index]])
        right += example.is_right[best]
    return right / len(found) if found else 0.0


def lines(weights: AntecedentWeights) -> Iterator[str]:
    """Yield the lines of a file of weights."""
    for setting, numbers in weights.of.items():
        for feature, value in sorted(numbers.items()):
            yield f"{setting:<9}  {feature:<40}  {value:.2f}"


def _attributions(annotated: AnnotatedText) -> Sequence[Attribution]:
    lexicon = Lexicon.load()
    utterances, _ = find(annotated, lexicon)
    return attribute(annotated, utterances, lexicon)


def _is_from(sample: Labelled, novels: Iterable[Novel]) -> bool:
    """Whether a sample is from one of some novels, whose lines may be broken differently."""
    words = " ".join(sample.text.split()[_WORDS])
    return any(words in " ".join(novel.text.split()) for novel in novels)
