"""The colour and line of each speaker: those who meet look different."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from quoteattr.export.html.people.meetings import neighbours
from quoteattr.export.html.shares import Share
from quoteattr.schema.document import Document

NO_LOOK = "c-none"
"""The CSS class of an unresolved speaker."""
COLOURS = 8
"""Number of colours, `--c0` to `--c7` in the style."""
LINES = 4
"""Number of lines, the second sign, for those who cannot tell the colours apart."""

_LOOKS = tuple(product(range(COLOURS), range(LINES)))
# A colour in common confuses more readers than a line in common. Chosen, not tuned.
_SAME_COLOUR = 4
_SAME_LINE = 1


def looks(document: Document, shares: Sequence[Share]) -> Mapping[int, str]:
    """Return the CSS classes of each speaker by number, 0 for an unresolved one.

    The graph of who is seen beside whom is coloured greedily, those who say most first: each gets
    the look that shares least with those of the speakers who are seen together with them.
    """
    met: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for (one, other), count in neighbours(document).items():
        met[one][other] = met[other][one] = count
    chosen: dict[int, tuple[int, int]] = {}
    used: Counter[int] = Counter()
    for share in shares:
        if share.speaker is None:
            continue
        shared = _overlaps(met[share.speaker.id], chosen)
        look = min(_LOOKS, key=lambda look: (shared[look], used[look[0]], _order(look)))
        chosen[share.speaker.id] = look
        used[look[0]] += 1
    return {0: NO_LOOK, **{number: f"c{c} u{u}" for number, (c, u) in chosen.items()}}


def _overlaps(
    met: Mapping[int, int], chosen: Mapping[int, tuple[int, int]]
) -> Mapping[tuple[int, int], int]:
    """Return for each look how much it has in common with the looks of those who were met."""
    colours: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for other, count in met.items():
        if other in chosen:
            colour, line = chosen[other]
            colours[colour] += count
            lines[line] += count
    return {(c, u): _SAME_COLOUR * colours[c] + _SAME_LINE * lines[u] for c, u in _LOOKS}


def _order(look: tuple[int, int]) -> tuple[int, int]:
    """Prefer, of looks that are equally good, the solid line."""
    colour, line = look
    return line, colour
