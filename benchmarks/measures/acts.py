"""Acts: whether speech, writing and thought are distinguished, by labels on PolNeAR dev.

PolNeAR does not mark the act, so `acts.tsv` does for a sample of its relations; the head of that
file has the rules. The definitions of the measures are in README.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from benchmarks.corpora.texts import CorpusError, NewsText
from benchmarks.measures import news
from benchmarks.statistics.extents import Counts, Measures, precision_recall, ratio
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act
from quoteattr.schema.span import Span

LABELS = Path(__file__).parents[1] / "labels" / "acts.tsv"
SPLIT = "dev"
"""The part of PolNeAR that the labels are of."""


@attrs.frozen
class Label:
    """The act of one relation, as somebody read it."""

    document: str
    """Stem of the article's file."""
    content: Span
    """First part of the relation's content."""
    act: Act
    """What is reported."""
    is_open: bool
    """Whether the label may be looked at to improve the library; the others give the figure."""


@attrs.frozen
class JudgedAct:
    """A label with the act that was predicted for its relation."""

    label: Label
    """The gold act."""
    act: Act | None
    """The predicted act; None if the content was not found."""
    cue: str = ""
    """The words of the predicted cue."""

    @property
    def is_right(self) -> bool:
        """Whether the relation is found with the right act."""
        return self.act is self.label.act


def read_labels(path: Path = LABELS) -> tuple[Label, ...]:
    """Return the labels of a file in its order, every second of them open.

    Raises:
        CorpusError: The file is not there, or a line is no label.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise CorpusError(f"no labels of acts: {error.filename}") from error
    labels: list[Label] = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        try:
            document, start, end, act = line.split("\t")
            content = Span(int(start), int(end))
            labels.append(Label(document, content, Act(act), is_open=len(labels) % 2 == 1))
        except ValueError as error:
            raise CorpusError(f"{path}:{number}: {error}") from None
    return tuple(labels)


def judge(labels: Iterable[Label], gold: NewsText, predicted: Document) -> Iterator[JudgedAct]:
    """Yield the labels of an article, each with the act of the quotation that is its relation.

    Raises:
        CorpusError: The article has no relation where a label has its content.
    """
    judged = {item.relation.content[0]: item for item in news.judge(gold, predicted)}
    for label in labels:
        if label.document != gold.id:
            continue
        if (item := judged.get(label.content)) is None:
            start, end = label.content.start, label.content.end
            raise CorpusError(f"{gold.id}: no relation of PolNeAR has its content at {start}-{end}")
        if item.nearest is None or not item.is_hit:
            yield JudgedAct(label, None)
            continue
        cue = item.nearest.cue
        yield JudgedAct(label, item.nearest.act, cue.of(gold.text) if cue else "")


def count(judged: Sequence[JudgedAct]) -> Counts:
    """Return the counts of one article: a pair of acts is counted under the names of both."""
    counts: Counter[str] = Counter(labels=len(judged))
    for item in judged:
        if item.act:
            counts["found"] += 1
            counts[_pair(item.label.act, item.act)] += 1
    return counts


def measures(counts: Counts) -> Measures:
    """Return the measures of one or of many articles, over the relations that are found."""
    gold = {act: sum(counts.get(_pair(act, other), 0) for other in Act) for act in Act}
    predicted = {act: sum(counts.get(_pair(other, act), 0) for other in Act) for act in Act}
    right = {act: counts.get(_pair(act, act), 0) for act in Act}
    found = counts.get("found", 0)
    result = {
        "found": ratio(found, counts.get("labels", 0)),
        "right act": ratio(sum(right.values()), found),
        "commonest act": ratio(max(gold.values()), found),
    }
    for act in Act:
        result |= precision_recall(act.value, right[act], predicted[act], gold[act])
    return result


def confusion(judged: Iterable[JudgedAct]) -> Iterator[list[str]]:
    """Yield a row for each gold act: how often each act is predicted, and how often none."""
    pairs = Counter((item.label.act, item.act) for item in judged)
    for act in Act:
        yield [act.value, *(str(pairs[act, other] or ".") for other in (*Act, None))]


def _pair(gold: Act, predicted: Act) -> str:
    return f"{gold.value} predicted as {predicted.value}"
