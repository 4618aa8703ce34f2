"""Treebanks with the tags of our tagger: the parser learns from what it will see."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from quoteattr.training.stanza import lemmas, treebanks, vectors
from quoteattr.training.stanza.treebanks import Sentence

_BATCH = 100
_CHUNK = 5000
"""Sentences that are tagged at once."""


def retag(source: Path, tagger_file: Path, data: Path, work: Path) -> Path:
    """Write a copy of a treebank with our tags and lemmas, unless it is there.

    Args:
        source: The treebank, as CoNLL-U; only its words and its trees are kept.
        tagger_file: The trained tagger.
        data: The data folder.
        work: The work folder.

    Returns:
        Path of the copy.
    """
    target = source.with_name(f"{source.stem}-retagged.conllu")
    if not target.exists():
        tagger = _Tagger(tagger_file, vectors.path(work))
        lemma = lemmas.lemmatiser(
            list(treebanks.training_sentences(data)), vectors.words_in(vectors.path(work))
        )
        fresh = target.with_suffix(".new")
        treebanks.write_conllu(tagger.tag(treebanks.read_conllu(source), lemma), fresh)
        fresh.replace(target)
    return target


class _Tagger:
    """Stanza's tagger outside a pipeline."""

    def __init__(self, model: Path, pretrain: Path) -> None:
        from stanza.models.common.pretrain import Pretrain
        from stanza.models.pos.trainer import Trainer

        self._pretrain = Pretrain(str(pretrain))
        self._trainer = Trainer(model_file=str(model), pretrain=self._pretrain, device="cpu")

    def tag(self, sentences: list[Sentence], lemma: lemmas.Lemmatiser) -> Iterable[Sentence]:
        """Yield the sentences with new tags and lemmas."""
        for start in range(0, len(sentences), _CHUNK):
            chunk = sentences[start : start + _CHUNK]
            for sentence, tags in zip(chunk, self._tags(chunk), strict=True):
                words = (
                    attrs.evolve(w, upos=u, xpos=x, feats=f, lemma=lemma(w.form, u))
                    for w, (u, x, f) in zip(sentence.words, tags, strict=True)
                )
                yield attrs.evolve(sentence, words=tuple(words))

    def _tags(self, sentences: list[Sentence]) -> list[list[tuple[str, str, str]]]:
        from stanza.models.common.doc import Document
        from stanza.models.common.utils import unsort
        from stanza.models.pos.data import Dataset

        entries = [[{"id": i, "text": w.form} for i, w in enumerate(s.words, 1)] for s in sentences]
        dataset: Any = Dataset(
            Document(entries),
            self._trainer.args,
            self._pretrain,
            vocab=self._trainer.vocab,
            evaluation=True,
            sort_during_eval=True,
        )
        found: list[Any] = []
        order: list[int] = []
        for batch in dataset.to_loader(batch_size=_BATCH):
            order.extend(batch.idx)
            found.extend(self._trainer.predict(batch))
        return list(itertools.chain(unsort(found, order)))
