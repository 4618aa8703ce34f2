"""Headlines that name their source: "Poll: Voters like rain", "Fares to rise – minister".

Also "Fares to rise, says minister" where the parser took "says", or the source, for something else.
"""

from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.find.reports.report import Report
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame
from quoteattr.language.typography import DASH_TOKENS
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun, person_nouns
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
_LONGEST_TAIL = 5
"""Tokens after the last comma of "Fares to rise, [says minister for trains]"; chosen, not tuned."""
_PLACE = r"\p{Lu}[\p{L}.’'-]*(?:[ ]\p{Lu}[\p{L}.’'-]*){0,3}"
_MORE = r"(?:,[ ][\p{L}\p{N}., ]{2,40})"
_AGENCY = r"(?:[ ]\([^()\n]{2,40}\))"
_DATELINE = regex.compile(
    rf"(?:\p{{Lu}}[\p{{Lu}}.’' -]+{_MORE}?{_AGENCY}?|{_PLACE}{_MORE}?{_AGENCY})[ ]?(?:—|–|--?)[ ]?"
    r"(?=[\p{Lu}\p{N}“‘\"'])"
)
"""Place, perhaps with a country or day, an agency, a dash, and the start of a sentence."""
_PRESENT = frozenset({"VBZ", "VBP", "VB", "NNS", "NN"})
"""Tags of a verb in the present, and those that a tagger gives it after a noun."""


def without_dateline(annotated: AnnotatedText, report: Report) -> Report:
    """Return a report whose content does not begin with a dateline: "OSLO, Norway (AP) — [Rain]".

    The place is in capitals, or an agency is in brackets after it.
    """
    start = annotated.tokens[report.content[0]].start
    paragraph = annotated.paragraph_around(start)
    if start != paragraph.start:
        return report
    dateline = _DATELINE.match(annotated.text, start, paragraph.end)
    if dateline is None:
        return report
    tokens = annotated.tokens
    content = tuple(index for index in report.content if tokens[index].start >= dateline.end())
    return attrs.evolve(report, content=content or report.content)


def headline_report(annotated: AnnotatedText) -> Report | None:
    """Return the report of the first paragraph, if that is a headline that names its source."""
    if not annotated.paragraphs:
        return None
    tokens = [annotated.tokens[index] for index in annotated.token_range(annotated.paragraphs[0])]
    return _labelled(annotated, tokens) or _signed(tokens)


def _labelled(annotated: AnnotatedText, tokens: Sequence[Token]) -> Report | None:
    """Poll: *Voters like rain*."""
    for colon, token in enumerate(tokens[: _LONGEST_LABEL + 1]):
        label, content = tokens[:colon], tokens[colon + 1 :]
        if token.text == ":" and content and _is_label(label):
            if not _may_speak(annotated, label):
                return None
            return _report(label, token, content)
    return None


def _signed(tokens: Sequence[Token]) -> Report | None:
    """*Fares to rise in May* – minister."""
    dashes = [index for index, token in enumerate(tokens) if token.text in DASH_TOKENS]
    if not dashes or tokens[-1].upos == "PUNCT":
        return None
    content, label = tokens[: dashes[-1]], tokens[dashes[-1] + 1 :]
    if len(content) < _SHORTEST_HEADLINE or len(label) > _LONGEST_SIGNATURE:
        return None
    if any(token.upos == "PUNCT" for token in label):
        return None  # “A joy” – Jean, Torquay
    if not _is_label(label) or not (
        label[-1].upos == "PROPN" or label[-1].lemma.lower() in person_nouns()
    ):
        return None
    return _report(label, tokens[dashes[-1]], content)


def sourced_headlines(annotated: AnnotatedText, lexicon: Lexicon) -> Iterator[Report]:
    """Yield a report for each paragraph like *Fares to rise*, says minister.

    Only headlines end in a source without an article and without a full stop, so the words decide
    and not the parse.
    """
    for paragraph in annotated.paragraphs:
        tokens = [annotated.tokens[index] for index in annotated.token_range(paragraph)]
        commas = [index for index, token in enumerate(tokens) if token.text == ","]
        if not commas or len(tokens) - commas[-1] > _LONGEST_TAIL + 1:
            continue
        content, tail = tokens[: commas[-1]], tokens[commas[-1] + 1 :]
        for verb, label in ((tail[:1], tail[1:]), (tail[-1:], tail[:-1])):
            if len(content) > 1 and _says(verb, lexicon) and _is_bare_source(label):
                yield _report(label, verb[0], content)
                break


def _says(verb: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word is a verb of speech in the present, perhaps tagged as a noun."""
    word = lexicon.verb(verb[0].lemma.lower()) if verb else None
    return (
        word is not None
        and word.act is not Act.THOUGHT
        and verb[0].xpos in _PRESENT
        and verb[0].text.islower()
        and word.takes(Frame.THAT, Frame.PAREN)
    )


def _is_bare_source(label: Sequence[Token]) -> bool:
    """Whether words are a noun for somebody who speaks, without an article."""
    tags = _LABEL_TAGS - {"DET", "PUNCT", "NUM"}
    return (
        bool(label)
        and all(token.upos in tags for token in label)
        and label[-1].upos == "NOUN"
        and (
            person_noun(label[-1]) is not None
            or label[-1].lemma.lower() in read_classes("documents.txt")["document"]
        )
    )


def _is_label(tokens: Sequence[Token]) -> bool:
    last = next((token for token in reversed(tokens) if token.upos != "NUM"), None)
    return (
        all(token.upos in _LABEL_TAGS for token in tokens)
        and any(token.upos in {"PROPN", "NOUN"} for token in tokens)
        and last is not None
        and last.text.lower() not in read_classes("document_labels.txt")["part"]
    )


def _may_speak(annotated: AnnotatedText, label: Sequence[Token]) -> bool:
    """Whether a label is a person, a group or a document: not "Rain or Shine: Our Weather".

    A single capitalised word may be a name that the annotator does not know, unless the text also
    has it in lower case.
    """
    start, end = label[0].start, label[-1].end
    if any(entity.start < end and start < entity.end for entity in annotated.entities):
        return True
    if any(token.lemma.lower() in person_nouns() for token in label):
        return True
    word = label[0].text.lower()
    is_word = word in read_classes("name_words.txt")["not_a_name"] or any(
        token.text == word for token in annotated.tokens
    )
    return len(label) == 1 and label[0].upos == "PROPN" and not is_word


def _report(label: Sequence[Token], mark: Token, content: Sequence[Token]) -> Report:
    return Report(
        cue=Words.single(mark),
        content=tuple(token.index for token in content),
        found_by=FoundBy.HEADLINE,
        act=Act.SPEECH,
        source=Words(label[-1].index, Extent.single(label[0].start, label[-1].end)),
    )
