"""Figures of the packaged models.

Syntax by the official CoNLL 2018 scorer, names by exact spans, speed in words a second.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quoteattr.annotate.stanza_adapter import SETTINGS
from quoteattr.training.stanza import corpora, entities, treebanks
from quoteattr.training.stanza.entities import Tagged
from quoteattr.training.stanza.processors import TASKS
from quoteattr.training.stanza.treebanks import Sentence
from quoteattr.training.stanza.vectors import PACKAGE

_METRICS = (
    "Tokens",
    "Sentences",
    "Words",
    "UPOS",
    "XPOS",
    "UFeats",
    "Lemmas",
    "UAS",
    "LAS",
    "CLAS",
)
_GUM_GENRES = ("news", "interview", "bio", "speech")


def load(models: Path, processors: Iterable[str] = tuple(TASKS), **settings: Any) -> Any:  # noqa: ANN401
    """A Stanza pipeline with the packaged models."""
    import stanza

    return stanza.Pipeline(
        "en",
        dir=str(models),
        package=PACKAGE,
        processors=",".join(processors),
        download_method=None,
        use_gpu=False,
        verbose=False,
        **{**SETTINGS, **settings},
    )


def report(data: Path, models: Path) -> dict[str, Any]:
    """All figures of the model card.

    Args:
        data: The data folder.
        models: The folder of the packaged models.

    Returns:
        Percentages by test set, and words a second.
    """
    pipeline = load(models)
    result: dict[str, Any] = {
        "ewt-test": syntax(pipeline, [data / "ud" / "ewt" / "en_ewt-ud-test.conllu"])
    }
    held_out = treebanks.gum_documents(data, held_out=True)
    for genre in _GUM_GENRES:
        result[f"gum-{genre}"] = syntax(
            pipeline, [p for p in held_out if p.stem.split("_")[1] == genre]
        )
    tagger = load(models, ("tokenize", "ner"), tokenize_pretokenized=True)
    uner = list(entities.read_columns(data / "ner" / "uner-ewt" / "en_ewt-ud-test.iob2"))
    books = [
        t
        for pair in corpora.litbank_books(data, held_out=True)
        for t in entities.read_litbank(*pair)
    ]
    result["uner-ewt-test"] = names(tagger, uner)
    result["gum-names"] = names(tagger, list(entities.gum_entities(held_out)))
    result["litbank-names"] = names(tagger, books)
    result["words-per-second"] = speed(pipeline, data)
    return result


def syntax(pipeline: Any, gold_files: Sequence[Path]) -> dict[str, float]:  # noqa: ANN401
    """Score raw text against the original treebank, multi-word tokens included."""
    from stanza.models.common.utils import ud_scores
    from stanza.utils.conll import CoNLL

    with TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold.conllu"), Path(folder, "system.conllu")
        gold.write_text(
            "".join(p.read_text(encoding="utf-8") for p in gold_files), encoding="utf-8"
        )
        sentences = [s for p in gold_files for s in treebanks.read_conllu(p)]
        document = pipeline(running_text(sentences))
        _spell_out(document)
        CoNLL.write_doc2conll(document, str(system))
        scores = ud_scores(str(gold), str(system))
    return {metric: round(100 * scores[metric].f1, 2) for metric in _METRICS}


def _spell_out(document: Any) -> None:  # noqa: ANN401
    """Give very long tokens their text back, for which Stanza writes ``<UNK>``."""
    for token in document.iter_tokens():
        if token.text == "<UNK>":
            text = document.text[token.start_char : token.end_char]
            token.text = token.words[0].text = text


def running_text(sentences: Iterable[Sentence]) -> str:
    """A treebank as text, with a blank line between paragraphs."""
    from quoteattr.training.stanza.rawtext import labelled_document, paragraphs

    return labelled_document(paragraphs(sentences)).text


def names(pipeline: Any, gold: Sequence[Tagged]) -> dict[str, float]:  # noqa: ANN401
    """F1 of exact spans with their type, on gold tokens."""
    document = pipeline([list(t.tokens) for t in gold])
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for sentence, tagged in zip(document.sentences, gold, strict=True):
        predicted = spans([iob2(t.ner) for t in sentence.tokens])
        expected = spans(tagged.tags)
        for kind in ("PER", "ORG", "LOC"):
            p, e = {s for s in predicted if s[2] == kind}, {s for s in expected if s[2] == kind}
            right[kind] += len(p & e)
            found[kind] += len(p)
            wanted[kind] += len(e)
    result = {kind: f1(right[kind], found[kind], wanted[kind]) for kind in wanted}
    result["PER precision"] = round(100 * right["PER"] / max(found["PER"], 1), 2)
    result["PER recall"] = round(100 * right["PER"] / max(wanted["PER"], 1), 2)
    return result | {"all": f1(right.total(), found.total(), wanted.total())}


def iob2(tag: str) -> str:
    """A BIOES tag as IOB2."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """First token, token after the last, and type of each entity in IOB2 tags."""
    found = set()
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        previous = tags[i - 1] if i else "O"
        if previous != "O" and (tag[0] != "I" or tag[2:] != previous[2:]):
            found.add((start, i, previous[2:]))
        if tag != "O" and (tag[0] == "B" or previous == "O" or tag[2:] != previous[2:]):
            start = i
    return found


def f1(right: int, found: int, wanted: int) -> float:
    """Percentage."""
    return round(200 * right / max(found + wanted, 1), 2)


def speed(pipeline: Any, data: Path, documents: int = 12) -> dict[str, float]:  # noqa: ANN401
    """Words a second of processor time, by processor and for all, on news articles."""
    texts = [
        p.read_text(encoding="utf-8")
        for p in sorted((data / "polnear" / "data" / "dev" / "text").iterdir())[:documents]
    ]
    pipeline(texts[0])
    seconds: dict[str, float] = dict.fromkeys(pipeline.processors, 0.0)
    words = 0
    for text in texts:
        document: Any = text
        for name, processor in pipeline.processors.items():
            start = time.process_time()
            document = processor.process(document)
            seconds[name] += time.process_time() - start
        words += document.num_tokens
    return {name: round(words / s, 0) for name, s in seconds.items()} | {
        "all": round(words / sum(seconds.values()), 0)
    }
