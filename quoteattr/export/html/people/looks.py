"""The colour and underline of each speaker: those who meet look different."""

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
"""Number of styles of underline, for readers who cannot distinguish the colours."""

_Look = tuple[int, int]

_LOOKS = tuple(product(range(COLOURS), range(LINES)))
# What two looks have in common, as a share of all meetings, and the price of a look or a colour
# that somebody else in the text has already. Chosen by looking at three novels, not tuned.
_SAME_COLOUR = 4.0
_SAME_LINE = 1.0
_USED_LOOK = 0.4
_USED_COLOUR = 0.05


def looks(document: Document, shares: Sequence[Share]) -> Mapping[int, str]:
    """Return the CSS classes of each speaker by number, 0 for an unresolved one.

    The graph of who is seen beside whom is coloured greedily, those who say most first: each
    speaker gets the look that has least in common with the looks of their neighbours.
    """
    met: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for (one, other), count in neighbours(document).items():
        met[one][other] = met[other][one] = count
    chosen: dict[int, _Look] = {}
    used: Counter[_Look] = Counter()
    for share in shares:
        if share.speaker is None:
            continue
        prices = _prices(met[share.speaker.id], chosen, used)
        look = min(_LOOKS, key=lambda look: (prices[look], _order(look)))
        chosen[share.speaker.id] = look
        used[look] += 1
    return {0: NO_LOOK, **{number: f"c{c} u{u}" for number, (c, u) in chosen.items()}}


def _prices(
    met: Mapping[int, int], chosen: Mapping[int, _Look], used: Mapping[_Look, int]
) -> Mapping[_Look, float]:
    """Return the price of each look: what it has in common with looks that are in use."""
    colours: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for other, count in met.items():
        if other in chosen:
            colour, line = chosen[other]
            colours[colour] += count
            lines[line] += count
    meetings = max(1, sum(met.values()))
    in_colour: Counter[int] = Counter()
    for (colour, _), count in used.items():
        in_colour[colour] += count
    return {
        (c, u): (_SAME_COLOUR * colours[c] + _SAME_LINE * lines[u]) / meetings
        + _USED_LOOK * used.get((c, u), 0)
        + _USED_COLOUR * in_colour[c]
        for c, u in _LOOKS
    }


def _order(look: _Look) -> _Look:
    """Prefer, of looks that are equally good, the solid line."""
    colour, line = look
    return line, colour
