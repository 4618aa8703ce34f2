"""Raw news and novels with the teacher's labels, for the compact models to learn from."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from quoteattr.annotate.sentences import parsable
from quoteattr.annotate.stanza_adapter import load_stanza
from quoteattr.language.paragraphs import paragraphs
from quoteattr.training.stanza import corpora, lemmas, treebanks, vectors
from quoteattr.training.stanza.entities import Tagged
from quoteattr.training.stanza.treebanks import Sentence
from quoteattr.training.teacher.labelling import label
from quoteattr.training.teacher.training import load

logger = logging.getLogger(__name__)

# Words of raw text of each kind: as much as the treebanks have, news and novels alike.
_NEWS, _FICTION = 420_000, 380_000
_SHORTEST, _LONGEST = 3, 70
"""Words of a sentence that is worth learning from."""


@attrs.frozen
class Silver:
    """Sentences with the labels of the teacher."""

    syntax: list[Sentence]
    """Raw text with tags and trees."""
    names: list[Tagged]
    """The same, and the treebanks' web text, with named entities."""


def build(data: Path, work: Path) -> tuple[Path, Path]:
    """Write what the teacher says of raw text, unless it is there.

    Args:
        data: The data folder.
        work: The work folder, with the trained teacher.

    Returns:
        Paths of the syntax, as CoNLL-U, and of the names, as Stanza's JSON.
    """
    syntax, names = work / "silver" / "syntax.conllu", work / "silver" / "names.json"
    if not names.exists():
        syntax.parent.mkdir(parents=True, exist_ok=True)
        silver = read(data, work / "teacher" / "model.pt")
        gold = list(treebanks.training_sentences(data))
        lemma = lemmas.lemmatiser(gold, vectors.words_in(vectors.path(work)))
        treebanks.write_conllu((lemmatised(s, lemma) for s in silver.syntax), syntax)
        corpora.write_tagged(silver.names, names)
    return syntax, names


def read(data: Path, teacher_file: Path) -> Silver:
    """Label raw text, and the sentences of EWT that have no gold names."""
    teacher, encoding, labels = load(teacher_file)
    rng = random.Random(corpora.SEED)
    tokenizer = load_stanza().pipeline
    raw = [
        *sample(news(data), _NEWS, tokenizer, rng),
        *sample(fiction(data), _FICTION, tokenizer, rng),
    ]
    logger.info("%d raw sentences, %d words", len(raw), sum(map(len, raw)))
    labelled = list(label(teacher, encoding, labels, raw))
    web = [[w.form for w in s.words] for s in treebanks.ewt_train(data)]
    named = [x.names for x in (*labelled, *label(teacher, encoding, labels, web))]
    return Silver([x.syntax for x in labelled], named)


def lemmatised(sentence: Sentence, lemma: lemmas.Lemmatiser) -> Sentence:
    """The sentence with a lemma for every word."""
    words = (attrs.evolve(w, lemma=lemma(w.form, w.upos)) for w in sentence.words)
    return attrs.evolve(sentence, words=tuple(words))


def news(data: Path) -> list[Path]:
    """Raw news articles."""
    return sorted((data / "polnear" / "data" / "train" / "text").glob("*.txt"))


def fiction(data: Path) -> list[Path]:
    """Raw novels, and the samples of others."""
    return [
        *sorted((data / "pdnc" / "data").glob("*/novel_text.txt")),
        *sorted((data / "litbank" / "original").glob("*.txt")),
    ]


def sample(
    files: Sequence[Path],
    words: int,
    tokenizer: Any,  # noqa: ANN401  (Stanza has no types)
    rng: random.Random,
) -> Iterator[list[str]]:
    """Yield about so many words of paragraphs taken at random from all files."""
    pieces = []
    for path in files:
        text = path.read_text(encoding="utf-8").replace("_", " ")
        pieces += [" ".join(span.of(text).split()) for span in paragraphs(text)]
    rng.shuffle(pieces)
    count = 0
    for start in range(0, len(pieces), 200):
        if count >= words:
            return
        text = "\n\n".join(p for p in pieces[start : start + 200] if p)
        document = tokenizer.process(text, processors="tokenize")
        for sentence in parsable(document.to_dict(), text):
            forms = [entry["text"] for entry in sentence]
            if _SHORTEST <= len(forms) <= _LONGEST:
                count += len(forms)
                yield forms
