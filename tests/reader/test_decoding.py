"""Decoding: only what can be is returned."""

import pytest
import torch

from quoteattr.reader.decoding import DecodedBatch, best_paths, sentence_parse, spans
from quoteattr.reader.network import Labels

TAGS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")
LABELS = Labels(
    upos=("NOUN", "VERB"),
    xpos=("NN", "VB"),
    feats=("Number=Sing", "_"),
    deprel=("nsubj", "obj", "root"),
    names=TAGS,
    roles=("O",),
)


def paths(scores: torch.Tensor) -> list[list[str]]:
    """Return the best tags of rows of the same length."""
    lengths = torch.tensor([scores.shape[1]] * len(scores))
    return [[TAGS[n] for n in row] for row in best_paths(scores, lengths, TAGS).tolist()]


def test_no_name_begins_in_the_middle() -> None:
    """An ``I`` follows its own kind, however much another tag would score."""
    scores = torch.full((1, 3, 5), -9.0)
    scores[0, 0, 0] = scores[0, 1, 4] = scores[0, 2, 4] = 5.0
    scores[0, 1, 3] = 4.0

    assert paths(scores) == [["O", "B-PER", "I-PER"]]


def test_a_path_may_be_one_word_long() -> None:
    """The first word cannot be inside a name."""
    assert paths(torch.tensor([[[0.0, 1.0, 9.0, 2.0, 9.0]]])) == [["B-PER"]]


def test_padding_changes_no_path() -> None:
    """A row is decoded as if it were alone."""
    torch.manual_seed(1)
    scores = torch.randn(1, 6, 5)
    alone = best_paths(scores[:, :4], torch.tensor([4]), TAGS)
    padded = best_paths(scores, torch.tensor([4]), TAGS)

    assert alone.tolist() == padded[:, :4].tolist()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "O", "B-LOC"], [(0, 2, "PER"), (3, 4, "LOC")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["O"], []),
    ],
)
def test_spans(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    """Stretches that touch are two."""
    assert list(spans(tags)) == expected


def decoded(arcs: list[list[float]], heads: list[int]) -> DecodedBatch:
    """Make a window of four words whose best relation other than root is the second."""
    numbers = {name: [[0, 0, 1, 0]] for name in ("upos", "xpos", "feats", "names")}
    return DecodedBatch(numbers, [heads], torch.tensor([arcs]), [[1] * 4])


ANY = [[-9.0] * 5] * 4


def test_heads_count_from_the_start_of_the_sentence() -> None:
    """Only the root has the relation of a root."""
    found = sentence_parse(decoded(ANY, [0, 3, 0, 3]), 0, range(1, 4), LABELS)

    assert found.heads == (2, 0, 2)
    assert found.deprels == ("obj", "root", "obj")
    assert found.feats == ("Number=Sing", "", "Number=Sing")


def test_a_cycle_of_best_heads_is_not_a_tree() -> None:
    """The best tree over the words of the sentence is searched."""
    arcs = [[-9.0] * 5, [-9.0, -9.0, -9.0, -1.0, -9.0], [-4.0, -9.0, -1.0, -9.0, -9.0], [-9.0] * 5]

    found = sentence_parse(decoded(arcs, [0, 3, 2, 0]), 0, range(1, 3), LABELS)

    assert found.heads == (2, 0)


def test_names_of_one_kind_that_touch_are_one() -> None:
    """Nobody lists persons without a comma."""
    window = decoded(ANY, [0, 3, 0, 3])
    window.tags["names"][0][:] = [3, 3, 1, 1]

    assert sentence_parse(window, 0, range(4), LABELS).names == ((0, 2, "PER"), (2, 4, "LOC"))
