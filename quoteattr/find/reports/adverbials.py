"""Reports by an adverbial: "according to X", "in X's view", "reportedly", "as X put it"."""

from collections.abc import Iterator, Sequence

from quoteattr.find.reports.adverbial_parts import (
    ACCORDING,
    LONGEST_SOURCE,
    matches_at,
    share_of_clause,
    source_after,
    source_inside,
)
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import SOURCE, Frame, PhraseForm, ReportingPhrase, WordClass
from quoteattr.language.typography import OPENING_MARKS
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
from quoteattr.schema.words import Words

_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_LONGEST_AS_CLAUSE = 8
"""Tokens of "as the old man put it"; longer clauses are mostly temporal. Set by reading PolNeAR
train."""
_NO_MODIFIER = frozenset({"case", "punct"})


def adverbial_report(annotated: AnnotatedText, token: Token, lexicon: Lexicon) -> Report | None:
    """Return the report of an adverbial that starts with a token."""
    for phrase in lexicon.phrases_from(token.text.lower()):
        report = None
        if phrase.form is PhraseForm.ADVERB:
            report = _hearsay(annotated, token, phrase)
        elif phrase.form is PhraseForm.FRAME:
            report = _viewpoint(annotated, token, phrase, lexicon)
        if report:
            return report
    return None


def as_clause(annotated: AnnotatedText, cue: CueCandidate) -> Sequence[int] | None:
    """As she put it, *it rains*. / *It rains*, as she said."""
    host = annotated.head_of(cue.head)
    if host is None or cue.head.relation != "advcl" or _is_temporal(annotated, cue):
        return None
    clause = syntax.subtree(annotated, cue.head.index)
    words = [index for index in clause if annotated.tokens[index].upos != "PUNCT"]
    if annotated.tokens[words[0]].text.lower() != "as" or len(words) > _LONGEST_AS_CLAUSE:
        return None
    if not _has_pause_towards(annotated, words, host):
        return None
    if syntax.child_of(annotated, cue.head, "ccomp", "xcomp", "advcl") is not None:
        return None
    return syntax.subtree(annotated, host.index, without={cue.head.index})


def _is_temporal(annotated: AnnotatedText, cue: CueCandidate) -> bool:
    """Whether a verb after "as" cannot report the main clause: "as she spoke", "as he said this".

    Only an addressee may be its object: "as she told the court".
    """
    is_phrase = cue.last.index > cue.head.index
    if not (cue.takes(Frame.THAT) or (is_phrase and cue.takes(Frame.PAREN))):
        return True
    objects = (syntax.child_of(annotated, cue.head, relation) for relation in ("obj", "iobj"))
    return not is_phrase and any(
        word.lemma.lower() in _DEMONSTRATIVES or not cue.takes(Frame.ADDRESSEE)
        for word in objects
        if word is not None
    )


def _has_pause_towards(annotated: AnnotatedText, words: Sequence[int], host: Token) -> bool:
    """Whether a pause sets the words of a clause off from the verb that it depends on.

    "He rose as she said so" tells when; "it was late, as she said" reports.
    """
    edge = words[0] - 1 if host.index < words[0] else words[-1] + 1
    return any(token.upos == "PUNCT" for token in annotated.tokens[edge : edge + 1])


def _viewpoint(
    annotated: AnnotatedText, token: Token, phrase: ReportingPhrase, lexicon: Lexicon
) -> Report | None:
    """According to *the report*, it rains. / In *her* view it rains."""
    gap = phrase.words.index(SOURCE)
    front, back = phrase.words[:gap], phrase.words[gap + 1 :]
    start = token.index + len(front)
    if not matches_at(annotated, token.index, front) or start >= len(annotated.tokens):
        return None
    source = source_inside(annotated, start, back) if back else source_after(annotated, start)
    if source is None:
        return None
    end = source.stop + len(back)
    head = syntax.head_among(annotated, source)
    if not _can_say(annotated, head, phrase, lexicon):
        return None
    apposition = _apposition(annotated, end)
    clause = _clause_around(annotated, range(token.index, end), whole=True)
    within = share_of_clause(annotated, token.index, front)
    content = tuple(
        index
        for first, last in syntax.runs(i for i in clause if i in within and i not in apposition)
        if not _is_stray(annotated, range(first, last + 1), source)
        for index in range(first, last + 1)
    )
    cue = syntax.spans_of(annotated, [i for i in range(token.index, end) if i not in source])
    if not content or not cue:
        return None
    return Report(
        cue=Words(token.index, Extent(cue)),
        content=content,
        found_by=FoundBy.VIEWPOINT,
        act=phrase.act,
        source=Words(head.index, Extent(syntax.spans_of(annotated, source))),
    )


