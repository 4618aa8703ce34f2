"""The accuracy and the speed of the shipped models.

Syntax by the official CoNLL 2018 scorer, names by exact spans, speed in words per second.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quoteattr.annotate.conllu import write_conllu
from quoteattr.annotate.embedded.annotator import EmbeddedAnnotator, load_embedded
from quoteattr.reader.decoding import spans
from quoteattr.reader.model import load_reader
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.reading import Reader, SentenceWords
from quoteattr.training.texts import corpora, treebanks
from quoteattr.training.texts.names.columns import read_universal_ner
from quoteattr.training.texts.names.gum import gum_names
from quoteattr.training.texts.names.tagged import KINDS, Tagged
from quoteattr.training.texts.rawtext import labelled_document, paragraphs
from quoteattr.training.texts.treebanks import Sentence

_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
_GUM_GENRES = ("news", "interview", "bio", "voyage", "academic", "speech", "textbook", "court")


def report(data: Path) -> dict[str, Any]:
    """Return the figures of the model card: percentages by test set, and words per second.

    Args:
        data: The data folder.
    """
    reader = load_reader()
    annotator = load_embedded(reader)
    result: dict[str, Any] = {
        "ewt-test": syntax(annotator, [data / "ud" / "ewt" / "en_ewt-ud-test.conllu"])
    }
    held_out = treebanks.gum_documents(data, held_out=True)
    for genre in _GUM_GENRES:
        chosen = [p for p in held_out if p.stem.split("_")[1] == genre]
        if chosen:
            result[f"gum-{genre}"] = syntax(annotator, chosen)
    result["gum"] = syntax(annotator, held_out)
    uner = data / "ner" / "uner-ewt" / "en_ewt-ud-test.iob2"
    result["uner-ewt-test"] = names(reader, list(read_universal_ner(uner)))
    result["gum-names"] = names(reader, list(gum_names(held_out)))
    result["litbank-names"] = names(reader, corpora.litbank_names(data, held_out=True))
    result["words-per-second"] = speed(annotator, data)
    return result


def syntax(
    annotate: Callable[[str], AnnotatedText], gold_files: Sequence[Path]
) -> dict[str, float]:
    """Return the scores on raw text against the original treebank, in percent."""
    from stanza.models.common.utils import ud_scores

    with TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold.conllu"), Path(folder, "system.conllu")
        texts = (p.read_text(encoding="utf-8") for p in gold_files)
        gold.write_text("".join(texts), encoding="utf-8")
        text = running_text(s for p in gold_files for s in treebanks.read_conllu(p))
        system.write_text(write_conllu(annotate(text)), encoding="utf-8")
        scores = ud_scores(str(gold), str(system))
    return {metric: round(100 * scores[metric].f1, 2) for metric in _METRICS}


def running_text(sentences: Iterable[Sentence]) -> str:
    """Return a treebank as text, with a blank line between paragraphs."""
    return labelled_document(paragraphs(sentences)).text


def names(reader: Reader, gold: Sequence[Tagged]) -> dict[str, float]:
    """Return the F1 of exact spans with their type, on gold tokens, in percent."""
    readings = reader([SentenceWords(tagged.tokens, starts_paragraph=False) for tagged in gold])
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for reading, tagged in zip(readings.sentences, gold, strict=True):
        predicted, expected = set(reading.names), set(spans(tagged.tags))
        right.update(kind for _, _, kind in predicted & expected)
        found.update(kind for _, _, kind in predicted if kind in KINDS)
        wanted.update(kind for _, _, kind in expected)
    result = {kind: f1(right[kind], found[kind], wanted[kind]) for kind in sorted(KINDS)}
    result["PER precision"] = round(100 * right["PER"] / max(found["PER"], 1), 2)
    result["PER recall"] = round(100 * right["PER"] / max(wanted["PER"], 1), 2)
    return result | {"all": f1(right.total(), found.total(), wanted.total())}


def f1(right: int, found: int, wanted: int) -> float:
    """Return F1 in percent."""
    return round(200 * right / max(found + wanted, 1), 2)


def speed(annotator: EmbeddedAnnotator, data: Path, documents: int = 24) -> dict[str, float]:
    """Return words per second on news articles, of the whole engine and of the reader alone."""
    folder = data / "polnear" / "data" / "dev" / "text"
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.iterdir())[:documents]]
    annotator(texts[0])
    start = time.perf_counter()
    annotated = [annotator(text) for text in texts]
    whole = time.perf_counter() - start
    sentences = [
        [
            SentenceWords(tuple(t.text for t in a.sentence_tokens(s)), starts_paragraph=False)
            for s in a.sentences
        ]
        for a in annotated
    ]
    start = time.perf_counter()
    for document in sentences:
        annotator.reader(document)
    reading = time.perf_counter() - start
    words = sum(len(a.tokens) for a in annotated)
    return {"all": round(words / whole), "reader": round(words / max(reading, 1e-9))}
