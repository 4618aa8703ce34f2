"""Golden cases of quoted stretches, in text files that anyone can extend."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.utterance import QuotedStretch

FIXTURES = Path(__file__).parent / "fixtures"


def golden(name: str) -> pytest.MarkDecorator:
    """Parametrize a test by the texts and the expected stretches of a file."""
    titles, *cases = zip(*_cases((FIXTURES / name).read_text("utf-8")), strict=True)
    return pytest.mark.parametrize(
        ("text", "expected"), list(zip(*cases, strict=True)), ids=list(titles)
    )


def stretches(text: str) -> tuple[QuotedStretch, ...]:
    """Return the stretches of a text, which has its own paragraphs."""
    return find_stretches(text, paragraphs(text))


def rendered(text: str) -> str:
    """Return the stretches of a text in the notation of the files."""
    found = stretches(text)
    lines = []
    for stretch in found:
        depth, parent = 0, stretch.parent
        while parent is not None:
            depth, parent = depth + 1, found[parent].parent
        parts = " / ".join(part.of(text).replace("\n", "\\n") for part in stretch.parts)
        unclosed = "" if stretch.closed else "?"
        lines.append(f"{'> ' * depth}{stretch.style.value}{unclosed} [{parts}]")
    return "\n".join(lines)


def _cases(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield title, text and expected lines of blocks that are separated by an empty line."""
    lines = [line for line in text.split("\n") if not line.startswith("# ")]
    while "." in lines:
        first = lines.index(".")
        second = lines.index(".", first + 1)
        end = lines.index("", second)
        yield (
            lines[first - 1],
            "\n".join(lines[first + 1 : second]),
            "\n".join(lines[second + 1 : end]),
        )
        lines = lines[end:]