def _is_stray(annotated: AnnotatedText, run: range, source: range) -> bool:
    """Whether words are not part of the content: "[Or], in her words, “no”".

    Also the end of a relative clause of the source: "according to Ann, who calls it a [“farce”]".
    """
    words = [annotated.tokens[i] for i in run if annotated.tokens[i].upos != "PUNCT"]
    if all(word.upos == "CCONJ" for word in words):
        return True
    in_source = (annotated.tokens[i].text.lower() for i in source)
    return run.start == source.stop and not syntax.RELATIVES.isdisjoint(in_source)


def _can_say(
    annotated: AnnotatedText, source: Token, phrase: ReportingPhrase, lexicon: Lexicon
) -> bool:
    """Whether a source can say things: plans, ages and dates cannot ("according to plan").

    Nor can the adjective of "in other words", or the article of "in the words of".
    """
    if source.upos in {"ADJ", "DET"}:
        return source.xpos == "JJS" or bool(annotated.children[source.index])
    if phrase.words[0] != ACCORDING or source.upos != "NOUN":
        return True
    lemma = source.lemma.lower()
    if lemma in person_nouns():
        return True
    is_listed = (
        lexicon.noun(lemma) is not None or lemma in read_classes("documents.txt")["document"]
    )
    return is_listed and not is_measure(annotated, source, lexicon)


def is_measure(annotated: AnnotatedText, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun after "according to" is bare and cannot speak: "age", "plan"."""
    is_bare = all(child.relation in _NO_MODIFIER for child in annotated.dependents(noun))
    if not is_bare or noun.xpos != "NN" or noun.lemma.lower() in person_nouns():
        return False
    word = lexicon.noun(noun.lemma.lower())
    return word is None or word.word_class is not WordClass.SAY


def _hearsay(annotated: AnnotatedText, token: Token, phrase: ReportingPhrase) -> Report | None:
    """*The mill* reportedly *burned down*."""
    words = range(token.index, token.index + len(phrase.words))
    if not matches_at(annotated, token.index, phrase.words):
        return None
    content = _clause_around(annotated, words, whole=False)
    if not content:
        return None
    return Report(
        cue=Words(token.index, Extent.single(token.start, annotated.tokens[words[-1]].end)),
        content=content,
        found_by=FoundBy.HEARSAY,
        act=phrase.act,
    )


def _clause_around(annotated: AnnotatedText, words: range, *, whole: bool) -> tuple[int, ...]:
    """Return the tokens of the clause that an adverbial modifies.

    Args:
        annotated: The text with its parse.
        words: The tokens of the adverbial.
        whole: Whether to return the main clause around that clause.
    """
    tops = [i for i in words if annotated.tokens[i].head not in words]
    hosts = [head for i in tops if (head := annotated.tokens[i].head) is not None]
    if not hosts:
        return _sentence_around(annotated, words) if whole else ()
    host = annotated.tokens[hosts[0]]
    top = syntax.clause_around(annotated, host) if whole else host
    clause = syntax.subtree(annotated, top.index, without=set(tops))
    clause = sorted({*clause, *_quoted_below(annotated, words)})
    bounds = [index for index in clause if annotated.tokens[index].text == ";"]
    first = max((index for index in bounds if index < words.start), default=-1)
    stop = min((index for index in bounds if index >= words.stop), default=clause[-1] + 1)
    return tuple(index for index in clause if first < index < stop and index not in words)


def _apposition(annotated: AnnotatedText, end: int) -> frozenset[int]:
    """Return the apposition of a source: "According to them, [a man and his son], it rained".

    The parser makes it a second subject of the clause.
    """
    if annotated.tokens[end : end + 1] and annotated.tokens[end].text == ",":
        for token in annotated.tokens[end + 1 : end + 1 + LONGEST_SOURCE]:
            phrase = syntax.subtree(annotated, token.index)
            verb = annotated.head_of(token)
            if token.relation != "nsubj" or verb is None or phrase[0] != end + 1:
                continue
            subjects = (c for c in annotated.dependents(verb) if c.relation == "nsubj")
            if any(subject.index > token.index for subject in subjects):
                return frozenset(phrase)
    return frozenset()


def _quoted_below(annotated: AnnotatedText, words: range) -> Iterator[int]:
    """Yield quoted tokens that the parse attaches to the words: "It is, to quote her, “odd”"."""
    for word in words:
        for child in annotated.children[word]:
            below = syntax.subtree(annotated, child)
            before = (annotated.tokens[index].text for index in below if index < child)
            if child not in words and not OPENING_MARKS.isdisjoint(before):
                yield from below


def _sentence_around(annotated: AnnotatedText, words: range) -> tuple[int, ...]:
    """Return the sentence around words between commas, which the parser took for its predicate."""
    sentence = annotated.sentence_around(words.start)
    before, after = words.start - 1, words.stop
    if before >= sentence.first and annotated.tokens[before].text != ",":
        return ()
    if after < sentence.stop and annotated.tokens[after].text != ",":
        return ()
    return tuple(i for i in range(sentence.first, sentence.stop) if not before <= i <= after)
