"""What the models learn from, of all corpora, and the training files for Stanza's trainers."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from pathlib import Path

import attrs

from quoteattr.training.texts import (
    augment,
    dialogue,
    insertions,
    lemmas,
    rawtext,
    treebanks,
    wordlist,
)
from quoteattr.training.texts.edits import happens
from quoteattr.training.texts.names import fiction, gum, litbank
from quoteattr.training.texts.names.columns import read_universal_ner, read_wikigold
from quoteattr.training.texts.names.tagged import Tagged
from quoteattr.training.texts.treebanks import Sentence

logger = logging.getLogger(__name__)

SEED = 20261123

_VARIANT_SHARE = 0.5
"""Share of treebank sentences that get a variant: enough to learn the marks, and few enough to keep
the proportions of real text."""
_TITLED = 0.3
"""Share of variants that get an honorific before a proper noun, if they have one."""
_DIALOGUE_SHARE = 0.45
"""Share of suitable sentences framed as a line of dialogue for the tagger and the parser."""

_LITBANK_FOLDS = 7
"""Number of folds of LitBank, the first of which is for measuring."""
_NOVEL_SENTENCES = 6000
"""Sentences of PDNC novels with tagged names: about as many as all other corpora have."""
_NAMELESS = 5000
_HEADLINES = 0.15
"""Sentences without any name, and the share of them that is capitalised throughout."""
_CURLY = 0.4
_CAPITALS = 0.02
"""Shares of entity sentences with curly marks, and in capitals."""


def write_syntax(data: Path, work: Path) -> tuple[Path, Path]:
    """Write the training and the early-stopping file for the lemmatizer.

    Args:
        data: The data folder.
        work: Where to write.

    Returns:
        Paths of both CoNLL-U files.
    """
    train, dev = work / "syntax" / "train.conllu", work / "syntax" / "dev.conllu"
    if not train.exists():
        train.parent.mkdir(parents=True, exist_ok=True)
        rng = random.Random(SEED)
        sentences = list(treebanks.training_sentences(data))
        treebanks.write_conllu(treebanks.read_conllu(ewt_dev(data)), dev)
        treebanks.write_conllu([*sentences, *extra_sentences(sentences, rng)], train)
    return train, dev


def write_dictionary(data: Path, work: Path) -> Path:
    """Write more words for the lemmatizer, derived from the words of all corpora."""
    path = work / "syntax" / "dictionary.conllu"
    if not path.exists():
        train, _ = write_syntax(data, work)
        entries = lemmas.dictionary(treebanks.read_conllu(train), wordlist.read(data))
        treebanks.write_conllu(lemmas.as_sentences(entries), path)
    return path


def extra_sentences(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Return typographic variants of sentences, and lines of dialogue made from them."""
    varied = [varied_with_titles(s, rng) for s in sentences if happens(rng, _VARIANT_SHARE)]
    framed = [
        s for s in dialogue.lines_of_dialogue(sentences, rng) if happens(rng, _DIALOGUE_SHARE)
    ]
    return [*varied, *(augment.vary(s, rng) for s in framed)]


