"""The content of a report, divided by the quotation marks in it, and tests of what it is."""

from collections.abc import Collection, Iterable, Mapping

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.direct_cues import CLEFT_OPENERS
from quoteattr.find.utterances.reporting_clauses import (
    CLAUSE_END,
    Place,
    ReportingClause,
    clause_after,
    is_action_after,
    is_action_before,
    opens_sentence,
)
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy

_SEPARATE = frozenset({"PUNCT", "CCONJ"})


@attrs.frozen
class Content:
    """The content of a report, divided by the marks in it."""

    levels: Levels
    """The stretches over the text."""
    report: Report
    """The report."""
    level: StretchIndex
    """The level of the cue."""
    stretches: tuple[StretchIndex, ...]
    """The stretches directly on this level that contain tokens of the content."""
    outside: tuple[int, ...]
    """The tokens of the content outside these stretches."""

    @classmethod
    def of(cls, levels: Levels, report: Report, words: Collection[StretchIndex] = ()) -> "Content":
        """Return the content of a report.

        Args:
            levels: The stretches over the text.
            report: The report.
            words: Stretches that are like the words outside: names and titles in its sentence.
        """
        level = levels.of_token[report.cue.head]
        children = {token: levels.child_at(token, level) for token in report.content}
        stretch_at = {token: None if s in words else s for token, s in children.items()}
        stretches = {stretch for stretch in stretch_at.values() if stretch is not None}
        outside = [token for token, stretch in stretch_at.items() if stretch is None]
        if stretches:
            # Only words in marks continue after a full stop: called it “a farce.” | He sat down.
            sentence_of = levels.annotated.sentence_of
            sentence = sentence_of[report.cue.head]
            outside = [token for token in outside if sentence_of[token] == sentence] or outside
            outside = _without_next_clause(levels, report, max(stretches), outside)
        return cls(levels, report, level, tuple(sorted(stretches)), tuple(outside))


def contains_terms(
    content: Content,
    clauses: Mapping[StretchIndex, ReportingClause],
    terms: frozenset[StretchIndex],
) -> bool:
    """Whether a content is a clause with terms in it: "said [the man called “Ace” had left]"."""
    cue, tokens = content.report.cue.head, content.levels.annotated.tokens
    reported = terms.intersection(content.stretches, clauses)
    cues = (clauses[stretch].report.cue.head for stretch in reported)
    names = tokens[cue].lemma.lower() in read_classes("inscriptions.txt")["name"]
    is_clause = any(
        tokens[i].xpos in syntax.FINITE
        or syntax.subject_of(content.levels.annotated, tokens[i]) is not None
        for i in content.outside
    )
    # Words after a sentence on a sign are not part of its clause: “No entry,” and he left.
    opens = content.levels.of_token[content.report.content[0]] in terms
    continues = not opens or tokens[next(iter(content.outside), cue)].upos not in _SEPARATE
    return is_clause and continues and not names and cue not in cues


def contains_report(content: Content, clauses: Mapping[StretchIndex, ReportingClause]) -> bool:
    """Whether a content is a reporting clause with its quotation: "told us that [Bob said, “No.”]".

    Then the content and the quotation are both utterances, one inside the other.
    """
    annotated, outside = content.levels.annotated, frozenset(content.outside)
    if content.report.found_by is FoundBy.READER or content.report.act is Act.THOUGHT:
        return False
    for stretch in content.stretches:
        clause = clauses.get(stretch)
        is_before = clause is not None and clause.place is Place.BEFORE
        if clause is None or not is_before or not content.levels.opens_sentence(stretch):
            continue
        cue = clause.report.cue.head
        subject = syntax.shared_subject(annotated, annotated.tokens[cue])
        if cue in outside and subject is not None and subject.index in outside:
            return True
    return False


def opens_with_noun(content: Content) -> bool:
    """Whether the marks only complete a sentence: "[The mill he ran], he said, “I fear, fell”".

    What precedes the cue is then a noun phrase, not a sentence.
    """
    annotated, cue = content.levels.annotated, content.report.cue.head
    before = [annotated.tokens[index] for index in content.outside if index < cue]
    words = [word for word in before if word.upos != "PUNCT"]
    first = content.levels.stretches[content.stretches[0]]
    if content.report.found_by is not FoundBy.PARENTHETICAL or not words:
        return False
    if first.start < words[-1].end or words[0].upos in {"ADP", "SCONJ", "ADV"}:
        return False
    inside = {word.index for word in words}
    tops = [word for word in words if word.head not in inside]
    return all(
        top.upos in {"NOUN", "PROPN"}
        and not any(
            child.relation in {"nsubj", "cop", "case"} and child.index in inside
            for child in annotated.dependents(top)
        )
        for top in tops
    )


