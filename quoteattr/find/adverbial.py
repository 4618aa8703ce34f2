"""Reports without a reporting clause: "according to X", "in X's view", "reportedly", "X: ..."."""

from collections.abc import Iterator, Sequence

from quoteattr.find.media import WRITTEN
from quoteattr.find.objects import OPENING_MARKS
from quoteattr.find.report import Report
from quoteattr.language import syntax
from quoteattr.language.lexicon import SOURCE, Lexicon, PhraseForm, ReportingPhrase
from quoteattr.language.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.span import Extent, Span

_NOMINAL_TAGS = frozenset({"PROPN", "NOUN", "PRON", "ADJ", "DET", "NUM", "X"})
_INSIDE_PHRASE = _NOMINAL_TAGS | {"ADP"}
_LABEL_TAGS = _NOMINAL_TAGS - {"PRON"} | {"ADP", "PUNCT", "PART"}
_INSIDE_NOUN_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "case"})
"""Relations of the words before a noun to it; what hangs on an adjective is no part of it."""
_NO_MODIFIER = frozenset({"case", "punct"})
_LONGEST_LABEL = 6
"""Tokens before the colon of a headline that may name a source; chosen, not tuned."""
_SHORTEST_HEADLINE, _LONGEST_SIGNATURE = 4, 3
"""Tokens of a headline before a dash, and of the source after it; chosen, not tuned."""
_DASHES = frozenset({"-", "–", "—", "--"})
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
                report = _viewpoint(annotated, token, phrase, lexicon)
            else:
                continue
            if report:
                yield report
                break


def _viewpoint(
    annotated: AnnotatedText, token: Token, phrase: ReportingPhrase, lexicon: Lexicon
) -> Report | None:
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
    if not _can_say(annotated, annotated.tokens[head], phrase, lexicon):
        return None
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


def _can_say(
    annotated: AnnotatedText, source: Token, phrase: ReportingPhrase, lexicon: Lexicon
) -> bool:
    """Whether a source says things: plans, ages and dates do not ("according to plan").

    Nor does the adjective of "in other words", or the article of "in the words of".
    """
    if source.upos in {"ADJ", "DET"}:
        return source.xpos == "JJS" or bool(annotated.children[source.index])
    lemma = source.lemma.lower()
    if phrase.words[0] != "according" or source.upos != "NOUN" or lemma in person_nouns():
        return True
    bare = all(child.relation in _NO_MODIFIER for child in annotated.dependents(source))
    return not (bare and source.xpos == "NN") and (
        lexicon.noun(lemma) is not None or lemma in WRITTEN
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
    return [token.text.lower().replace("’", "'") for token in tokens] == list(words)


def _source_inside(annotated: AnnotatedText, start: int, back: Sequence[str]) -> range | None:
    """Return the tokens from `start` to the words that close the phrase."""
    for end in range(start + 1, min(start + _LONGEST_SOURCE, len(annotated.tokens))):
        if annotated.tokens[end - 1].upos not in _INSIDE_PHRASE:
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
    marks = (i for i in range(start, covered.stop) if annotated.tokens[i].text in OPENING_MARKS)
    stop = next(marks, covered.stop)
    while stop > start and annotated.tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    return range(start, stop) if stop > start else None


def _around(annotated: AnnotatedText, words: range, *, whole: bool) -> tuple[int, ...]:
    """Return the tokens of the clause in which the words are an adverbial, or of all around it."""
    tops = [i for i in words if annotated.tokens[i].head not in words]
    hosts = [head for i in tops if (head := annotated.tokens[i].head) is not None]
    if not hosts:
        return _rest_of_sentence(annotated, words) if whole else ()
    host = annotated.tokens[hosts[0]]
    top = syntax.clause_around(annotated, host) if whole else host
    clause = syntax.subtree(annotated, top.index, without=set(tops))
    bounds = [index for index in clause if annotated.tokens[index].text == ";"]
    first = max((index for index in bounds if index < words.start), default=-1)
    last = min((index for index in bounds if index >= words.stop), default=clause[-1] + 1)
    return tuple(index for index in clause if first < index < last and index not in words)


def _rest_of_sentence(annotated: AnnotatedText, words: range) -> tuple[int, ...]:
    """Return what stands around words that commas set off and the parser took for the sentence."""
    sentence = annotated.sentences[annotated.sentence_of[words.start]]
    before, after = words.start - 1, words.stop
    if before >= sentence.first and annotated.tokens[before].text != ",":
        return ()
    if after < sentence.last and annotated.tokens[after].text != ",":
        return ()
    return tuple(i for i in range(sentence.first, sentence.last) if not before <= i <= after)


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
        cue_head=tokens[place].index,
        cue=Extent((tokens[place].span,)),
        content=tuple(token.index for token in words),
        rule="headline",
        confidence=0.84,
        act=Act.SPEECH,
        source=Extent((Span(label[0].start, label[-1].end),)),
        source_head=label[-1].index,
    )


def _is_label(tokens: Sequence[Token]) -> bool:
    return all(token.upos in _LABEL_TAGS for token in tokens) and any(
        token.upos in {"PROPN", "NOUN"} for token in tokens
    )
