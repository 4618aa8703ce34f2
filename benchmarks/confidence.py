"""Fits the confidence of quotations to predictions on texts that the models did not learn from.

PolNeAR dev, LitBank, and the beginnings of the PDNC novels with conversation weights that were
learned without their authors. What is reported is cross-validated over articles and authors.
"""

import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.corpora.litbank import read_litbank
from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import FictionText, NewsText
from benchmarks.engines.held_out import weights_by_novel
from benchmarks.measures import fiction, news
from benchmarks.statistics.calibration import bins, expected_error
from quoteattr.pipeline import Pipeline
from quoteattr.resolve import confidence
from quoteattr.resolve.confidence import Confidence, QuoteEvidence, Setting
from quoteattr.schema.document import Document

FILE = Path(confidence.__file__).with_suffix(".txt")
CHARACTERS = 200_000
"""Characters of each novel that are read."""
FOLDS = 6
PENALTY = 3.0
"""Weight of the squares of the weights (L2); 1 and 3 are equally good."""
_ITERATIONS = 100
_RAREST = 20
"""A feature that occurs less often is left out."""
_HEAD = """\
# The confidence of a quotation, made by `python -m benchmarks confidence`: weights of a logistic
# regression, fitted to predictions on PolNeAR dev, LitBank and the beginnings of 18 novels of PDNC
# (the last with conversation weights that were learned without their authors).
#
# 1 feature   as `quoteattr/resolve/confidence.py` names it
# 2 weight    as a natural logarithm
"""


class Corpus(enum.StrEnum):
    """Where a prediction was made."""

    POLNEAR = "PolNeAR dev"
    RULES = "PolNeAR dev, rules alone"
    LITBANK = "LitBank"
    PDNC = "PDNC, held out"


@attrs.frozen
class Example:
    """A predicted quotation with its evidence."""

    corpus: Corpus
    """Where it was predicted."""
    group: str
    """What is held out together: an article, a text, or the novels of some authors."""
    evidence: QuoteEvidence
    """What it rests on."""
    is_right: bool
    """Whether the quotation and its speaker are right."""


@attrs.frozen
class Calibration:
    """How good confidences are on one corpus."""

    count: int
    """Number of quotations."""
    right: float
    """Share of them that is right."""
    error: float
    """Expected calibration error, in ten bins."""
    ranking: float
    """Probability that a right quotation has a higher confidence than a wrong one (AUC)."""
    brier: float
    """Mean squared distance of confidence and truth."""


def examples(pipeline: Pipeline, *, polnear: Path, litbank: Path, pdnc: Path) -> Iterator[Example]:
    """Yield the predictions of a pipeline on all corpora.

    Args:
        pipeline: A pipeline that keeps all acts.
        polnear: A clone of the repository.
        litbank: A clone of the repository.
        pdnc: A clone of the repository.
    """
    for article in read_polnear(polnear):
        yield from _news(pipeline, article, Corpus.POLNEAR)
        yield from _news(attrs.evolve(pipeline, rules_only=True), article, Corpus.RULES)
    for text in read_litbank(litbank):
        yield from _fiction(pipeline, text, Corpus.LITBANK, text.id)
    held_out = weights_by_novel()
    for novel in read_pdnc(pdnc):
        weights, group = held_out[novel.id]
        own = attrs.evolve(pipeline, weights=weights)
        yield from _fiction(own, novel.cut(CHARACTERS), Corpus.PDNC, group)


def fit(given: Sequence[Example]) -> Confidence:
    """Return the weights that make the truth likeliest.

    A corpus counts as much as the square root of its size, so that the largest one, whose novels
    are ten times as long as any other text, does not decide alone.
    """
    import torch  # slow to import

    counts = Counter(name for example in given for name, _ in example.evidence.features())
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    place = {name: number for number, name in enumerate(names)}
    features = torch.zeros(len(given), len(names))
    for row, example in enumerate(given):
        for name, value in example.evidence.features():
            if name in place:
                features[row, place[name]] = value
    truth = torch.tensor([float(example.is_right) for example in given])
    sizes = Counter(example.corpus for example in given)
    scale = len(given) / sum(size**0.5 for size in sizes.values())
    counting = torch.tensor([scale / sizes[example.corpus] ** 0.5 for example in given])
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_ITERATIONS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        surprise = torch.nn.functional.binary_cross_entropy_with_logits(
            features @ weights, truth, weight=counting, reduction="sum"
        )
        total = surprise + PENALTY * weights.square().sum() / 2
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return Confidence(dict(zip(names, weights.tolist(), strict=True)))