def varied_with_titles(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return a typographic variant, now and then with an honorific inserted."""
    if happens(rng, _TITLED):
        sentence = insertions.entitle(sentence, rng)
    return augment.vary(sentence, rng)


def write_tokens(data: Path, work: Path) -> dict[str, Path]:
    """Write running text, character labels and gold tokens for the tokenizer."""
    folder = work / "tokenize"
    files = {
        name: folder / name
        for name in ("train.txt", "train.labels", "dev.txt", "dev.labels", "dev.conllu")
    }
    if files["train.labels"].exists():
        return files
    folder.mkdir(parents=True, exist_ok=True)
    dev = treebanks.read_conllu(ewt_dev(data))
    treebanks.write_conllu(dev, files["dev.conllu"])
    _write(
        rawtext.labelled_document(rawtext.paragraphs(dev)), files["dev.txt"], files["dev.labels"]
    )
    rng = random.Random(SEED)
    train = rawtext.labelled_document(token_paragraphs(data, rng), rng)
    _write(train, files["train.txt"], files["train.labels"])
    logger.info("%d characters of tokenizer training text", len(train.text))
    return files


def token_paragraphs(data: Path, rng: random.Random) -> list[list[Sentence]]:
    """Return the paragraphs of the treebanks, their variants, and paragraphs of dialogue."""
    sentences = list(treebanks.training_sentences(data))
    groups = rawtext.paragraphs(sentences)
    groups += [
        [varied_with_titles(s, rng) for s in group] for group in rawtext.paragraphs(sentences)
    ]
    for _ in range(2):
        framed = [augment.vary(s, rng) for s in dialogue.lines_of_dialogue(sentences, rng)]
        groups += rawtext.regroup(framed, rng, longest=4)
    rng.shuffle(groups)
    return groups


def litbank_books(data: Path, *, held_out: bool) -> list[tuple[Path, Path]]:
    """Return the files of tokens and of mentions of LitBank samples; every seventh is held out."""
    texts = sorted((data / "litbank" / "quotations" / "tsv").glob("*_brat.txt"))
    chosen = [t for i, t in enumerate(texts) if (i % _LITBANK_FOLDS == 0) == held_out]
    return [(t, data / "litbank" / "coref" / "tsv" / f"{t.stem}.ann") for t in chosen]


def litbank_names(data: Path, *, held_out: bool) -> list[Tagged]:
    """Return the sentences of the LitBank samples with their proper names tagged."""
    books = litbank_books(data, held_out=held_out)
    return [sentence for files in books for sentence in litbank.read_litbank(*files)]


def novels(data: Path) -> list[str]:
    """Return the texts of the LitBank samples that are not held out."""
    stems = [t.name.removesuffix("_brat.txt") for t, _ in litbank_books(data, held_out=False)]
    files = (data / "litbank" / "original" / f"{stem}.txt" for stem in stems)
    return [file.read_text(encoding="utf-8") for file in files]


def entity_sentences(data: Path, rng: random.Random) -> list[Tagged]:
    """Return sentences of all corpora of names, copies with other names, and some without names."""
    news = [
        *gum.gum_names(treebanks.gum_documents(data, held_out=False)),
        *read_wikigold(data / "ner" / "wikigold" / "wikigold.conll.txt"),
        *read_universal_ner(data / "ner" / "uner-pud" / "en_pud-ud-test.iob2"),
    ]
    books = litbank_names(data, held_out=False)
    gold = [*news, *books]
    pool = sorted({word for sentence in gold for word in _personal(sentence) if word.istitle()})
    renamed = [fiction.rename(sentence, pool, rng) for sentence in gold if any(_personal(sentence))]
    folders = sorted((data / "pdnc" / "data").iterdir())
    novel_sentences = [one for folder in folders for one in fiction.tagged_sentences(folder)]
    chosen = rng.sample(novel_sentences, min(_NOVEL_SENTENCES, len(novel_sentences)))
    renamed += [fiction.rename(sentence, pool, rng) for sentence in chosen]
    return [restyled(sentence, rng) for sentence in (*gold, *renamed, *nameless(data, rng))]


def _personal(tagged: Tagged) -> Iterator[str]:
    """Yield the words of the names of persons."""
    pairs = zip(tagged.tokens, tagged.tags, strict=True)
    return (token for token, label in pairs if label.endswith("PER"))


def nameless(data: Path, rng: random.Random) -> list[Tagged]:
    """Return web sentences without a proper noun, some of them capitalised like headlines."""
    result = []
    for sentence in treebanks.ewt_train(data):
        if all(w.upos not in {"PROPN", "X"} for w in sentence.words):
            tokens = [w.form for w in sentence.words]
            if happens(rng, _HEADLINES):
                tokens = [t[:1].upper() + t[1:] for t in tokens]
            result.append(Tagged(tuple(tokens), ("O",) * len(tokens)))
    return rng.sample(result, min(_NAMELESS, len(result)))


def restyled(tagged: Tagged, rng: random.Random) -> Tagged:
    """Write straight marks as curly ones, and now and then everything in capitals."""
    tokens = list(tagged.tokens)
    if happens(rng, _CURLY):
        opened = False
        for i, form in enumerate(tokens):
            if form in {'"', "``", "''"}:
                opened = not opened
                tokens[i] = "“" if opened else "”"
            else:
                tokens[i] = form.replace("'", "’")
    if happens(rng, _CAPITALS):
        tokens = [t.upper() for t in tokens]
    return attrs.evolve(tagged, tokens=tuple(tokens))


def ewt_dev(data: Path) -> Path:
    """Return the file of the development part of UD English EWT."""
    return data / "ud" / "ewt" / "en_ewt-ud-dev.conllu"


def _write(labelled: rawtext.LabelledText, text: Path, labels: Path) -> None:
    text.write_text(labelled.text + "\n\n", encoding="utf-8")
    labels.write_text(labelled.labels + "\n\n", encoding="utf-8")
