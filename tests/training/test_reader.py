"""The reader's training data: roles, labels, windows."""

import random

import pytest

from quoteattr.reader.windows import Pieces
from quoteattr.training.reader import polnear
from quoteattr.training.reader.material import IGNORED, Labelled, _row, cut, labels_of
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
    (relation,) = polnear._relations(ANNOTATION.split("\n"))

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
    """A word has one role, and what is cut off by another begins anew."""
    outer, inner = Relation((), (), ((0, 14),)), Relation((), ((5, 9),), ((10, 14),))

    assert roles_of([(0, 4), (5, 9), (10, 14)], [outer, inner]).tags[1] == "B-cue"


def test_heads_and_links_count_the_words_of_the_window() -> None:
    """What points out of the window is ignored."""
    window = [
        sentence(2, 10, head=[2, 0], link=[-1, IGNORED]),
        sentence(2, 12, head=[0, 1], link=[11, 3]),
    ]

    assert _row(window) == {"head": [2, 0, 0, 3], "link": [0, IGNORED, 2, IGNORED]}


def test_windows_hold_all_sentences_that_are_short_enough() -> None:
    """In their order, and none is too long."""
    document = [sentence(n) for n in (100, 120, 300, 40, 200)]

    windows = list(cut(document, random.Random(1)))

    assert [s.words for w in windows for s in w] == [100, 120, 40, 200]
    assert all(sum(s.size for s in w) <= 250 for w in windows)


@pytest.mark.parametrize("name", ["upos", "deprel", "names", "roles"])
def test_labels_of_a_treebank(name: str) -> None:
    """Every tag that is there, and the kinds of names and roles."""
    rows = "1\tGo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\t_\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    labels = labels_of([*parse_conllu(rows.splitlines())] * 3)
    expected = {"upos": "VERB", "deprel": "punct", "names": "B-PER", "roles": "I-content"}

    assert expected[name] in getattr(labels, name)
