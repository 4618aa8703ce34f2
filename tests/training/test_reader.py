"""The reader's training data: roles, labels, windows."""

import random

import pytest
import torch

from quoteattr.reader.windows import Pieces
from quoteattr.training.reader import polnear
from quoteattr.training.reader.curriculum import batches
from quoteattr.training.reader.material import IGNORED, Labelled, cut, label_row, labels_of
from quoteattr.training.reader.measures import LabelCounts
from quoteattr.training.reader.polnear import Relation, roles_of
from quoteattr.training.texts.treebanks import parse_conllu

TEXT = "Oake said the pier , he added , is shut"
ANNOTATION = """\
T1\tSource 0 4\tOake
T2\tCue 5 9\tsaid
T3\tContent 10 18;32 39\tthe pier is shut
E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3
"""


def words(text: str) -> list[tuple[int, int]]:
    """Return the offsets of words between spaces."""
    result = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        result.append((start, start + len(word)))
        start += len(word)
    return result


def sentence(size: int, position: int = 0, **labels: list[int]) -> Labelled:
    """Make a sentence of as many words as pieces."""
    pieces = Pieces((7,) * size, (0,) * size, tuple(range(size)), starts_paragraph=False)
    return Labelled(pieces, labels, position)


def test_a_relation_is_read() -> None:
    """Each role with all its stretches."""
    (relation,) = polnear.read_relations(ANNOTATION.split("\n"))

    assert relation == Relation(((0, 4),), ((5, 9),), ((10, 18), (32, 39)))


def test_every_word_gets_its_role() -> None:
    """Every stretch begins anew, and other words have none."""
    relation = Relation(((0, 4),), ((5, 9),), ((10, 18), (32, 39)))

    assert roles_of(words(TEXT), [relation]).tags == (
        *("B-source", "B-cue", "B-content", "I-content"),
        *("O", "O", "O", "O", "B-content", "I-content"),
    )


def test_contents_point_to_cues_and_cues_to_sources() -> None:
    """By the position of the first word; other words point nowhere."""
    relation = Relation(((0, 4),), ((5, 9),), ((10, 18), (32, 39)))

    links = roles_of(words(TEXT), [relation]).links

    assert links == (None, 0, 1, 1, None, None, None, None, 1, 1)


def test_a_cue_without_a_source_points_to_none() -> None:
    """Nobody is named."""
    assert roles_of([(0, 4), (5, 9)], [Relation((), ((0, 4),), ((5, 9),))]).links == (-1, 0)


def test_a_cue_inside_a_content_stays_a_cue() -> None:
    """A word has one role, and the content continues with a new span after the cue."""
    outer, inner = Relation((), (), ((0, 14),)), Relation((), ((5, 9),), ((10, 14),))

    assert roles_of([(0, 4), (5, 9), (10, 14)], [outer, inner]).tags[1] == "B-cue"


def test_heads_and_links_count_the_words_of_the_window() -> None:
    """Links to words outside the window are ignored."""
    window = [
        sentence(2, 10, head=[2, 0], link=[-1, IGNORED]),
        sentence(2, 12, head=[0, 1], link=[11, 3]),
    ]

    assert label_row(window) == {"head": [2, 0, 0, 3], "link": [0, IGNORED, 2, IGNORED]}


def test_windows_contain_all_sentences_that_are_short_enough() -> None:
    """They are in order, and no window is too long."""
    document = [sentence(n) for n in (100, 120, 300, 40, 200)]

    windows = list(cut(document, random.Random(1)))

    assert [s.words for w in windows for s in w] == [100, 120, 40, 200]
    assert all(sum(s.size for s in w) <= 250 for w in windows)


@pytest.mark.parametrize("name", ["upos", "deprel", "names", "roles"])
def test_labels_of_a_treebank(name: str) -> None:
    """Every tag of the treebank has a label, and the kinds of names and roles have two each."""
    rows = "1\tGo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\t_\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    labels = labels_of([*parse_conllu(rows.splitlines())] * 3)
    expected = {"upos": "VERB", "deprel": "punct", "names": "B-PER", "roles": "I-content"}

    assert expected[name] in getattr(labels, name)


def test_batches_contain_every_window_once_and_one_kind_of_labels() -> None:
    """Windows with names and windows with tags are never in one batch."""
    named = [[sentence(n, names=[0] * n)] for n in (5, 80, 200)]
    tagged = [[sentence(n, upos=[0] * n)] for n in (7, 90)]

    found = batches([*named, *tagged], random.Random(1))

    assert sorted(w[0].words for batch in found for w in batch) == [5, 7, 80, 90, 200]
    assert all(len({*map(frozenset, (w[0].labels for w in batch))}) == 1 for batch in found)


def test_measures_count_exact_spans() -> None:
    """One of two predicted names is right, and one of three is found."""
    counts = LabelCounts()
    counts.add_spans(["B-PER", "O", "B-PER", "I-PER", "O"], ["B-PER", "O", "B-PER", "O", "B-PER"])

    assert counts.scores() == {"PER": 40.0}


def test_measures_ignore_words_without_a_label() -> None:
    """Accuracy is that of the words whose label is known."""
    counts = LabelCounts()
    counts.add_words("upos", torch.tensor([[1, 2, 3]]), torch.tensor([[1, 1, IGNORED]]))

    assert counts.scores() == {"upos": 50.0}
