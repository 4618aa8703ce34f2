"""Attribution relations: words with roles, each content with its cue, each cue with its source.

The windows of a document see the same words more than once. What a word is, is decided by the
window in whose core it stands; a content that runs on from window to window keeps its cue.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import torch

from quoteattr.reader.decoding import best_paths, spans
from quoteattr.reader.network import Labels, Scores
from quoteattr.schema.reading import Relation

EAGERNESS = 0.5
"""How much less a word without a role scores than the network says: the network misses more than
it makes up, and what it is not sure of is sorted out by confidence. Chosen while PolNeAR dev was
watched; no other value was tried on the shipped weights."""
_SOURCE, _CUE, _CONTENT = "source", "cue", "content"


@attrs.frozen
class Role:
    """What one word of a document is in a relation."""

    kind: str
    """Source, cue or content."""
    first: int
    """Position in the document of the first word of the stretch that it stands in."""
    target: int | None
    """First word of the cue for a content, of the source for a cue; None if there is none."""
    sure: float
    """Probability of the role, times that of the link."""


@attrs.frozen
class _Linked:
    """A stretch in a window with what it points to."""

    first: int
    last: int
    kind: str
    target: int | None
    """Position in the window."""
    sure: float


def linked(scores: Scores, lengths: torch.Tensor, labels: Labels) -> list[list[_Linked]]:
    """Return the stretches with a role of every window of a batch, and what they point to."""
    tags = scores.tags["roles"]
    eager = tags - EAGERNESS * (torch.arange(tags.shape[-1]) == 0)
    paths = best_paths(eager, lengths, labels.roles)
    sure = torch.softmax(tags, -1).gather(-1, paths.unsqueeze(-1)).squeeze(-1)
    links = torch.log_softmax(scores.links, -1)
    result = []
    for row, length in enumerate(lengths.tolist()):
        found = list(spans([labels.roles[n] for n in paths[row, :length].tolist()]))
        starts = {
            kind: [first for first, _, other in found if other == kind] for kind in (_CUE, _SOURCE)
        }
        result.append(
            [
                _link(span, starts, links[row], float(sure[row, span[0] : span[1]].mean()))
                for span in found
            ]
        )
    return result


def _link(
    span: tuple[int, int, str],
    starts: Mapping[str, Sequence[int]],
    links: torch.Tensor,
    sure: float,
) -> _Linked:
    first, last, kind = span
    if kind == _SOURCE:
        return _Linked(first, last, kind, None, sure)
    candidates = starts[_CUE if kind == _CONTENT else _SOURCE]
    # A cue may have no source; a content always has a cue, though it may be out of sight.
    columns = [start + 1 for start in candidates] + ([0] if kind == _CUE else [])
    if not columns:
        return _Linked(first, last, kind, None, sure)
    means = links[first:last, columns].mean(0)
    best = int(means.argmax())
    chance = float(torch.softmax(means, 0)[best])
    target = columns[best] - 1 if columns[best] else None
    return _Linked(first, last, kind, target, sure * chance)


def roles(window: Iterable[_Linked], start: int, core: range) -> dict[int, Role]:
    """Return the roles of the words in the core of a window.

    Args:
        window: Its stretches.
        start: Position in the document of the first word of the window.
        core: Positions in the document of the words of the core.
    """
    return {
        place: Role(
            stretch.kind,
            stretch.first + start,
            None if stretch.target is None else stretch.target + start,
            stretch.sure,
        )
        for stretch in window
        for place in range(stretch.first + start, stretch.last + start)
        if place in core
    }


def relations(words: Mapping[int, Role]) -> tuple[Relation, ...]:
    """Put the words of a document together to relations, in the order of their cues."""
    cues: dict[int, list[int]] = {}
    sources: dict[int, list[int]] = {}
    contents: dict[int, list[int]] = {}
    cue_of: dict[int, int | None] = {}
    for place, role in sorted(words.items()):
        if role.kind == _CUE:
            cues.setdefault(role.first, []).append(place)
        elif role.kind == _SOURCE:
            sources.setdefault(role.first, []).append(place)
        else:
            runs_on = role.first < place or words.get(place - 1, role).kind == _CONTENT
            before = cue_of.get(place - 1) if runs_on else None
            cue_of[place] = before if role.target is None else role.target
            if (cue := cue_of[place]) is not None:
                contents.setdefault(cue, []).append(place)
    found = []
    for cue, content in sorted(contents.items()):
        if cue not in cues:
            continue
        source = words[cue].target
        sure = sum(words[place].sure for place in content) / len(content) * words[cue].sure
        found.append(
            Relation(
                tuple(cues[cue]),
                () if source is None else tuple(sources.get(source, ())),
                tuple(content),
                sure,
            )
        )
    return tuple(found)
