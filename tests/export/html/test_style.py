"""The colours of the page have enough contrast with their background."""

import re
from importlib.resources import files

import pytest

from quoteattr.export.html.people import looks

_STYLE = (files("quoteattr.export.html") / "style" / "base.css").read_text(encoding="utf-8")
_LIGHT, _DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", _STYLE, re.DOTALL)[:2]
)
COLOURS = [f"c{number}" for number in range(looks.COLOURS)]
_AA = 4.5
"""The contrast of text in WCAG 2.2, level AA."""


@pytest.mark.parametrize("scheme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "link", "unknown", *COLOURS])
@pytest.mark.parametrize("behind", ["page", "panel"])
def test_letters_are_readable(scheme: dict[str, str], name: str, behind: str) -> None:
    """Every colour of text on every background colour that it occurs with."""
    assert _contrast(scheme[name], scheme[behind]) >= _AA


@pytest.mark.parametrize("scheme", [_LIGHT, _DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["unknown", *COLOURS])
def test_a_quotation_is_readable_on_its_colour(scheme: dict[str, str], name: str) -> None:
    """15 % of the colour, and as much again for a quotation inside another."""
    once = _mixed(scheme[name], scheme["page"])

    assert _contrast(scheme["ink"], _mixed(scheme[name], once)) >= _AA


def _mixed(over: str, under: str, share: float = 0.15) -> str:
    mixed = (
        round(share * a + (1 - share) * b) for a, b in zip(_rgb(over), _rgb(under), strict=True)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in _rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
