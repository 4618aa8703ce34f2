"""The teacher's data: labels, batches, and the paths that its scores allow."""

import pytest
import torch

from quoteattr.training.stanza.treebanks import parse_conllu
from quoteattr.training.teacher.batches import IGNORED, Example, batched, collate, labels_of, shape
from quoteattr.training.teacher.labelling import best_path

TAGS = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")


@pytest.mark.parametrize(
    ("form", "expected"),
    [("tide", 0), ("3.5", 0), ("Ada", 1), ("I", 1), ("NATO", 2), ("McAdam", 3), ("“", 0)],
)
def test_shape(form: str, expected: int) -> None:
    """Small, capital, capitals, mixed."""
    assert shape(form) == expected


def test_examples_side_by_side() -> None:
    """Pieces are filled up with padding, labels with what no loss counts."""
    short = Example((101, 7, 102), (0, 1, 0), (1,), {"upos": (4,)})
    long = Example((101, 7, 8, 9, 102), (0, 1, 1, 0, 0), (1, 3), {"upos": (4, 5)})

    batch = collate([short, long])

    assert batch.pieces.tolist() == [[101, 7, 102, 0, 0], [101, 7, 8, 9, 102]]
    assert batch.firsts.tolist() == [[0, 1, 0], [0, 1, 3]]
    assert batch.labels["upos"].tolist() == [[4, IGNORED], [4, 5]]


def test_no_batch_is_larger_than_asked() -> None:
    """Padding counts; one sentence that is longer has a batch of its own."""
    examples = [Example((1,) * n, (0,) * n, ()) for n in (3, 4, 5, 20)]

    groups = list(batched(examples, 10))

    assert [[len(e.pieces) for e in group] for group in groups] == [[3, 4], [5], [20]]


def test_labels_of_a_treebank() -> None:
    """Every tag that is there, and the kinds of names."""
    rows = "1\tGo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\t_\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    labels = labels_of([*parse_conllu(rows.splitlines())] * 3)

    assert labels.upos == ("PUNCT", "VERB")
    assert labels.feats == ("Mood=Imp", "_")
    assert labels.names[0] == "O"


def test_no_name_begins_in_the_middle() -> None:
    """An ``I`` follows its own kind, however much another tag would score."""
    scores = torch.full((3, 5), -9.0)
    scores[0, 0] = scores[1, 4] = scores[2, 4] = 5.0
    scores[1, 3] = 4.0

    assert best_path(scores, TAGS) == ("O", "B-PER", "I-PER")


def test_a_path_may_be_one_word_long() -> None:
    """The first word cannot be inside a name."""
    assert best_path(torch.tensor([[0.0, 1.0, 9.0, 2.0, 9.0]]), TAGS) == ("B-PER",)
