"""Reports that the network finds: its relations with the act of the cue and a corrected content."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.find.reports import infinitives, noun_phrases
from quoteattr.find.reports.clauses import before_next_report
from quoteattr.find.reports.network.words import extent_of, named_words, source_of
from quoteattr.find.reports.noun_complements import without_matrix_clause
from quoteattr.find.reports.parentheticals import after_parenthesis, is_inverted
from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.language import syntax
from quoteattr.language.cues import cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.typography import OPENING_MARKS
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.reading import Relation
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words

_AGREEMENT, _CLAUSE_AGREEMENT = 0.4, 0.7
"""Share of common words above which two contents of one cue count as equal. The most frequent
difference is a clause that the parser cuts short and the network finds whole: on PolNeAR dev, of
108 clauses with a share between the two bounds the network had 71 right and the rules 17."""

_LEAST_OF_CLAUSE = 0.5
"""Least probability of a clause that only the network finds, for it to be separated from
quotations; in LitBank most of the less probable ones were wrong."""


def network_reports(
    levels: Levels, lexicon: Lexicon, rule_reports: Iterable[Report]
) -> tuple[Report, ...]:
    """Return the relations of the network as reports, in the order of their cues.

    Args:
        levels: The quoted stretches over the text with its parse and the relations of the network.
        lexicon: The reporting words.
        rule_reports: What the rules find. Where both find a report, its extent is that of the
            rules: on PolNeAR dev that raised the share of exact contents from .597 to .618.
    """
    annotated = levels.annotated
    # The network may find only a part of a cue: "as the owner [will tell you]". A noun with a
    # possessor counts by its head alone: who supports her claim is not who makes it.
    by_cue = {
        index: report
        for report in rule_reports
        if syntax.possessor_of(annotated, annotated.tokens[report.cue.head]) is None
        for index in annotated.token_indexes(report.cue.extent.parts)
    }
    by_cue |= {report.cue.head: report for report in rule_reports}
    relations = annotated.relations or ()
    return tuple(
        _report(annotated, part, lexicon, by_cue)
        for relation in relations
        for part in _divided(levels, relation, by_cue)
    )


def _divided(
    levels: Levels, relation: Relation, by_cue: Mapping[int, Report]
) -> tuple[Relation, ...]:
    """Return a relation, or two if its content is a clause followed by quoted sentences.

    Ann said [the mill was shut]. [“We had no choice.”]
    """
    annotated = levels.annotated
    cue = syntax.head_among(annotated, relation.cue).index
    sentence, level = annotated.sentence_of[cue], levels.of_token[cue]
    stretch_at = {i: levels.child_at(i, level) for i in relation.content}
    # The parser may not see that a sentence ends inside the marks.
    ended = {s for s in stretch_at.values() if s is not None and levels.ends_sentence(s)}
    ends = (levels.stretches[stretch].outer[-1].end for stretch in ended)
    stop = min((end for end in ends if end > annotated.tokens[cue].start), default=None)
    clause = [
        i
        for i in relation.content
        if annotated.sentence_of[i] == sentence
        and (stop is None or annotated.tokens[i].start < stop)
    ]
    outside = [i for i in clause if stretch_at[i] is None]
    quoted = {
        i: stretch for i, stretch in stretch_at.items() if stretch is not None and i not in clause
    }
    before_cue = next((i for i in reversed(relation.content) if i < cue), None)
    is_interrupted = before_cue is not None and stretch_at[before_cue] is not None
    is_whole = len(clause) == len(relation.content) or len(outside) == len(relation.content)
    if not outside or is_whole or (is_interrupted and before_cue in clause):
        return (relation,)
    has_verb = syntax.has_verb(annotated, clause)
    rules = (by_cue[i] for i in relation.cue if i in by_cue)
    is_confirmed = any(_agree(annotated, rule, clause) for rule in rules)
    if not is_confirmed and not (has_verb and relation.confidence > _LEAST_OF_CLAUSE):
        return (relation,)
    sentences = [i for i, stretch in quoted.items() if levels.opens_sentence(stretch)]
    parts = (tuple(clause), tuple(sentences))
    return tuple(attrs.evolve(relation, content=part) for part in parts if part)


def _report(
    annotated: AnnotatedText, relation: Relation, lexicon: Lexicon, by_cue: Mapping[int, Report]
) -> Report:
    head = syntax.head_among(annotated, relation.cue)
    source = source_of(annotated, head, relation)
    content = _content(annotated, head, relation, lexicon)
    content = before_next_report(annotated, head, content, by_cue)
    # If the network's source is content for a rule, the two have found different reports.
    candidates = (
        by_cue[index]
        for index in relation.cue
        if index in by_cue and not set(source).intersection(by_cue[index].content)
    )
    rule = next((report for report in candidates if _agree(annotated, report, content)), None)
    named = named_words(annotated, source) if source else None
    if rule is None:
        return Report(
            cue=Words(head.index, extent_of(annotated, relation.cue)),
            content=tuple(content),
            found_by=FoundBy.READER,
            act=_act(annotated, head, relation, lexicon),
            source=named,
            probability=relation.confidence,
        )
    # Without a source from the network, that of the rule is kept, or attribution finds one.
    if named:
        rule = attrs.evolve(rule, cue=Words(head.index, rule.cue.extent), source=named)
    return attrs.evolve(rule, probability=relation.confidence)


def _content(
    annotated: AnnotatedText, cue: Token, relation: Relation, lexicon: Lexicon
) -> Sequence[int]:
    """Return the content of a relation, cut and completed according to the parse."""
    content = _in_paragraph(annotated, cue, _outside_parenthesis(annotated, relation))
    content = without_matrix_clause(annotated, cue, _in_sentence(annotated, cue, content))
    content = _without_reporter(annotated, cue, relation, content)
    content = _with_last_phrase(annotated, _from_complementiser(annotated, cue, content))
    for entry in cues_at(annotated, cue, lexicon):
        content = infinitives.without_addressee(annotated, entry, content)
    return content


def _outside_parenthesis(annotated: AnnotatedText, relation: Relation) -> Sequence[int]:
    """Return a content without brackets right after its cue: "writes (May 3) [that it rains]"."""
    following = max(relation.cue) + 1
    after = after_parenthesis(annotated, following)
    outside = [index for index in relation.content if not following <= index < after]
    return outside or relation.content


def _in_paragraph(annotated: AnnotatedText, cue: Token, content: Sequence[int]) -> Sequence[int]:
    """Return the part of a content in the paragraph of its cue, or all if there is no such part.

    The network continues into the next paragraph if that quotes somebody too.
    """
    paragraph = annotated.paragraph_around(cue.start)
    tokens = annotated.token_range(paragraph)
    return [index for index in content if index in tokens] or content


def _in_sentence(annotated: AnnotatedText, cue: Token, content: Sequence[int]) -> Sequence[int]:
    """Return the part of a content without marks in the sentence of its cue, if there is any.

    Only a quotation continues after a full stop; the sentence after indirect speech is narration.
    """
    if any(annotated.tokens[index].text in OPENING_MARKS for index in content):
        return content
    sentence = annotated.sentence_of[cue.index]
    inside = [index for index in content if annotated.sentence_of[index] == sentence]
    if is_inverted(annotated, cue):
        inside = [index for index in inside if index < cue.index]
    return inside or content


def _without_reporter(
    annotated: AnnotatedText, cue: Token, relation: Relation, content: Sequence[int]
) -> Sequence[int]:
    """Return a content without the subject of its cue: "It is safe, [its engineer, Ann, said]"."""
    subject = syntax.subject_of(annotated, cue)
    if subject is None:
        return content
    phrase = syntax.subtree(annotated, subject.index)
    words = [index for index in content if annotated.tokens[index].upos != "PUNCT"]
    ends_in_subject = bool(words) and words[-1] in phrase and words[-1] < cue.index
    if not ends_in_subject or not set(relation.source) <= set(phrase):
        return content
    return [index for index in content if index < phrase[0]] or content


def _from_complementiser(
    annotated: AnnotatedText, cue: Token, content: Sequence[int]
) -> Sequence[int]:
    """Return a content without what precedes its cue if a clause with "that" follows the cue.

    "In a story about [the fire], Ann wrote [that two had died]"
    """
    after = [index for index in content if index > cue.index]
    first = annotated.tokens[after[0]] if after else None
    opens_clause = first is not None and first.upos == "SCONJ" and first.text.lower() == "that"
    return after if opens_clause else content


def _with_last_phrase(annotated: AnnotatedText, content: Sequence[int]) -> Sequence[int]:
    """Return a content that ends in a preposition, with the noun phrase that this governs."""
    last = annotated.tokens[content[-1]]
    noun = annotated.head_of(last)
    if last.relation != "case" or noun is None or noun.index < last.index:
        return content
    return [*content, *range(last.index + 1, noun.index + 1)]


def _agree(annotated: AnnotatedText, rule: Report, content: Sequence[int]) -> bool:
    """Whether a rule and the network have found the same content of one cue."""
    cue = set(annotated.token_indexes(rule.cue.extent.parts))
    by_rule, by_network = set(rule.content), set(content) - cue
    last = max(by_rule)
    tokens = annotated.tokens
    verbless = not syntax.has_verb(annotated, content)
    unmarked = all(tokens[index].text not in OPENING_MARKS for index in by_rule)
    parenthetical = rule.found_by is FoundBy.PARENTHETICAL and unmarked
    around = min(by_rule) < rule.cue.head < last
    if around and by_network <= by_rule and (verbless or parenthetical):
        # The network found only one side of "The mill, Ann said, is shut".
        return True
    if rule.found_by is FoundBy.VIEWPOINT and by_rule < by_network and last == max(by_network):
        # Only the apposition of the source is between: "According to her, a baker, it rained".
        return True
    if by_rule < by_network and {last + 1, last + 2} <= by_network:
        # The parser ended the content too early: on PolNeAR dev the network was right in 42 of 76
        # such cases, the rules in 11.
        return False
    least = _CLAUSE_AGREEMENT if rule.found_by is FoundBy.COMPLEMENT else _AGREEMENT
    return len(by_rule & by_network) > least * len(by_rule | by_network)


def _act(annotated: AnnotatedText, head: Token, relation: Relation, lexicon: Lexicon) -> Act:
    """Return the act of the head of the cue, or else of the first of its words that has one."""
    for token in (head, *(annotated.tokens[index] for index in relation.cue)):
        for cue in cues_at(annotated, token, lexicon):
            attitude = noun_phrases.is_attitude(annotated, cue, relation.content)
            return Act.THOUGHT if attitude else cue.word.act
    if head.upos == "VERB" and noun_phrases.is_bare_noun_phrase(annotated, relation.content):
        # "doubled down on [the plan]": a stance or a deed, in which no words are reported.
        return Act.THOUGHT
    return Act.SPEECH
