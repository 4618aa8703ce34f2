"""Reasons to reject a report: nobody says anything, or the evidence is too weak.

Each function has the signature of `quoteattr.find.reports.table.Veto.applies`.
"""

from functools import cached_property

import attrs

from quoteattr.find.reports import noun_phrases
from quoteattr.find.reports.adverbials import ACCORDING, is_measure
from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, ReportingWord, WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy

LEAST = 0.15
"""Probability from which on a relation of the network counts: the best content+source F on PolNeAR
dev."""
LEAST_OF_NOUN = 0.4
"""The same for a content without a verb that no pattern finds: on PolNeAR dev 24 of 83 with a lower
probability are right, and 44 of 64 with a higher one."""
MOST_OF_THING = 0.6
"""Probability of a report below which a thing that shows something is not a source. PolNeAR counts
such things as sources, users do not: chosen so that few of its annotations are lost (2 on dev)."""
_UNRELIABLE = frozenset({FoundBy.OBJECT, FoundBy.PREPOSITIONAL, FoundBy.INFINITIVE})
"""Patterns that count only where the network finds the report too: "answered [the door]". On
PolNeAR dev 31 of 99 others were right."""
_CLEAR = frozenset({FoundBy.COMPLEMENT, FoundBy.ORDER})
_WORDS = read_classes("speaking.txt")
_SILENCE = frozenset({"nothing", "anything"})
_POINTING = frozenset({"it", "this", "that", "so"})


@attrs.frozen
class Evidence:
    """What a report is judged by."""

    levels: Levels
    """The stretches over the text with its parse."""
    lexicon: Lexicon
    """The reporting words."""
    rule_reports: tuple[Report, ...]
    """What the rules find, in the order of their cues."""

    @property
    def annotated(self) -> AnnotatedText:
        """The text with its parse."""
        return self.levels.annotated

    @cached_property
    def claims(self) -> frozenset[int]:
        """The cues that are a noun with a possessor and a clause: "reject [her claim] that A".

        She reports A, and whoever rejects it reports nothing.
        """
        tokens = self.annotated.tokens
        return frozenset(
            report.cue.head
            for report in self.rule_reports
            if report.found_by is FoundBy.NOUN_CLAUSE
            and tokens[report.content[0]].text.lower() == "that"
            and syntax.possessor_of(self.annotated, tokens[report.cue.head])
        )

    def cue(self, report: Report) -> Token:
        """Return the head of a report's cue."""
        return self.annotated.tokens[report.cue.head]

    def words(self, report: Report) -> list[Token]:
        """Return the tokens of a report's content without punctuation."""
        tokens = (self.annotated.tokens[index] for index in report.content)
        return [token for token in tokens if token.upos != "PUNCT"]


def is_clear(report: Report) -> bool:
    """Whether a report in a quotation is plainly one: "I said it was late"."""
    return report.found_by in _CLEAR and report.act is Act.SPEECH


