"""Tasks: a corpus with its scoring method, for engines and for runs kept in a file."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Generic

import attrs

from benchmarks.corpora.texts import CorpusError, FictionText, GoldText, NewsText, Relation
from benchmarks.engines.booknlp import read_booknlp
from benchmarks.engines.runs import Engine, read_predictions, run
from benchmarks.measures import fiction, news, passages
from benchmarks.measures.errors import Outcome, fiction_outcomes, news_outcomes, tabulate
from benchmarks.statistics.bootstrap import Interval, differences, intervals, total
from benchmarks.statistics.calibration import Bin, bins, expected_error
from benchmarks.statistics.extents import Counts, Measures
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act

SEED = Path(__file__).parent.parent / "seeds" / "000_928ea7a133be337d.txt"


@attrs.frozen
class Method(Generic[GoldText]):
    """How a kind of corpus is scored."""

    count: Callable[[GoldText, Document], Counts]
    """Counts one document."""
    measures: Callable[[Counts], Measures]
    """Turns counts into results."""
    outcomes: Callable[[GoldText, Document], Iterator[Outcome]]
    """Yields the outcome of each quotation."""
    judgements: Callable[[GoldText, Document], Iterator[tuple[float, bool]]]
    """Yields for each prediction its confidence and whether it is right."""


NEWS = Method[NewsText](news.count, news.measures, news_outcomes, news.judgements)
FICTION = Method[FictionText](fiction.count, fiction.measures, fiction_outcomes, fiction.judgements)
FICTION_WITH_NAMES = attrs.evolve(FICTION, measures=partial(fiction.measures, has_mentions=False))
PASSAGES = Method[FictionText](
    passages.in_passage(fiction.count),
    passages.measures,
    passages.in_passage(fiction_outcomes),
    passages.in_passage(fiction.judgements),
)


@attrs.frozen
class Result:
    """The results of a run on a corpus."""

    ids: tuple[str, ...]
    """The documents."""
    counts: tuple[Counts, ...]
    """The counts of each of them."""
    outcomes: tuple[Outcome, ...]
    """The outcome of each quotation."""
    calibration: tuple[Bin, ...]
    """Share of right predictions by confidence."""
    measures: Measures
    """The results over all documents."""

    def count_of(self, name: str) -> int:
        """Return a sum over the documents."""
        return int(total(self.counts).get(name, 0))


@attrs.frozen
class Task(Generic[GoldText]):
    """A corpus and how an engine is scored on it."""

    name: str
    """Its title in the tables."""
    texts: Callable[[], Iterable[GoldText]]
    """Reads the gold texts."""
    method: Method[GoldText]
    """How it is scored."""
    acts: str = "default"
    """`all` where thoughts are annotated too."""

    def run(self, engine: Engine, save: Path | None = None) -> Result:
        """Score an engine."""
        return self._score(run(engine, self.texts(), save=save))

    def read(self, path: Path) -> Result:
        """Score a run that was kept."""
        return self._score(read_predictions(self.texts(), path))

    def read_booknlp(self, folder: Path) -> Result:
        """Score what BookNLP wrote."""
        return self._score(
            (text, read_booknlp(folder, text.id, text.text)) for text in self.texts()
        )

    def intervals(self, result: Result) -> dict[str, Interval]:
        """Return a confidence interval for each measure."""
        return intervals(result.counts, self.method.measures)

    def differences(self, before: Result, after: Result) -> dict[str, Interval]:
        """Return a confidence interval for each gain."""
        return differences(before.counts, after.counts, self.method.measures)

    def _score(self, pairs: Iterable[tuple[GoldText, Document]]) -> Result:
        ids: list[str] = []
        counts: list[Counts] = []
        outcomes: list[Outcome] = []
        judgements: list[tuple[float, bool]] = []
        for gold, predicted in pairs:
            ids.append(gold.id)
            counts.append(self.method.count(gold, predicted))
            outcomes.extend(self.method.outcomes(gold, predicted))
            judgements.extend(self.method.judgements(gold, predicted))
        measures = self.method.measures(total(counts))
        return Result(tuple(ids), tuple(counts), tuple(outcomes), bins(judgements), measures)


def read_seed() -> Document:
    """Return the gold annotation of the seed article.

    Raises:
        CorpusError: The article or its annotation is missing.
    """
    try:
        text = SEED.read_bytes().decode("utf-8")
        record = json.loads(SEED.with_suffix(".gold.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CorpusError(f"no seed article: {error.filename}") from error
    return Document.from_record(record, text)


def seed_as_news(gold: Document) -> NewsText:
    """Return the seed article as a news text: speech and writing, without thoughts."""
    relations = (
        Relation(
            quote.parts,
            quote.source.parts if quote.source else (),
            quote.cue.parts if quote.cue else (),
        )
        for quote in gold.quotes
        if quote.act is not Act.THOUGHT
    )
    return NewsText(gold.id, gold.text, tuple(relations))


def as_json(result: Result, found: dict[str, Interval]) -> dict[str, Any]:
    """Return a result as plain values."""
    return {
        "documents": len(result.ids),
        "failed": result.count_of("failed"),
        "measures": result.measures,
        "intervals": found,
        "calibration": [attrs.asdict(own) for own in result.calibration],
        "expected calibration error": expected_error(result.calibration),
        "outcomes": {by: tabulate(result.outcomes, by) for by in ("kind", "rule")},
    }
