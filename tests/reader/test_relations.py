"""Relations: words with roles are put together across windows."""

import torch

from quoteattr.reader.network import Labels, Scores
from quoteattr.reader.relations import WordRole, linked_spans, relations, roles

ROLES = ("O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content")
LABELS = Labels((), (), (), (), (), ROLES)


def role(kind: str, first: int, target: int | None = None) -> WordRole:
    """Make a role that is certain."""
    return WordRole(kind, first, target, 1.0)


def test_a_relation_has_all_its_words() -> None:
    """`Oake said it rains`."""
    words = {0: role("source", 0), 1: role("cue", 1, 0)}
    words |= {place: role("content", 2, 1) for place in (2, 3)}

    (relation,) = relations(words)

    assert (relation.source, relation.cue, relation.content) == ((0,), (1,), (2, 3))


def test_a_content_may_be_discontinuous() -> None:
    """`It rains , Oake said , again`."""
    words = {3: role("source", 3), 4: role("cue", 4, 3)}
    words |= {place: role("content", 0, 4) for place in (0, 1)} | {6: role("content", 6, 4)}

    assert relations(words)[0].content == (0, 1, 6)


def test_a_source_may_have_two_cues() -> None:
    """`Oake came , saying X and asking Y`."""
    words = {0: role("source", 0), 1: role("cue", 1, 0), 2: role("content", 2, 1)}
    words |= {4: role("cue", 4, 0), 5: role("content", 5, 4)}

    assert [relation.source for relation in relations(words)] == [(0,), (0,)]


def test_a_content_that_runs_on_keeps_its_cue() -> None:
    """The next window does not see the cue any more, and begins the content anew."""
    words = {
        0: role("cue", 0),
        1: role("content", 1, 0),
        2: role("content", 2),
        3: role("content", 2),
    }

    assert relations(words)[0].content == (1, 2, 3)


def test_a_content_without_a_cue_is_dropped() -> None:
    """Its source is unknown."""
    assert relations({0: role("cue", 0), 3: role("content", 3)}) == ()


def test_only_the_core_of_a_window_counts() -> None:
    """Words around it are decided by other windows."""
    scores = scored(["B-cue", "B-content", "I-content"], {0: 0, 1: 1, 2: 1})
    (window,) = linked_spans(scores, torch.tensor([3]), LABELS)

    assert roles(window, 10, range(11, 12)).keys() == {11}


def test_stretches_point_to_what_the_scores_say() -> None:
    """The second cue, and no source."""
    tags = ["B-cue", "O", "B-cue", "B-content", "I-content"]
    scores = scored(tags, {0: 0, 2: 0, 3: 3, 4: 3})
    (window,) = linked_spans(scores, torch.tensor([5]), LABELS)

    assert [(s.kind, s.target) for s in window] == [("cue", None), ("cue", None), ("content", 2)]


def scored(tags: list[str], links: dict[int, int]) -> Scores:
    """Make scores that prefer these tags, and these columns of links."""
    size = len(tags)
    preferred = torch.zeros(1, size, len(ROLES))
    pointing = torch.zeros(1, size, size + 1)
    for place, tag in enumerate(tags):
        preferred[0, place, ROLES.index(tag)] = 9.0
    for place, column in links.items():
        pointing[0, place, column] = 9.0
    nothing = torch.zeros(0)
    return Scores({"roles": preferred}, nothing, pointing, nothing, nothing, nothing)
