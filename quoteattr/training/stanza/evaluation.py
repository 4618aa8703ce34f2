"""Figures of the shipped models.

Syntax by the official CoNLL 2018 scorer, names by exact spans, speed in words a second.
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
from quoteattr.training.texts import corpora, entities, treebanks
from quoteattr.training.texts.entities import Tagged
from quoteattr.training.texts.treebanks import Sentence

_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
_GUM_GENRES = ("news", "interview", "bio", "voyage", "academic", "speech", "textbook", "court")


def report(data: Path) -> dict[str, Any]:
    """All figures of the model card.

    Args:
        data: The data folder.

    Returns:
        Percentages by test set, and words a second.
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
    books = [
        t
        for pair in corpora.litbank_books(data, held_out=True)
        for t in entities.read_litbank(*pair)
    ]
    result["uner-ewt-test"] = names(reader, list(entities.read_columns(uner)))
    result["gum-names"] = names(reader, list(entities.gum_entities(held_out)))
    result["litbank-names"] = names(reader, books)
    result["words-per-second"] = speed(annotator, data)
    return result


def syntax(
    annotate: Callable[[str], AnnotatedText], gold_files: Sequence[Path]
) -> dict[str, float]:
    """Score raw text against the original treebank, multi-word tokens included."""
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
    """A treebank as text, with a blank line between paragraphs."""
    from quoteattr.training.texts.rawtext import labelled_document, paragraphs

    return labelled_document(paragraphs(sentences)).text


def names(reader: Reader, gold: Sequence[Tagged]) -> dict[str, float]:
    """F1 of exact spans with their type, on gold tokens."""
    readings = reader([SentenceWords(tagged.tokens, starts_paragraph=False) for tagged in gold])
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for reading, tagged in zip(readings.sentences, gold, strict=True):
        predicted, expected = set(reading.names), set(spans(tagged.tags))
        for kind in ("PER", "ORG", "LOC"):
            p, e = {s for s in predicted if s[2] == kind}, {s for s in expected if s[2] == kind}
            right[kind] += len(p & e)
            found[kind] += len(p)
            wanted[kind] += len(e)
    result = {kind: f1(right[kind], found[kind], wanted[kind]) for kind in wanted}
    result["PER precision"] = round(100 * right["PER"] / max(found["PER"], 1), 2)
    result["PER recall"] = round(100 * right["PER"] / max(wanted["PER"], 1), 2)
    return result | {"all": f1(right.total(), found.total(), wanted.total())}


def f1(right: int, found: int, wanted: int) -> float:
    """Percentage."""
    return round(200 * right / max(found + wanted, 1), 2)


def speed(annotator: EmbeddedAnnotator, data: Path, documents: int = 24) -> dict[str, float]:
    """Words a second of the clock on news articles, for all and for the reader alone."""
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
