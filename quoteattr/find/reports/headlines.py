"""Headlines that name their source: "Poll: Voters like rain", "Fares to rise – minister"."""

from collections.abc import Iterator, Sequence

from quoteattr.find.reports.report import Report
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
from quoteattr.schema.words import Words

_LABEL_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "X", "ADP", "PUNCT", "PART"})
_LONGEST_LABEL = 6
"""Tokens before the colon of a headline that may name a source; chosen, not tuned."""
_SHORTEST_HEADLINE, _LONGEST_SIGNATURE = 4, 3
"""Tokens of a headline before a dash, and of the source after it; chosen, not tuned."""
_DASHES = frozenset({"-", "–", "—", "--"})


def find_headline(annotated: AnnotatedText) -> Iterator[Report]:
    """Yield what the first paragraph reports, if it is a headline: Poll: *Voters like rain*."""
    if not annotated.paragraphs:
        return
    tokens = [annotated.tokens[index] for index in annotated.token_range(annotated.paragraphs[0])]
    for place, colon in enumerate(tokens[: _LONGEST_LABEL + 1]):
        if colon.text == ":" and place and _is_label(tokens[:place]) and tokens[place + 1 :]:
            label = tokens[:place]
            yield Report(
                cue=Words.single(colon),
                content=tuple(token.index for token in tokens[place + 1 :]),
                found_by=FoundBy.HEADLINE,
                confidence=0.84,
                act=Act.SPEECH,
                source=_source(label),
            )
            return
    if signature := _signed_headline(tokens):
        yield signature


def _signed_headline(tokens: Sequence[Token]) -> Report | None:
    """*Fares to rise in May* – minister."""
    dashes = [place for place, token in enumerate(tokens) if token.text in _DASHES]
    if not dashes or tokens[-1].upos == "PUNCT":
        return None
    place = dashes[-1]
    words, label = tokens[:place], tokens[place + 1 :]
    if len(words) < _SHORTEST_HEADLINE or not 0 < len(label) <= _LONGEST_SIGNATURE:
        return None
    if not _is_label(label) or not (
        label[-1].upos == "PROPN" or label[-1].lemma.lower() in person_nouns()
    ):
        return None
    return Report(
        cue=Words.single(tokens[place]),
        content=tuple(token.index for token in words),
        found_by=FoundBy.HEADLINE,
        confidence=0.84,
        act=Act.SPEECH,
        source=_source(label),
    )


def _is_label(tokens: Sequence[Token]) -> bool:
    return all(token.upos in _LABEL_TAGS for token in tokens) and any(
        token.upos in {"PROPN", "NOUN"} for token in tokens
    )


def _source(label: Sequence[Token]) -> Words:
    return Words(label[-1].index, Extent.single(label[0].start, label[-1].end))