def cross_validated(given: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """Yield each example with its confidence by weights fitted without its group."""
    groups = list(dict.fromkeys(example.group for example in given))
    for number in range(FOLDS):
        held_out = frozenset(groups[number::FOLDS])
        weights = fit([example for example in given if example.group not in held_out])
        for example in given:
            if example.group in held_out:
                yield example, weights(example.evidence)


def calibrations(
    pairs: Iterable[tuple[Example, float]],
) -> Mapping[Corpus, Calibration]:
    """Return how good some confidences are, by corpus."""
    by_corpus: dict[Corpus, list[tuple[float, bool]]] = defaultdict(list)
    for example, own in pairs:
        by_corpus[example.corpus].append((own, example.is_right))
    return {corpus: _calibration(found) for corpus, found in by_corpus.items()}


def lines(weights: Confidence) -> Iterator[str]:
    """Yield the lines of a file of weights."""
    yield from _HEAD.splitlines()
    width = max(map(len, weights.weights))
    for name, weight in sorted(weights.weights.items()):
        yield f"{name:{width}}  {weight:.2f}"


def _calibration(judged: Sequence[tuple[float, bool]]) -> Calibration:
    right = sum(truth for _, truth in judged)
    return Calibration(
        len(judged),
        right / len(judged),
        expected_error(bins(judged)),
        _ranking(judged),
        sum((own - truth) ** 2 for own, truth in judged) / len(judged),
    )


def _ranking(judged: Iterable[tuple[float, bool]]) -> float:
    """Return the area under the ROC curve; equal confidences count half."""
    by_value: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for own, truth in judged:
        by_value[own][truth] += 1
    wrong = won = 0.0
    for _, (of_wrong, of_right) in sorted(by_value.items()):
        won += of_right * (wrong + of_wrong / 2)
        wrong += of_wrong
    pairs = wrong * sum(own[1] for own in by_value.values())
    return won / pairs if pairs else 0.0


def _recorded(pipeline: Pipeline, text: str) -> tuple[Document, list[QuoteEvidence]]:
    """Return a document, and the evidence for each of its quotations."""
    seen: list[QuoteEvidence] = []

    def record(evidence: QuoteEvidence) -> float:
        seen.append(evidence)
        return 1.0

    return attrs.evolve(pipeline, confidence=record)(text), seen


def _news(pipeline: Pipeline, gold: NewsText, corpus: Corpus) -> Iterator[Example]:
    document, seen = _recorded(pipeline, gold.text)
    right = {
        item.nearest.id
        for item in news.judge(gold, document)
        if item.nearest is not None and item.is_source_right
    }
    for quote, evidence in zip(document.quotes, seen, strict=True):
        yield Example(corpus, gold.id, evidence, quote.id in right)


def _fiction(
    pipeline: Pipeline, gold: FictionText, corpus: Corpus, group: str
) -> Iterator[Example]:
    """Yield the turns; whether anything else is right, corpora of fiction do not say."""
    document, seen = _recorded(pipeline, gold.text)
    covered: dict[int, list[fiction.Judged]] = defaultdict(list)
    for item in fiction.judge(gold, document):
        if item.found is not None:
            covered[item.found.id].append(item)
    for quote, evidence in zip(document.quotes, seen, strict=True):
        own = covered[quote.id]
        knowable = [item for item in own if item.quotation.is_knowable]
        if evidence.setting is not Setting.REPORTED and (knowable or not own):
            is_right = bool(knowable) and all(item.is_speaker_right for item in knowable)
            yield Example(corpus, group, evidence, is_right)
