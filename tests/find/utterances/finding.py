"""What is found in a hand-made parse, in the notation of the golden files."""

from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from tests.parses import read_parse


def utterances_and_terms(notation: str) -> str:
    """Return kind, cue and parts of each utterance in a parse, one a line, and then the terms."""
    annotated = read_parse(notation)
    utterances, terms = find(annotated, Lexicon.load())
    lines = []
    for utterance in utterances:
        cue = utterance.cue.of(annotated.text) if utterance.cue else "-"
        parts = " / ".join(part.of(annotated.text) for part in utterance.parts)
        lines.append(f"{utterance.kind.value} | {cue} | [{parts}]")
    return "\n".join([*lines, *(f"term | {term.text}" for term in terms)])