def is_unsure(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  the signature of vetoes
    """Whether the network is too unsure of it."""
    return report.probability is not None and report.probability <= LEAST


def is_unsure_noun_phrase(evidence: Evidence, report: Report) -> bool:
    """Whether the network alone finds a bare noun phrase, and is unsure of it."""
    is_unsure = report.probability is not None and report.probability <= LEAST_OF_NOUN
    return is_unsure and _is_noun_phrase_of_network(evidence, report)


def takes_no_noun_phrase(evidence: Evidence, report: Report) -> bool:
    """Whether the network alone finds a noun phrase that its verb does not take.

    "She debated [the cost]" is not a report; "she said [the same]" is.
    """
    verb = _verb(evidence, report) if evidence.cue(report).upos == "VERB" else None
    return (
        _is_noun_phrase_of_network(evidence, report)
        and verb is not None
        and verb.lemma != "say"
        and not verb.prepositions
        and not verb.takes(Frame.NP, Frame.AS, Frame.PRED)
    )


def has_claim_as_object(evidence: Evidence, report: Report) -> bool:
    """Whether the object is somebody else's claim: "rejected [her claim that it rained]"."""
    return report.found_by is FoundBy.OBJECT and not evidence.claims.isdisjoint(report.content)


def is_quoted(evidence: Evidence, report: Report) -> bool:
    """Whether the cue is inside a quotation."""
    return evidence.levels.of_token[report.cue.head] != NARRATION


def is_thought(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  the signature of vetoes
    """Whether it is a thought: on PolNeAR dev 43 of 117 that only the rules found were right."""
    return report.act is Act.THOUGHT


def is_found_unreliably(evidence: Evidence, report: Report) -> bool:  # noqa: ARG001  as above
    """Whether the pattern that found it is unreliable: "answered [the door]"."""
    return report.found_by in _UNRELIABLE


def has_no_words(evidence: Evidence, report: Report) -> bool:
    """Whether the content is empty or only punctuation."""
    return not evidence.words(report)


def is_silence(evidence: Evidence, report: Report) -> bool:
    """Whether nobody speaks: "said [nothing]", "declined [to comment]"."""
    words, cue = evidence.words(report), evidence.cue(report).lemma.lower()
    if not words:
        return False
    if cue == "say":
        return words[0].text.lower() in _SILENCE and words[0].relation == "obj"
    verb = next((word for word in words if word.upos == "VERB"), None)
    if cue not in _WORDS["refusal"] or verb is None or verb.lemma.lower() not in _WORDS["speech"]:
        return False
    has_content = syntax.child_of(evidence.annotated, verb, "ccomp") is not None
    return words[0].text.lower() == "to" and not has_content


def points_elsewhere(evidence: Evidence, report: Report) -> bool:
    """Whether a pronoun refers to words reported elsewhere: "disputed [it]", "said [it softly]"."""
    words = evidence.words(report)
    if not words:
        return False
    first, cue = words[0], evidence.cue(report)
    if first.upos == "PRON" and all(word.upos in {"PRON", "ADV"} for word in words):
        return not first.xpos.startswith("W")
    is_object = first.relation == "obj" and first.head == cue.index
    return is_object and cue.lemma.lower() == "say" and first.text.lower() in _POINTING


def gives_name(evidence: Evidence, report: Report) -> bool:
    """Whether somebody is only named: "called him “Ace”", and not "called him “a fraud”"."""
    words, verb = evidence.words(report), _verb(evidence, report)
    if not words or verb is None or verb.word_class is not WordClass.NAME:
        return False
    name = words[-1].text
    before = evidence.annotated.tokens[words[-1].index - 1].text
    marked = before in noun_phrases.OPENING_MARKS and name[:1].isupper() and not name.isupper()
    return marked or all(word.upos == "PROPN" for word in words)


def goes_by_measure(evidence: Evidence, report: Report) -> bool:
    """Whether what follows "according to" cannot speak: "moved up according to age"."""
    cue, annotated = evidence.cue(report), evidence.annotated
    source = annotated.tokens[report.source.head] if report.source else annotated.head_of(cue)
    is_according = cue.text.lower() == ACCORDING
    return is_according and source is not None and is_measure(annotated, source, evidence.lexicon)


def is_order(evidence: Evidence, report: Report) -> bool:
    """Whether the reader is to say something: "[Tell] us what you think", "do not [say] that A"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    children = list(annotated.dependents(cue))
    return (
        cue.xpos == "VB"
        and cue.relation in {"root", "parataxis", "conj"}
        and report.source is None
        and not any(child.relation in {"expl", "mark", "cop"} for child in children)
        and syntax.shared_subject(annotated, cue) is None
        and all(child.lemma == "do" for child in children if child.relation == "aux")
        and _opens_clause(annotated, cue)
    )


def _opens_clause(annotated: AnnotatedText, cue: Token) -> bool:
    """Whether only adverbs and the like are before a verb in its clause: "Please [ask]"."""
    first = annotated.sentences[annotated.sentence_of[cue.index]].first
    for token in reversed(annotated.tokens[first : cue.index]):
        if token.upos in {"PUNCT", "CCONJ"}:
            return True
        if token.upos not in {"ADV", "INTJ", "PART", "AUX"}:
            return False
    return True


def is_evidence(evidence: Evidence, report: Report) -> bool:
    """Whether a thing that cannot speak is evidence: "[the stain] shows that", "history shows"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    if cue.lemma.lower() not in _WORDS["evidence"] or (report.probability or 0.0) >= MOST_OF_THING:
        return False
    subject = syntax.shared_subject(annotated, cue)
    return (
        subject is not None
        and subject.upos == "NOUN"
        and person_noun(subject) is None
        and evidence.lexicon.noun(subject.lemma.lower()) is None
        and not any(annotated.entities_over(subject.start))
    )


def shows_thing(evidence: Evidence, report: Report) -> bool:
    """Whether somebody shows a thing: "She [showed] us the mill that he bought"."""
    annotated, cue = evidence.annotated, evidence.cue(report)
    verb = _verb(evidence, report)
    if verb is None or verb.word_class is not WordClass.SHOW or cue.upos != "VERB":
        return False
    thing = syntax.child_of(annotated, cue, "obj", "iobj")
    after = annotated.tokens[cue.index + 1 : cue.index + 2]
    if thing is None or not after or after[0].upos != "PRON" or after[0].xpos != "PRP":
        return False
    following = annotated.tokens[cue.index + 2]
    return following.upos in {"DET", "NOUN", "PROPN", "ADJ", "NUM"} or following.xpos == "PRP$"


def is_unclear_in_quotation(evidence: Evidence, report: Report) -> bool:
    """Whether the cue is inside a quotation and the report is not a clear one."""
    return is_quoted(evidence, report) and not is_clear(report)


def _verb(evidence: Evidence, report: Report) -> ReportingWord | None:
    return evidence.lexicon.verb(evidence.cue(report).lemma.lower())


def _is_noun_phrase_of_network(evidence: Evidence, report: Report) -> bool:
    return report.found_by is FoundBy.READER and (
        noun_phrases.is_bare_noun_phrase(evidence.annotated, report.content)
    )
