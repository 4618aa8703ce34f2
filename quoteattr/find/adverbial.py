"""Reports without a reporting clause: "according to X", "in X's view", "reportedly", "X: ..."."""

from collections.abc import Iterator, Sequence

from quoteattr.find.report import Report
from quoteattr.language import syntax
from quoteattr.language.lexicon import SOURCE, Lexicon, PhraseForm, ReportingPhrase
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.span import Extent, Span

_NOMINAL_TAGS = frozenset({"PROPN", "NOUN", "PRON", "ADJ", "DET", "NUM", "X"})
_LABEL_TAGS = _NOMINAL_TAGS - {"PRON"} | {"ADP", "PUNCT", "PART"}
_INSIDE_NOUN_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "case"})
"""Relations of the words before a noun to it; what hangs on an adjective is no part of it."""
_LONGEST_LABEL = 6
"""Tokens before the colon of a headline that may name a source; chosen, not tuned."""
_LONGEST_SOURCE = 8
"""Tokens of a source that stands inside a phrase ("in the old mill owner's view")."""


def find_adverbial(annotated: AnnotatedText, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the reports that an adverbial or a label makes, in the order of their cues."""
    found = [*_phrases(annotated, lexicon), *_headline(annotated)]
    return tuple(sorted(found, key=lambda report: report.cue_head))


def _phrases(annotated: AnnotatedText, lexicon: Lexicon) -> Iterator[Report]:
    for token in annotated.tokens:
        for phrase in lexicon.phrases_from(token.text.lower()):
            if phrase.form is PhraseForm.ADVERB:
                report = _hearsay(annotated, token, phrase)
            elif phrase.form is PhraseForm.FRAME:
                report = _viewpoint(annotated, token, phrase)
            else:
                continue
            if report:
                yield report
                break


def _viewpoint(annotated: AnnotatedText, token: Token, phrase: ReportingPhrase) -> Report | None:
    """According to *the report*, it rains. / In *her* view it rains."""
    place = phrase.words.index(SOURCE)
    front, back = phrase.words[:place], phrase.words[place + 1 :]
    start = token.index + len(front)
    if not _stands_at(annotated, token.index, front) or start >= len(annotated.tokens):
        return None
    source = _source_inside(annotated, start, back) if back else _source_after(annotated, start)
    if source is None:
        return None
    end = source.stop + len(back)
    head = next((i for i in source if annotated.tokens[i].head not in source), source.start)
    content = _around(annotated, range(token.index, end), whole=True)
    cue = syntax.spans_of(annotated, [i for i in range(token.index, end) if i not in source])
    if not content or not cue:
        return None
    return Report(
        cue_head=token.index,
        cue=Extent(cue),
        content=content,
        rule="viewpoint",
        confidence=0.67,
        act=phrase.act,
        source=Extent(syntax.spans_of(annotated, source)),
        source_head=head,
    )


def _hearsay(annotated: AnnotatedText, token: Token, phrase: ReportingPhrase) -> Report | None:
    """*The mill* reportedly *burned down*."""
    words = range(token.index, token.index + len(phrase.words))
    if not _stands_at(annotated, token.index, phrase.words):
        return None
    content = _around(annotated, words, whole=False)
    if not content:
        return None
    return Report(
        cue_head=token.index,
        cue=Extent.single(token.start, annotated.tokens[words[-1]].end),
        content=content,
        rule="hearsay",
        confidence=0.5,
        act=phrase.act,
    )


def _stands_at(annotated: AnnotatedText, index: int, words: Sequence[str]) -> bool:
    tokens = annotated.tokens[index : index + len(words)]
    return [token.text.lower() for token in tokens] == list(words)


def _source_inside(annotated: AnnotatedText, start: int, back: Sequence[str]) -> range | None:
    """Return the tokens from `start` to the words that close the phrase."""
    for end in range(start + 1, min(start + _LONGEST_SOURCE, len(annotated.tokens))):
        if annotated.tokens[end - 1].upos not in _NOMINAL_TAGS:
            return None
        if _stands_at(annotated, end, back):
            return range(start, end)
    return None


def _source_after(annotated: AnnotatedText, start: int) -> range | None:
    """Return the tokens of the noun phrase that starts at `start`."""
    head = annotated.tokens[start]
    while head.relation in _INSIDE_NOUN_PHRASE:
        above = annotated.head_of(head)
        if above is None or above.index < head.index or above.upos not in _NOMINAL_TAGS:
            break
        head = above
    if head.upos not in _NOMINAL_TAGS:
        return None
    phrase = syntax.noun_phrase(annotated, head)
    covered = annotated.token_range(Span(phrase.start, phrase.end))
    return range(start, covered.stop) if covered.stop > start else None


def _around(annotated: AnnotatedText, words: range, *, whole: bool) -> tuple[int, ...]:
    """Return the tokens of the clause in which the words are an adverbial, or of all around it."""
    tops = [i for i in words if annotated.tokens[i].head not in words]
    hosts = [head for i in tops if (head := annotated.tokens[i].head) is not None]
    if not hosts:
        return ()
    host = annotated.tokens[hosts[0]]
    top = syntax.clause_around(annotated, host) if whole else host
    clause = syntax.subtree(annotated, top.index, without=set(tops))
    return tuple(index for index in clause if index not in words)


def _headline(annotated: AnnotatedText) -> Iterator[Report]:
    """Poll: *Voters like rain*."""
    if not annotated.paragraphs:
        return
    tokens = [annotated.tokens[index] for index in annotated.token_range(annotated.paragraphs[0])]
    for place, colon in enumerate(tokens[: _LONGEST_LABEL + 1]):
        if colon.text == ":" and place and _is_label(tokens[:place]) and tokens[place + 1 :]:
            label = tokens[:place]
            yield Report(
                cue_head=colon.index,
                cue=Extent((colon.span,)),
                content=tuple(token.index for token in tokens[place + 1 :]),
                rule="headline",
                confidence=0.84,
                act=Act.SPEECH,
                source=Extent((Span(label[0].start, label[-1].end),)),
                source_head=label[-1].index,
            )
            return


def _is_label(tokens: Sequence[Token]) -> bool:
    return all(token.upos in _LABEL_TAGS for token in tokens) and any(
        token.upos in {"PROPN", "NOUN"} for token in tokens
    )
