"""Attribution relations: words with roles, each content with its cue, each cue with its source.

Windows overlap, so the network sees some words more than once. The role of a word is that from the
window whose core contains it; a content that continues in the next window keeps its cue.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import torch

from quoteattr.reader.decoding import best_paths, spans
from quoteattr.reader.network import Labels, Scores
from quoteattr.schema.reading import Relation

EAGERNESS = 0.5
"""Subtracted from the score of having no role: the network has more misses than false alarms, and
confidence ranks the uncertain ones. Chosen on PolNeAR dev; no other value was tried on the shipped
weights."""
_SOURCE, _CUE, _CONTENT = "source", "cue", "content"


@attrs.frozen
class WordRole:
    """The role of one word of a document in a relation."""

    kind: str
    """Source, cue or content."""
    first: int
    """Index in the document of the first word of its span."""
    target: int | None
    """First word of the cue of a content, of the source of a cue; None if there is none."""
    probability: float
    """Probability of the role, times that of the link."""


@attrs.frozen
class _LinkedSpan:
    """A span with a role in a window, and its link."""

    first: int
    """Position in the window of its first word."""
    stop: int
    """Position after its last word."""
    kind: str
    """Source, cue or content."""
    target: int | None
    """Position of the first word of the span that it is linked to, None if it is not linked."""
    probability: float
    """Probability of the role, times that of the link."""


def linked_spans(scores: Scores, lengths: torch.Tensor, labels: Labels) -> list[list[_LinkedSpan]]:
    """Return for each window of a batch its spans with a role, each with its link."""
    tags = scores.tags["roles"].cpu()
    eager = tags - EAGERNESS * (torch.arange(tags.shape[-1]) == 0)
    paths = best_paths(eager, lengths, labels.roles)
    probabilities = torch.softmax(tags, -1).gather(-1, paths.unsqueeze(-1)).squeeze(-1)
    links = torch.log_softmax(scores.links, -1).cpu()
    result = []
    for row, length in enumerate(lengths.tolist()):
        found = list(spans([labels.roles[n] for n in paths[row, :length].tolist()]))
        starts = {
            kind: [first for first, _, other in found if other == kind] for kind in (_CUE, _SOURCE)
        }
        result.append(
            [
                _link(span, starts, links[row], float(probabilities[row, span[0] : span[1]].mean()))
                for span in found
            ]
        )
    return result


def _link(
    span: tuple[int, int, str],
    starts: Mapping[str, Sequence[int]],
    links: torch.Tensor,
    probability: float,
) -> _LinkedSpan:
    first, stop, kind = span
    if kind == _SOURCE:
        return _LinkedSpan(first, stop, kind, None, probability)
    candidates = starts[_CUE if kind == _CONTENT else _SOURCE]
    # A cue may have no source; a content always has a cue, perhaps outside the window.
    columns = [start + 1 for start in candidates] + ([0] if kind == _CUE else [])
    if not columns:
        return _LinkedSpan(first, stop, kind, None, probability)
    means = links[first:stop, columns].mean(0)
    best = int(means.argmax())
    link_probability = float(torch.softmax(means, 0)[best])
    target = columns[best] - 1 if columns[best] else None
    return _LinkedSpan(first, stop, kind, target, probability * link_probability)


def roles(window: Iterable[_LinkedSpan], start: int, core: range) -> dict[int, WordRole]:
    """Return the roles of the words in the core of a window.

    Args:
        window: Its spans with a role.
        start: Index in the document of the first word of the window.
        core: Indexes in the document of the words of the core.
    """
    return {
        index: WordRole(
            span.kind,
            span.first + start,
            None if span.target is None else span.target + start,
            span.probability,
        )
        for span in window
        for index in range(span.first + start, span.stop + start)
        if index in core
    }


def relations(words: Mapping[int, WordRole]) -> tuple[Relation, ...]:
    """Return the relations that the roles of words form, in the order of their cues."""
    cues: dict[int, list[int]] = {}
    sources: dict[int, list[int]] = {}
    contents: dict[int, list[int]] = {}
    cue_of: dict[int, int | None] = {}
    for index, role in sorted(words.items()):
        if role.kind == _CUE:
            cues.setdefault(role.first, []).append(index)
        elif role.kind == _SOURCE:
            sources.setdefault(role.first, []).append(index)
        else:
            continues = role.first < index or words.get(index - 1, role).kind == _CONTENT
            previous = cue_of.get(index - 1) if continues else None
            cue_of[index] = previous if role.target is None else role.target
            if (cue := cue_of[index]) is not None:
                contents.setdefault(cue, []).append(index)
    found = []
    for cue, content in sorted(contents.items()):
        if cue not in cues:
            continue
        source = words[cue].target
        mean = sum(words[index].probability for index in content) / len(content)
        found.append(
            Relation(
                tuple(cues[cue]),
                () if source is None else tuple(sources.get(source, ())),
                tuple(content),
                mean * words[cue].probability,
            )
        )
    return tuple(found)