def _without_next_clause(
    levels: Levels, report: Report, last: StretchIndex, outside: list[int]
) -> list[int]:
    """Return the words outside marks without the narrator's next clause.

    `A man shouted “Fire!” and everybody ran.`, `She called it “a farce”, which it was.`

    Args:
        levels: The stretches over the text.
        report: The report.
        last: The last stretch of the content.
        outside: The words outside.
    """
    annotated = levels.annotated
    end = levels.stretches[last].outer[-1].end
    before = [index for index in outside if annotated.tokens[index].start < end]
    after = outside[len(before) :]
    words = [index for index in after if annotated.tokens[index].upos != "PUNCT"]
    is_comment = bool(words) and annotated.tokens[words[0]].text.lower() == "which"
    if is_comment and not any(annotated.tokens[i].xpos in syntax.FINITE for i in before):
        return before
    if not after or levels.last_character_of(last) not in CLAUSE_END:
        return outside
    conjunction = annotated.tokens[after[0]]
    verb = annotated.head_of(conjunction)
    if conjunction.upos != "CCONJ" or verb is None or verb.relation != "conj":
        return outside
    return before if verb.head == report.cue.head else outside


def as_predicate(content: Content) -> Content | None:
    """Return a content without the subject of its passive cue: "[The mill] was called “a farce”".

    Only the words in the marks are somebody's. Returns None for a content of any other form.
    """
    report, annotated = content.report, content.levels.annotated
    cue = annotated.tokens[report.cue.head]
    after = tuple(index for index in content.outside if index > cue.index)
    if not content.stretches or not syntax.is_passive(annotated, cue):
        return None
    if any(
        annotated.tokens[index].upos not in {"ADP", "SCONJ", "DET", "ADJ", "PUNCT"}
        for index in after
    ):
        return None
    is_phrase = all(
        content.levels.stretches[stretch].start > cue.end
        and content.levels.stretches[stretch].parts[0].of(annotated.text)[0].islower()
        for stretch in content.stretches
    )
    return attrs.evolve(content, outside=after) if is_phrase else None


def contains_turn(content: Content) -> bool:
    """Whether a content contains words of a turn with a label, which no clause can report."""
    return any(content.levels.stretches[stretch].label for stretch in content.stretches)


def is_action(
    content: Content, clauses: Mapping[StretchIndex, ReportingClause], lexicon: Lexicon
) -> bool:
    """Whether the cue is only an action beside a quotation: `“It is late.” Ann [yawned]`."""
    levels, cue = content.levels, content.levels.annotated.tokens[content.report.cue.head]
    if cue.upos != "VERB":
        return False
    for stretch in content.stretches:
        if stretch in clauses and clauses[stretch].report.cue.head == cue.index:
            continue
        is_after = levels.stretches[stretch].end <= cue.start
        if (is_action_after if is_after else is_action_before)(levels, stretch, cue, lexicon):
            return True
    return False


def is_in_cue(content: Content, clause: ReportingClause) -> bool:
    """Whether the verb of a clause is part of a cue: "It was, [to quote] her, “odd”"."""
    report = content.report
    verb = content.levels.annotated.tokens[clause.report.cue.head].span
    is_viewpoint = report.found_by is FoundBy.VIEWPOINT
    return is_viewpoint and any(part.contains(verb) for part in report.cue.extent.parts)


def is_cleft(content: Content) -> bool:
    """Whether the words outside the marks are a cleft: “[What] she said [was] “No.””."""
    tokens = (content.levels.annotated.tokens[index] for index in content.outside)
    words = (token for token in tokens if token.upos != "PUNCT")
    return all(word.lemma == "be" or word.text.lower() in CLEFT_OPENERS for word in words)


def is_near_cue(content: Content, stretch: StretchIndex) -> bool:
    """Whether a stretch is in the paragraph of the cue, and not before the sentence of the cue.

    In another paragraph, or before a sentence that the cue does not open, somebody else speaks.
    """
    levels, report = content.levels, content.report
    annotated = levels.annotated
    cue = annotated.tokens[report.cue.head]
    start = levels.stretches[stretch].start
    if annotated.paragraph_at(cue.start) != annotated.paragraph_at(start):
        return False
    words = [token for token in clause_after(levels, stretch) if token.upos != "PUNCT"]
    is_before = start < cue.start and levels.ends_sentence(stretch) and cue in words
    return not (is_before and opens_sentence(words, report.cue, report.source))


def share_outside(content: Content) -> float:
    """Return the share of the letters and digits of a content that are outside marks."""
    tokens = content.levels.annotated.tokens

    def letters(indexes: Iterable[int]) -> int:
        return sum(sum(map(str.isalnum, tokens[index].text)) for index in indexes)

    return letters(content.outside) / max(1, letters(content.report.content))
