"""What the reader sees, as reports: every relation with the act that its cue tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.find.reports import infinitives, noun_phrases
from quoteattr.find.reports.noun_complements import own_clause
from quoteattr.find.reports.parentheticals import is_inverted
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.cues import cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.reading import Relation
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.words import Words

LEAST = 0.15
"""Relations less sure than this are left out: the best content+source F on PolNeAR dev."""
LEAST_OF_NOUN = 0.4
"""The same for a content without a verb that no rule finds: on PolNeAR dev 24 of 83 that are less
sure are right, and of those that are surer 44 of 64."""
_DOUBTFUL = frozenset({FoundBy.OBJECT, FoundBy.PREPOSITIONAL, FoundBy.INFINITIVE})
"""Rules that count only where the reader sees a report too: "answered [the door]"."""
CERTAINTY = 2.5
"""Power that makes the network's probabilities those of being right, source included: on PolNeAR
dev the mean distance is .05, and .23 without it."""
AGREEMENT, CLAUSE_AGREEMENT = 0.4, 0.7
"""Share of words from which on two contents of one cue count as the same. A clause that the parser
cuts short is the commonest difference, and the reader sees it whole: on PolNeAR dev, of 108 clauses
with a share between the two bounds the reader had 71 right and the rules 17."""


def read_reports(
    annotated: AnnotatedText, lexicon: Lexicon, ruled: Iterable[Report]
) -> tuple[Report, ...]:
    """Return the reader's relations as reports, in the order of their cues.

    Args:
        annotated: The text with its parse and the reader's relations.
        lexicon: The reporting words.
        ruled: What the rules find. Where both see the same report, the rules tell its extent:
            on PolNeAR dev that raised the share of exact contents from .597 to .618.
    """
    # The reader may see a part of a cue alone, "as the owner [will tell you]"; but who supports
    # her claim is not who makes it.
    by_cue = {
        index: report
        for report in ruled
        if syntax.possessor_of(annotated, annotated.tokens[report.cue.head]) is None
        for part in report.cue.extent.parts
        for index in annotated.token_range(part)
    }
    by_cue |= {report.cue.head: report for report in ruled}
    sure = (r for r in annotated.relations or () if r.confidence > LEAST)
    found = ((r, _report(annotated, r, lexicon, by_cue)) for r in sure)
    return tuple(
        report
        for relation, report in found
        if not _is_doubtful(annotated, relation, report, lexicon)
    )


def _is_doubtful(
    annotated: AnnotatedText, relation: Relation, report: Report, lexicon: Lexicon
) -> bool:
    """Whether the reader alone sees a noun phrase reported, unsure or by a verb that takes none.

    "She debated [the cost]" tells no words; "she said [the same]" does.
    """
    if report.found_by is not FoundBy.READER or noun_phrases.holds_words(annotated, report.content):
        return False
    cue = annotated.tokens[report.cue.head]
    verb = lexicon.verb(cue.lemma.lower()) if cue.upos == "VERB" else None
    takes_none = (
        verb is not None
        and verb.lemma != "say"
        and not verb.prepositions
        and not verb.takes(Frame.NP, Frame.AS, Frame.PRED)
    )
    return takes_none or relation.confidence <= LEAST_OF_NOUN


def unseen(
    annotated: AnnotatedText, read: Iterable[Report], ruled: Iterable[Report]
) -> Iterator[Report]:
    """Yield what only the rules find, apart from thoughts and noun phrases.

    On PolNeAR dev half of the other reports are the annotators' too, which helps more than it
    harms; of thoughts it was 43 of 117, and of the rules in `_DOUBTFUL` 31 of 99.
    """
    taken = {
        index for report in read for index in (*_of_sentence(annotated, report), report.cue.head)
    }
    for report in ruled:
        if report.act is Act.THOUGHT or report.found_by in _DOUBTFUL:
            continue
        if taken.isdisjoint((*report.content, report.cue.head)):
            yield report


def _of_sentence(annotated: AnnotatedText, report: Report) -> Iterator[int]:
    """Yield what a report holds of the sentence of its cue."""
    own = annotated.sentence_of[report.cue.head]
    return (index for index in report.content if annotated.sentence_of[index] == own)


def _report(
    annotated: AnnotatedText,
    relation: Relation,
    lexicon: Lexicon,
    by_cue: Mapping[int, Report],
) -> Report:
    head = _head(annotated, relation.cue)
    confidence = 1 - (1 - relation.confidence) ** CERTAINTY
    source = _source(annotated, head, relation)
    # Where a rule takes the reader's source for content, the two see different reports.
    same = (
        by_cue[index]
        for index in relation.cue
        if index in by_cue and not set(source).intersection(by_cue[index].content)
    )
    seen = _in_sentence(annotated, head, _in_paragraph(annotated, head, relation.content))
    seen = _with_last_phrase(annotated, own_clause(annotated, head, seen))
    for cue in cues_at(annotated, head, lexicon):
        seen = infinitives.without_addressee(annotated, cue, seen)
    ruled = next((r for r in same if _agree(annotated, r, seen)), None)
    if ruled and not source:
        # The rules of attribution will look for a source, unless finding the report took one.
        return attrs.evolve(ruled, confidence=confidence, read=True)
    return Report(
        cue=Words(head.index, ruled.cue.extent if ruled else _extent(annotated, relation.cue)),
        content=ruled.content if ruled else tuple(seen),
        found_by=ruled.found_by if ruled else FoundBy.READER,
        act=ruled.act if ruled else _act(annotated, head, relation, lexicon),
        confidence=confidence,
        source=_words(annotated, source) if source else None,
        read=True,
    )


def _in_paragraph(annotated: AnnotatedText, cue: Token, content: Sequence[int]) -> Sequence[int]:
    """Return the part of a content that stands in the paragraph of its cue; all, if none does.

    What the reader sees goes on into the next paragraph where it quotes somebody too.
    """
    paragraph = annotated.paragraphs[annotated.paragraph_at(cue.start)]
    own = annotated.token_range(paragraph)
    return [index for index in content if index in own] or content


def _in_sentence(annotated: AnnotatedText, cue: Token, content: Sequence[int]) -> Sequence[int]:
    """Return the part of a content without marks that stands in the sentence of its cue, if any.

    Only a quotation goes on over a full stop; what follows one is told by the narrator again.
    """
    if any(annotated.tokens[index].text in noun_phrases.OPENING_MARKS for index in content):
        return content
    own = annotated.sentence_of[cue.index]
    inside = [index for index in content if annotated.sentence_of[index] == own]
    if is_inverted(annotated, cue):
        inside = [index for index in inside if index < cue.index]
    return inside or content


def _with_last_phrase(annotated: AnnotatedText, content: Sequence[int]) -> Sequence[int]:
    """Return a content that ends in a preposition with the noun that goes with it."""
    last = annotated.tokens[content[-1]]
    noun = annotated.head_of(last)
    if last.relation != "case" or noun is None or noun.index < last.index:
        return content
    return [*content, *range(last.index + 1, noun.index + 1)]


def _agree(annotated: AnnotatedText, ruled: Report, read: Sequence[int]) -> bool:
    """Whether two contents of one cue are the same, so that the rule's may stand for both."""
    words = {i for part in ruled.cue.extent.parts for i in annotated.token_range(part)}
    own, other = set(ruled.content), set(read) - words
    last = max(own)
    verbless = all(annotated.tokens[index].upos not in {"VERB", "AUX"} for index in read)
    unmarked = all(annotated.tokens[index].text not in noun_phrases.OPENING_MARKS for index in own)
    parenthetical = ruled.found_by is FoundBy.PARENTHETICAL and unmarked
    around = min(own) < ruled.cue.head < last
    if around and other <= own and (verbless or parenthetical):
        # The reader saw no more than one side of "The mill, Ann said, is shut".
        return True
    if ruled.found_by is FoundBy.VIEWPOINT and own < other and last == max(other):
        # Only who the source is stands between: "According to her, a baker, it rained".
        return True
    if own < other and {last + 1, last + 2} <= other:
        # The parser ended the content too early: on PolNeAR dev the reader was right in 42 of 76
        # such cases, the rules in 11.
        return False
    least = CLAUSE_AGREEMENT if ruled.found_by is FoundBy.COMPLEMENT else AGREEMENT
    return len(own & other) > least * len(own | other)


