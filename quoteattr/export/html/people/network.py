"""The network of who talks to whom, or is quoted beside whom, as a drawing."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.export.html.names import name_of
from quoteattr.export.html.people.meetings import Pair, companions, exchanges, is_dialogue
from quoteattr.export.html.shares import Share
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Speaker

WIDTH, HEIGHT = 720, 560
"""Size of the drawing in its own units; the names are outside the circle."""
_RADII = 190, 210
_MOST_NODES = 16
_LARGEST_NODE, _SMALLEST_NODE = 26, 6
_WIDEST_LINE, _NARROWEST_LINE = 12, 1
_GAP = 8
_BEND = 0.6
_LONGEST_NAME = 24
_LONGEST_LINE = 11
_LINE_HEIGHT = 24


@attrs.frozen
class Node:
    """A speaker in the drawing."""

    number: int
    """The number of the speaker."""
    name: str
    """The name, shortened if it is long."""
    look: str
    """CSS classes."""
    x: int
    """Horizontal position of the centre."""
    y: int
    """Vertical position of the centre."""
    radius: int
    """Radius, which grows with the number of words."""
    label: tuple[int, int]
    """Position of the name."""
    anchor: str
    """Which part of the name is at that position: `start`, `middle` or `end`."""
    folded: tuple[tuple[int, str], ...]
    """The name for a narrow screen: vertical position and words of each of its lines."""


@attrs.frozen
class Tie:
    """A line between two speakers."""

    path: str
    """The line as SVG path data."""
    width: float
    """Width, which grows with the number of quotations."""
    look: str
    """CSS classes of the one who says more."""
    title: str
    """The meaning of the line in words."""


@attrs.frozen
class Network:
    """The drawing, and a table with the same content."""

    is_dialogue: bool
    """Whether a line stands for what two people say to each other, not for being quoted in turn."""
    nodes: tuple[Node, ...]
    """The speakers, those with the most ties."""
    ties: tuple[Tie, ...]
    """The lines, the thin ones last."""
    rows: tuple[tuple[str, str, int], ...]
    """Every pair of speakers by name, with the number of quotations, the most first."""
    width: int = WIDTH
    """Width of the drawing."""
    height: int = HEIGHT
    """Height of the drawing."""


def network(
    document: Document, shares: Sequence[Share], looks: Mapping[int, str]
) -> Network | None:
    """Return the network of a document, None where fewer than three speakers meet."""
    dialogue = is_dialogue(document)
    counts = exchanges(document) if dialogue else companions(document)
    between = _between(counts)
    drawn = _around(between)
    if len(drawn) < 3:  # noqa: PLR2004  two speakers are no network
        return None
    people = {speaker.id: speaker for speaker in document.speakers}
    words = {share.speaker.id: share.amount().words for share in shares if share.speaker}
    nodes = tuple(_nodes([people[number] for number in drawn], words, looks))
    names = {number: name_of(speaker) for number, speaker in people.items()}
    return Network(
        is_dialogue=dialogue,
        nodes=nodes,
        ties=tuple(_ties({node.number: node for node in nodes}, between, counts, names)),
        rows=tuple((names[one], names[other], n) for (one, other), n in counts.most_common()),
    )


def _between(counts: Mapping[Pair, int]) -> Counter[Pair]:
    """Return the counts without their direction."""
    between: Counter[Pair] = Counter()
    for (one, other), count in counts.items():
        between[min(one, other), max(one, other)] += count
    return between


def _around(between: Counter[Pair]) -> list[int]:
    """Return the speakers with the most ties in circular order, those with strong ties adjacent."""
    strength: Counter[int] = Counter()
    for pair, count in between.items():
        for number in pair:
            strength[number] += count
    waiting = [number for number, _ in strength.most_common(_MOST_NODES)]
    circle = waiting[:1]
    for _ in waiting[1:]:
        here = circle[-1]
        circle.append(
            max(
                (number for number in waiting if number not in circle),
                key=lambda number: (
                    between[min(here, number), max(here, number)],
                    strength[number],
                    -number,
                ),
            )
        )
    return circle


def _nodes(
    people: Sequence[Speaker], words: Mapping[int, int], looks: Mapping[int, str]
) -> Iterable[Node]:
    most = max(words.get(speaker.id, 0) for speaker in people) or 1
    across, down = _RADII
    for position, speaker in enumerate(people):
        angle = 2 * math.pi * position / len(people) - math.pi / 2
        cosine, sine = math.cos(angle), math.sin(angle)
        area = words.get(speaker.id, 0) / most
        radius = round(_SMALLEST_NODE + (_LARGEST_NODE - _SMALLEST_NODE) * math.sqrt(area))
        x, y = WIDTH / 2 + across * cosine, HEIGHT / 2 + down * sine
        away = radius + _GAP
        is_beside = abs(cosine) > 0.2  # noqa: PLR2004  else the name is above or below
        name = name_of(speaker)
        lines = _folded(name)
        rise = _LINE_HEIGHT * (len(lines) - 1)
        top = 8 - rise / 2 if is_beside else -away - 4 - rise if sine < 0 else away + 18
        yield Node(
            number=speaker.id,
            name=_cut(name, _LONGEST_NAME),
            look=looks.get(speaker.id, "c-ink"),
            x=round(x),
            y=round(y),
            radius=radius,
            label=(
                round(x + (math.copysign(away, cosine) if is_beside else 0)),
                round(y + 5 + (0 if is_beside else math.copysign(away + 8, sine))),
            ),
            anchor=("start" if cosine > 0 else "end") if is_beside else "middle",
            folded=tuple(
                (round(y + top) + _LINE_HEIGHT * position, _cut(line, _LONGEST_LINE))
                for position, line in enumerate(lines)
            ),
        )


def _folded(name: str) -> Sequence[str]:
    """Return a name as one line, or as two that are as equal in length as its words permit."""
    spaces = [index for index, character in enumerate(name) if character == " "]
    if len(name) <= _LONGEST_LINE or not spaces:
        return [name]
    middle = min(spaces, key=lambda index: abs(2 * index + 1 - len(name)))
    return [name[:middle], name[middle + 1 :]]


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _ties(
    nodes: Mapping[int, Node],
    between: Counter[Pair],
    counts: Mapping[Pair, int],
    names: Mapping[int, str],
) -> Iterable[Tie]:
    most = max(between.values())
    for (one, other), count in between.most_common():
        if one not in nodes or other not in nodes:
            continue
        there, back = counts.get((one, other), 0), counts.get((other, one), 0)
        title = f"{names[one]} and {names[other]}: {count:,}"
        if there and back:
            title += f" ({names[one]} {there:,}, {names[other]} {back:,})"
        start, end = nodes[one], nodes[other]
        # Long lines bend towards the middle, so that neighbouring lines can be distinguished.
        distance = math.hypot(start.x - end.x, start.y - end.y)
        pull = _BEND * distance / (2 * max(_RADII))
        middle = (
            round((1 - pull) * (start.x + end.x) / 2 + pull * WIDTH / 2),
            round((1 - pull) * (start.y + end.y) / 2 + pull * HEIGHT / 2),
        )
        yield Tie(
            path=f"M{start.x} {start.y}Q{middle[0]} {middle[1]} {end.x} {end.y}",
            width=round(max(_NARROWEST_LINE, _WIDEST_LINE * math.sqrt(count / most)), 1),
            look=(start if there >= back else end).look,
            title=title,
        )
