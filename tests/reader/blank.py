"""A reader that predicts the same of every word, for tests of what comes before it."""

from collections.abc import Sequence

from quoteattr.reader.marks import blank_parse
from quoteattr.schema.reading import NetworkOutput, SentenceWords


def blank(sentences: Sequence[SentenceWords]) -> NetworkOutput:
    """Return parses without information, and no relations."""
    return NetworkOutput(tuple(map(blank_parse, sentences)), ())
