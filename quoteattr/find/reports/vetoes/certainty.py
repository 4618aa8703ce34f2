"""Reasons to reject a report because the evidence for it is too weak.

Each function has the signature of `quoteattr.find.reports.table.Veto.applies`.
"""

from quoteattr.find.reports import noun_phrases
from quoteattr.find.reports.clauses import CLEAR
from quoteattr.find.reports.parentheticals import inverted_clause
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.vetoes.evidence import Evidence
from quoteattr.find.stretches.levels import NARRATION
from quoteattr.language import syntax
from quoteattr.language.cues import cues_at
from quoteattr.language.reporting import Frame
from quoteattr.language.typography import DASH_TOKENS
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy

LEAST = 0.15
"""Probability above which a relation of the network counts: the best content+source F on PolNeAR
dev."""
LEAST_OF_NOUN = 0.4
"""Probability above which a content without a verb that no pattern finds counts: on PolNeAR dev 24
of 83 with a lower probability are right, and 44 of 64 with a higher one."""
_LEAST_IN_CONVERSATION = 0.3
"""Probability above which a report that only the network finds counts in a text with a
conversation, even if its content is no clause. The network learned from news: of 252 such reports
in 18 novels of PDNC, labelled by hand, 56 were right, and 48 of the 104 that are kept."""
_UNRELIABLE = frozenset({FoundBy.OBJECT, FoundBy.PREPOSITIONAL, FoundBy.INFINITIVE})
"""Patterns that count only if the network finds the report too: "answered [the door]". On PolNeAR
dev, 31 of the other 99 reports were right."""
_WITHOUT_CONTENT = frozenset({Frame.DIRECT, Frame.PAREN, Frame.ADDRESSEE})
_SUBORDINATORS = frozenset({"that", "if", "whether"})


def is_clear(report: Report) -> bool:
    """Whether a report counts even inside a quotation: "I said it was late"."""
    return report.found_by in CLEAR and report.act in {Act.SPEECH, Act.WRITING}


def is_unsure(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  the signature of vetoes
    """Whether the network gives the relation too low a probability."""
    return report.probability is not None and report.probability <= LEAST


def is_unsure_noun_phrase(evidence: Evidence, report: Report) -> bool:
    """Whether only the network finds it, with too low a probability for a bare noun phrase."""
    is_unsure = report.probability is not None and report.probability <= LEAST_OF_NOUN
    return is_unsure and _is_noun_phrase_of_network(evidence, report)


def takes_no_noun_phrase(evidence: Evidence, report: Report) -> bool:
    """Whether only the network finds it, and its verb does not take a noun phrase.

    "She debated [the cost]" is not a report; "she said [the same]" is.
    """
    verb = evidence.verb(report) if evidence.cue(report).upos == "VERB" else None
    return (
        _is_noun_phrase_of_network(evidence, report)
        and verb is not None
        and verb.lemma != "say"
        and not verb.prepositions
        and not verb.takes(Frame.NP, Frame.AS, Frame.PRED)
    )


def is_unlikely_in_conversation(evidence: Evidence, report: Report) -> bool:
    """Whether only the network finds it, in a text with a conversation, on too little evidence.

    There must be a reporting word in the cue, and a clause or some certainty: "She shivered at [the
    thought of this]" is not a report. What quotation marks enclose is left to the marks.
    """
    levels, probability = evidence.levels, report.probability
    level = levels.of_token[report.cue.head]
    is_marked = any(levels.of_token[index] != level for index in report.content)
    if report.found_by is not FoundBy.READER or is_marked or not levels.has_conversation:
        return False
    is_likely = (probability or 0) > _LEAST_IN_CONVERSATION or _is_clause(evidence, report)
    return not (is_likely and _has_reporting_word(evidence, report))


def _has_reporting_word(evidence: Evidence, report: Report) -> bool:
    """Whether some word of a cue reports more than quotations: "told", but not "shivered"."""
    annotated = evidence.annotated
    return any(
        not cue.word.frames <= _WITHOUT_CONTENT
        for index in annotated.token_indexes(report.cue.extent.parts)
        for cue in cues_at(annotated, annotated.tokens[index], evidence.lexicon)
    )


def _is_clause(evidence: Evidence, report: Report) -> bool:
    """Whether a content opens with a subordinator or is a clausal complement of its cue."""
    first = evidence.annotated.tokens[report.content[0]]
    return (
        first.text.lower() in _SUBORDINATORS
        or first.xpos.startswith("W")
        or any(
            token.relation == "ccomp" and token.head == report.cue.head
            for token in evidence.words(report)
        )
    )


def has_bare_mark_as_cue(evidence: Evidence, report: Report) -> bool:
    """Whether the network takes the mark of an infinitive for the cue: "came [to] look"."""
    return evidence.cue(report).xpos == "TO"


def has_claim_as_object(evidence: Evidence, report: Report) -> bool:
    """Whether the object is somebody else's claim: "rejected [her claim that it rained]"."""
    return report.found_by is FoundBy.OBJECT and not evidence.claims.isdisjoint(report.content)


def is_signature(evidence: Evidence, report: Report) -> bool:
    """Whether its cue is the dash of a signature with a place or a role: "“A joy” – Ann, Hull".

    Signatures are left to attribution.
    """
    cue, source = evidence.cue(report), report.source
    if source is None or cue.text not in DASH_TOKENS:
        return False
    return "," in source.of(evidence.annotated.text)


def has_content_as_source(evidence: Evidence, report: Report) -> bool:
    """Whether a rule finds its source to be content: "[The pound], said the banker, would fall"."""
    source = report.source
    return (
        source is not None
        and inverted_clause(evidence.annotated, evidence.cue(report)) is not None
        and any(
            rule.cue.head == report.cue.head and source.head in rule.content
            for rule in evidence.rule_reports
        )
    )


def governs_cue(evidence: Evidence, report: Report) -> bool:
    """Whether its cue is the verb before the proper one: "was [quoted] as saying that".

    Also "[quoted] her as saying that", and "Ann is [believed] to have told him that"; but "was
    [asked] to tell him why" reports.
    """
    annotated = evidence.annotated
    verb = evidence.cue(report)
    is_raised = report.content[0] < verb.index and syntax.is_passive(annotated, verb)
    verbs = (
        child
        for child in annotated.dependents(verb)
        if (child.xpos == "VBG" and annotated.tokens[child.index - 1].text.lower() == "as")
        or (is_raised and child.relation == "xcomp")
    )
    return any(child.index in evidence.rule_cues for child in verbs)


def is_quoted(evidence: Evidence, report: Report) -> bool:
    """Whether the cue is inside a quotation."""
    return evidence.levels.of_token[report.cue.head] != NARRATION


def is_thought(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  the signature of vetoes
    """Whether it is a thought: on PolNeAR dev 43 of 117 that only the rules found were right."""
    return report.act is Act.THOUGHT


def is_found_unreliably(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  as above
    """Whether the pattern that found it is unreliable: "answered [the door]"."""
    return report.found_by in _UNRELIABLE


def is_unclear_in_quotation(evidence: Evidence, report: Report) -> bool:
    """Whether the cue is inside a quotation and the report is not a clear one."""
    return is_quoted(evidence, report) and not is_clear(report)


def _is_noun_phrase_of_network(evidence: Evidence, report: Report) -> bool:
    return report.found_by is FoundBy.READER and (
        noun_phrases.is_bare_noun_phrase(evidence.annotated, report.content)
    )
