"""The quoted stretches of a text, in the notation of the golden files."""

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.utterance import QuotedStretch


def stretches(text: str) -> tuple[QuotedStretch, ...]:
    """Return the stretches of a text, which has its own paragraphs."""
    return find_stretches(text, paragraphs(text))


def rendered(text: str) -> str:
    """Return the stretches of a text, one a line, as the heads of the golden files explain."""
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
