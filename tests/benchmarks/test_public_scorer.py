"""The scorers agree with the one that the measures were first defined by, where it is there."""

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs
import pytest

from benchmarks.corpora.litbank import read_litbank
from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import FictionText, NewsText
from benchmarks.measures import fiction, news
from benchmarks.statistics.bootstrap import total
from benchmarks.statistics.extents import Measures
from quoteattr.export.records import to_jsonl
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Mention, MentionForm, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span

SHARED = Path(__file__).parents[3] / "shared"
SCORER, DATA = SHARED / "tools" / "score.py", SHARED / "data"
TOLERANCE = 0.001
NOVELS = ("DaisyMiller", "TheGambler")

pytestmark = pytest.mark.skipif(
    not (SCORER.exists() and DATA.exists()), reason="the first scorer or the data is not there"
)


@attrs.frozen
class Noise:
    """Spoils gold, always in the same way."""

    random: random.Random
    text: str

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return most spans as they are, and some of them shorter or longer."""
        return tuple(map(self.span, spans))

    def span(self, span: Span) -> Span:
        """Move an end now and then."""
        if self.random.random() < 0.7:
            return span
        start = max(0, span.start + self.random.randint(-3, 9))
        end = min(len(self.text), span.end + self.random.randint(-9, 3))
        return Span(start, max(start, end))

    def quote(
        self, id: int, relation: Iterable[tuple[Span, ...]], speaker: Speaker | None
    ) -> Quote:
        """Return a quotation with spoiled parts, source and cue, one of which may be missing."""
        content, source, cue = (
            self.spans(spans) if self.random.random() < 0.9 else () for spans in relation
        )
        parts = content or (Span(0, 5),)
        kind = self.random.choice([QuoteKind.DIRECT, QuoteKind.DIRECT, QuoteKind.INDIRECT])
        return Quote(
            id,
            kind,
            Act.SPEECH,
            parts,
            " ".join(part.of(self.text) for part in parts),
            Cue.read(cue, self.text) if cue else None,
            self.mention(source) if source else None,
            speaker,
        )

    def mention(self, parts: tuple[Span, ...]) -> Mention:
        """Return the mention with these parts."""
        words = " ".join(part.of(self.text) for part in parts)
        return Mention(parts, words, MentionForm.NAME)


def spoiled_news(gold: NewsText) -> Document:
    """Return predictions that are partly wrong."""
    noise = Noise(random.Random(gold.id), gold.text)
    kept = [own for own in gold.relations if noise.random.random() < 0.8]
    quotes = [
        noise.quote(number, (own.content, own.source, own.cue), None)
        for number, own in enumerate(kept, start=1)
    ]
    return Document(gold.text, tuple(quotes), id=gold.id)


def spoiled_fiction(gold: FictionText) -> Document:
    """Return predictions that are partly wrong, with speakers partly confused."""
    noise = Noise(random.Random(gold.id), gold.text)
    mentions: dict[str, list[Mention]] = {}
    # Where mentions of two characters end together, votes may tie, and the first scorer draws lots.
    ends = Counter(end for _, end in {(own.entity, own.span.end) for own in gold.mentions})
    for mention in gold.mentions:
        if mention.span.end > mention.span.start and ends[mention.span.end] == 1:
            mentions.setdefault(mention.entity, []).append(noise.mention((mention.span,)))
    names = sorted(mentions) or sorted(own.id for own in gold.characters or ())
    speakers = [
        Speaker(number, name, (f"Mr. {name}",), tuple(mentions.get(name, ())))
        for number, name in enumerate(names, start=1)
    ]
    by_name = {speaker.name: speaker for speaker in speakers}
    quotes = []
    for number, own in enumerate(gold.quotations, start=1):
        speaker = by_name.get(own.speaker or "")
        if noise.random.random() < 0.3:
            speaker = noise.random.choice([None, *speakers])
        source = speaker.mentions[0].parts if speaker and speaker.mentions else ()
        quotes.append(noise.quote(number, (own.parts, source, ()), speaker))
    return Document(gold.text, tuple(quotes), tuple(speakers), id=gold.id)


def first_scorer(
    corpus: str, documents: Iterable[Document], path: Path
) -> Mapping[str, list[float]]:
    """Return what the first scorer says of the predictions."""
    path.write_text("".join(to_jsonl(documents)), encoding="utf-8")
    only = [",".join(NOVELS)] if corpus == "pdnc" else []
    lines = subprocess.run(
        [sys.executable, str(SCORER), corpus, "dev", str(path), *only],
        capture_output=True,
        check=True,
        text=True,
        cwd=SCORER.parent,
    ).stdout.splitlines()
    found = {}
    for line in lines:
        name, _, value = line.partition(": ")
        number = json.loads(value)
        found[name.partition("(n=")[0]] = number if isinstance(number, list) else [number]
    return found


def triple(measures: Measures, name: str) -> list[float]:
    """Return precision, recall and F."""
    return [measures[f"{name} {letter}"] for letter in "PRF"]


def test_news_agrees(tmp_path: Path) -> None:
    """PolNeAR dev has the same figures with both scorers."""
    pairs = [(gold, spoiled_news(gold)) for gold in read_polnear(DATA / "polnear")]
    theirs = first_scorer("polnear", [own for _, own in pairs], tmp_path / "run.jsonl")
    ours = news.measures(total(news.count(*pair) for pair in pairs))

    expected = {
        "content characters": "content_char_P/R/F",
        "content IoU50": "content_iou50_P/R/F",
        "content exact": "content_extent_exact_P/R/F",
        "cue exact": "cue_extent_exact_P/R/F",
        "source exact": "source_extent_exact_P/R/F",
        "content+source": "content+source_P/R/F",
    }
    for name, key in expected.items():
        assert triple(ours, name) == pytest.approx(theirs[key], abs=TOLERANCE), name
    for kind in news.KINDS:
        found = [ours[f"recall {kind}"], ours[f"recall {kind}, with source"]]
        assert found == pytest.approx(theirs[f"recall_{kind}"], abs=TOLERANCE)
    assert [ours["source of hits"]] == pytest.approx(theirs["source_acc_on_hits"], abs=TOLERANCE)
    assert [ours["cue of hits"]] == pytest.approx(theirs["cue_acc_on_hits"], abs=TOLERANCE)


@pytest.mark.parametrize("corpus", ["litbank", "pdnc"])
def test_fiction_agrees(corpus: str, tmp_path: Path) -> None:
    """LitBank and two novels of PDNC have the same figures with both scorers."""
    reader = read_litbank if corpus == "litbank" else read_pdnc
    texts = [own for own in reader(DATA / corpus) if corpus == "litbank" or own.id in NOVELS]
    pairs = [(gold, spoiled_fiction(gold)) for gold in texts]
    theirs = first_scorer(corpus, [own for _, own in pairs], tmp_path / "run.jsonl")
    ours = fiction.measures(total(fiction.count(*pair) for pair in pairs))

    assert triple(ours, "segment exact") == pytest.approx(
        theirs["quote_segment_exact_P/R/F"], abs=TOLERANCE
    )
    assert triple(ours, "speaker B3") == pytest.approx(theirs["speaker_B3_P/R/F"], abs=TOLERANCE)
    expected = {
        "quotations found": "quotes_found",
        "speaker": "speaker_acc_end_to_end",
        "speaker when answered": "speaker_acc_when_answered",
    }
    if corpus == "litbank":
        expected["source is a mention of the speaker"] = "mention_acc"
    else:
        expected |= {f"speaker, {kind}": f"speaker_acc_{kind}" for kind in fiction.KINDS}
    for name, key in expected.items():
        assert [ours[name]] == pytest.approx(theirs[key], abs=TOLERANCE), name
