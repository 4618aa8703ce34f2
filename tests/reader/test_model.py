"""The shipped network on real and on odd words."""

import functools
import pickle
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import EngineError
from quoteattr.language.trees import is_tree
from quoteattr.reader.model import NetworkReader, load_reader
from quoteattr.schema.reading import SentenceWords

pytestmark = pytest.mark.model

FORMS = ("Mayor", "Ada", "Brook", "said", "that", "the", "bridge", "was", "closed", ".")
SENTENCES = [
    SentenceWords(FORMS, starts_paragraph=True),
    SentenceWords(("She", "left", "."), starts_paragraph=False),
]
loaded = functools.cache(load_reader)


@pytest.fixture
def reader() -> NetworkReader:
    """The shipped network, loaded once."""
    return loaded()


def test_a_plain_sentence_is_read(reader: NetworkReader) -> None:
    """Tags, tree, names, and who reports what."""
    reading = reader(SENTENCES)
    first = reading.sentences[0]

    assert first.upos[3] == "VERB"
    assert first.heads[3] == 0
    assert first.deprels[2] == "flat"
    assert first.names == ((1, 3, "PER"),)
    (relation,) = reading.relations
    assert relation.cue == (3,)
    assert relation.source == (0, 1, 2)
    assert relation.content[:5] == (4, 5, 6, 7, 8)


def test_nothing_is_read_in_nothing(reader: NetworkReader) -> None:
    """No sentence, no reading."""
    assert reader([]).sentences == ()


def test_half_the_bits_read_the_same_in_a_plain_sentence() -> None:
    """Only the products in the layers have fewer bits; another process has them too."""
    rough = load_reader(precision="bfloat16")
    reading, exact = rough(SENTENCES), loaded()(SENTENCES)

    assert reading.sentences == exact.sentences
    assert [r.content for r in reading.relations] == [r.content for r in exact.relations]
    assert reading.relations[0].confidence != exact.relations[0].confidence
    assert rough.__reduce__()[1] == (None, "bfloat16", "cpu")


def test_all_that_the_network_computes_is_on_the_device_of_its_inputs(
    reader: NetworkReader,
) -> None:
    """A tensor that does not say where it is would be on the other device, and fail."""
    words = [reader.piece_tokenizer.sentence(s.forms, starts_paragraph=True) for s in SENTENCES]
    inputs = reader.piece_tokenizer.batch([words, words[:1]]).on("cpu")
    with torch.inference_mode(), torch.device("meta"):
        scores = reader.network(inputs)
        relations = reader.network.relations(scores, scores.arcs.argmax(-1))

    assert relations.device.type == scores.links.device.type == "cpu"


WORDS = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_are_read(sentences: list[list[str]]) -> None:
    """Every sentence gets a tree over all its words, and no position leaves the document."""
    reading = loaded()([SentenceWords(tuple(s), starts_paragraph=False) for s in sentences])
    total = sum(map(len, sentences))

    for sentence, words in zip(reading.sentences, sentences, strict=True):
        assert len(sentence.upos) == len(sentence.deprels) == len(words)
        assert is_tree(sentence.heads)
    for relation in reading.relations:
        assert all(0 <= place < total for place in (*relation.cue, *relation.content))


def test_a_sentence_too_long_for_the_network_is_read(reader: NetworkReader) -> None:
    """Words beyond the last position get a tag and a head, too."""
    reading = reader(
        [SentenceWords(("antidisestablishmentarianism",) * 400, starts_paragraph=True)]
    )

    assert is_tree(reading.sentences[0].heads)


def test_a_window_changes_nothing_far_away(reader: NetworkReader) -> None:
    """What comes many pages later makes no difference to the first page."""
    short, long = reader(SENTENCES * 100), reader(SENTENCES * 200)

    assert short.sentences[:100] == long.sentences[:100]


def test_a_pickle_names_the_files(reader: NetworkReader) -> None:
    """Another process loads them anew."""
    assert len(pickle.dumps(reader)) < 1000


@pytest.mark.parametrize("name", ["reader.safetensors", "pieces.json"])
def test_a_broken_file_is_an_engine_error(name: str, tmp_path: Path) -> None:
    """The folder is named."""
    (tmp_path / name).write_text("not what it should be", encoding="utf-8")

    with pytest.raises(EngineError, match=str(tmp_path)):
        load_reader(tmp_path)