def _source(annotated: AnnotatedText, cue: Token, relation: Relation) -> tuple[int, ...]:
    """Return the words of the source; what a passive cue is about, or tells it to, is none.

    Nor is a word of another sentence where the cue has a subject of its own, or of another
    paragraph.
    """
    source = relation.source
    if not source:
        return ()
    head = _head(annotated, source)
    if head.head == cue.index and head.deprel == "nsubj:pass":
        return ()
    if annotated.paragraph_at(head.start) != annotated.paragraph_at(cue.start):
        return ()
    if annotated.sentence_of[head.index] != annotated.sentence_of[cue.index]:
        own = syntax.subject_of(annotated, cue)
        if own is not None and own.upos in {"NOUN", "PROPN"}:
            return ()
    return (*source, *_rest_of_name(annotated, source[-1]))


def _rest_of_name(annotated: AnnotatedText, last: int) -> range:
    """Return the words with which a name goes on after a word."""
    end = annotated.tokens[last].end
    ends = (one.end for one in annotated.entities_over(end) if one.start < end)
    name = Span(end, max(ends, default=end))
    return range(last + 1, annotated.token_range(name).stop) if name else range(0)


def _act(annotated: AnnotatedText, head: Token, relation: Relation, lexicon: Lexicon) -> Act:
    """Return the act of the first word of the cue, from its head on, that has one."""
    others = (annotated.tokens[index] for index in relation.cue)
    for token in (head, *others):
        for cue in cues_at(annotated, token, lexicon):
            attitude = noun_phrases.is_attitude(annotated, cue, relation.content)
            return Act.THOUGHT if attitude else cue.word.act
    if head.upos == "VERB" and not noun_phrases.holds_words(annotated, relation.content):
        # "doubled down on [the plan]": a stance or a deed, of which no words are told.
        return Act.THOUGHT
    return Act.SPEECH


def _head(annotated: AnnotatedText, words: Sequence[int]) -> Token:
    """Return the word on which the others hang; the first, if several do not hang on any."""
    inside = set(words)
    tokens = [annotated.tokens[index] for index in words]
    return next((token for token in tokens if token.head not in inside), tokens[0])


def _words(annotated: AnnotatedText, words: Sequence[int]) -> Words:
    return Words(_head(annotated, words).index, _extent(annotated, words))


def _extent(annotated: AnnotatedText, words: Sequence[int]) -> Extent:
    parts = syntax.spans_of(annotated, words)
    return Extent(parts or tuple(annotated.tokens[index].span for index in words))
