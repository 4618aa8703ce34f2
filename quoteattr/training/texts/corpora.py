"""Training files for Stanza's trainers, written to the work folder."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import attrs

from quoteattr.training.texts import (
    augment,
    dialogue,
    entities,
    fiction,
    insertions,
    lemmas,
    rawtext,
    treebanks,
    wordlist,
)
from quoteattr.training.texts.entities import Tagged
from quoteattr.training.texts.treebanks import Sentence

logger = logging.getLogger(__name__)

SEED = 20261123

# Share of treebank sentences that get a variant: enough to learn the marks, few enough to
# keep the real mix.
_VARIANT_SHARE = 0.5
# Share of variants that get an honorific before a proper noun, if they have one.
_TITLED = 0.3
# Share of suitable sentences framed as a line of dialogue for the tagger and the parser.
_DIALOGUE_SHARE = 0.45

# LitBank is cut into so many folds, the first of which is for measuring.
_LITBANK_FOLDS = 7
# Sentences of PDNC novels with marked names: about as many as all other corpora have.
_MARKED = 6000
# Sentences without any name, and the share of them that is capitalised throughout.
_NAMELESS = 5000
_HEADLINES = 0.15
# Shares of entity sentences with curly marks, and in capitals.
_CURLY = 0.4
_CAPITALS = 0.02


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
    """Write the lemmatizer's further words, worked out from the words of all corpora."""
    path = work / "syntax" / "dictionary.conllu"
    if not path.exists():
        train, _ = write_syntax(data, work)
        entries = lemmas.dictionary(treebanks.read_conllu(train), wordlist.read(data))
        treebanks.write_conllu(lemmas.as_sentences(entries), path)
    return path


def extra_sentences(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Typographic variants and lines of dialogue."""
    varied = [varied_with_titles(s, rng) for s in sentences if augment.happens(rng, _VARIANT_SHARE)]
    framed = [
        s for s in dialogue.lines_of_dialogue(sentences, rng) if rng.random() < _DIALOGUE_SHARE
    ]
    return [*varied, *(augment.vary(s, rng) for s in framed)]


def varied_with_titles(sentence: Sentence, rng: random.Random) -> Sentence:
    """A typographic variant, with an honorific put in now and then."""
    if augment.happens(rng, _TITLED):
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
    """The treebanks as they are, their variants, and dialogue, in paragraphs."""
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
    """Tokens and mentions of LitBank samples: every seventh book is held out for measuring."""
    texts = sorted((data / "litbank" / "quotations" / "tsv").glob("*_brat.txt"))
    chosen = [t for i, t in enumerate(texts) if (i % _LITBANK_FOLDS == 0) == held_out]
    return [(t, data / "litbank" / "coref" / "tsv" / f"{t.stem}.ann") for t in chosen]


def novels(data: Path) -> list[str]:
    """Texts of the LitBank samples that are not held out."""
    stems = [t.name.removesuffix("_brat.txt") for t, _ in litbank_books(data, held_out=False)]
    files = (data / "litbank" / "original" / f"{stem}.txt" for stem in stems)
    return [file.read_text(encoding="utf-8") for file in files]


def entity_sentences(data: Path, rng: random.Random) -> list[Tagged]:
    """All corpora with names, copies under other names, and marked sentences of novels."""
    news = [
        *entities.gum_entities(treebanks.gum_documents(data, held_out=False)),
        *entities.read_wikigold(data / "ner" / "wikigold" / "wikigold.conll.txt"),
        *entities.read_columns(data / "ner" / "uner-pud" / "en_pud-ud-test.iob2"),
    ]
    books = [
        t for pair in litbank_books(data, held_out=False) for t in entities.read_litbank(*pair)
    ]
    pool = sorted(
        {
            w
            for t in (*news, *books)
            for w, x in zip(t.tokens, t.tags, strict=True)
            if x.endswith("PER") and w.istitle()
        }
    )
    gold = [*news, *books]
    renamed = [fiction.rename(t, pool, rng) for t in gold if any(x.endswith("PER") for x in t.tags)]
    marked = [
        t for folder in sorted((data / "pdnc" / "data").iterdir()) for t in fiction.novel(folder)
    ]
    chosen = rng.sample(marked, min(_MARKED, len(marked)))
    renamed += [fiction.rename(t, pool, rng) for t in chosen]
    return [restyled(t, rng) for t in (*gold, *renamed, *nameless(data, rng))]


def nameless(data: Path, rng: random.Random) -> list[Tagged]:
    """Web sentences without a proper noun, some of them capitalised like headlines."""
    result = []
    for sentence in treebanks.ewt_train(data):
        if all(w.upos not in {"PROPN", "X"} for w in sentence.words):
            tokens = [w.form for w in sentence.words]
            if augment.happens(rng, _HEADLINES):
                tokens = [t[:1].upper() + t[1:] for t in tokens]
            result.append(Tagged(tuple(tokens), ("O",) * len(tokens)))
    return rng.sample(result, min(_NAMELESS, len(result)))


def restyled(tagged: Tagged, rng: random.Random) -> Tagged:
    """Straight marks as curly ones, and everything in capitals once in a while."""
    tokens = list(tagged.tokens)
    if rng.random() < _CURLY:
        opened = False
        for i, form in enumerate(tokens):
            if form in {'"', "``", "''"}:
                opened = not opened
                tokens[i] = "“" if opened else "”"
            else:
                tokens[i] = form.replace("'", "’")
    if rng.random() < _CAPITALS:
        tokens = [t.upper() for t in tokens]
    return attrs.evolve(tagged, tokens=tuple(tokens))


def ewt_dev(data: Path) -> Path:
    """UD English EWT dev."""
    return data / "ud" / "ewt" / "en_ewt-ud-dev.conllu"


def _write(labelled: rawtext.LabelledText, text: Path, labels: Path) -> None:
    text.write_text(labelled.text + "\n\n", encoding="utf-8")
    labels.write_text(labelled.labels + "\n\n", encoding="utf-8")
