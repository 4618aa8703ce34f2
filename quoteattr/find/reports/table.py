"""The policy of this wing: which patterns find reports, and which vetoes reject them."""

import enum
from collections.abc import Callable, Sequence

import attrs

from quoteattr.find.reports import (
    adverbials,
    clauses,
    infinitives,
    noun_complements,
    noun_phrases,
    parentheticals,
)
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.vetoes import certainty, meaning
from quoteattr.find.reports.vetoes.evidence import Evidence
from quoteattr.language.cues import CueCandidate, CueKind
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.rules import FoundBy


@attrs.frozen
class Pattern:
    """A named way in which a cue governs its content."""

    name: FoundBy
    """Name of the pattern, the `found_by` of its reports."""
    kinds: frozenset[CueKind]
    """Parts of speech of the cues that it applies to."""
    content: Callable[[AnnotatedText, CueCandidate], Sequence[int] | None]
    """Returns the indexes of the content's tokens, None where the pattern does not apply."""
    needs_source: bool = False
    """Whether the pattern applies only if the parse shows a source."""


class Stage(enum.Enum):
    """Which reports a veto applies to."""

    NETWORK = "network"
    """Those of the network, before the rules are consulted."""
    UNCONFIRMED = "unconfirmed"
    """Those of the rules that the network did not find."""
    ALL = "all"
    """All that remain in the end."""


@attrs.frozen
class Veto:
    """A named reason to reject a report."""

    name: str
    """What is wrong with the report."""
    stage: Stage
    """Which reports it applies to."""
    applies: Callable[[Evidence, Report], bool]
    """Returns whether the report is to be rejected."""


_VERB, _NOUN = frozenset({CueKind.VERB}), frozenset({CueKind.NOUN})
_ADJECTIVE, _ANY = frozenset({CueKind.ADJECTIVE}), frozenset(CueKind)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(FoundBy.PARENTHETICAL, _VERB, parentheticals.inserted),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.pseudo_cleft),
    # Before complements: "told us [to wait]: “The road is shut.”"
    Pattern(FoundBy.ORDER, _VERB, infinitives.order),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.complement),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.clause_object, needs_source=True),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.that_clause, needs_source=True),
    Pattern(FoundBy.COMPLEMENT, _VERB, clauses.unmarked_speech, needs_source=True),
    Pattern(FoundBy.AS_CLAUSE, _VERB, adverbials.as_clause),
    Pattern(FoundBy.PARENTHETICAL, _VERB, parentheticals.parenthetical),
    Pattern(FoundBy.PARENTHETICAL, _VERB, parentheticals.final),
    Pattern(FoundBy.RAISED, _VERB | _ADJECTIVE, infinitives.raised),
    Pattern(FoundBy.INFINITIVE, _VERB | _ADJECTIVE, infinitives.infinitive, needs_source=True),
    Pattern(FoundBy.OBJECT, _VERB, noun_phrases.object_with_complement, needs_source=True),
    Pattern(FoundBy.PREPOSITIONAL, _ANY, noun_phrases.prepositional, needs_source=True),
    Pattern(FoundBy.NOUN_CLAUSE, _NOUN, noun_complements.noun_clause, needs_source=True),
    Pattern(FoundBy.NOUN_CLAUSE, _NOUN, noun_complements.subject_noun_clause),
    Pattern(FoundBy.ADJECTIVE_CLAUSE, _ADJECTIVE, clauses.adjective_clause),
)
"""The patterns, the most specific first; the first that applies to a cue decides its content."""

VETOES: tuple[Veto, ...] = (
    Veto("unsure", Stage.NETWORK, certainty.is_unsure),
    Veto("unlikely-in-conversation", Stage.NETWORK, certainty.is_unlikely_in_conversation),
    Veto("bare-mark", Stage.NETWORK, certainty.has_bare_mark_as_cue),
    Veto("unsure-noun-phrase", Stage.NETWORK, certainty.is_unsure_noun_phrase),
    Veto("takes-no-noun-phrase", Stage.NETWORK, certainty.takes_no_noun_phrase),
    Veto("object-is-claim", Stage.NETWORK, certainty.has_claim_as_object),
    Veto("dash", Stage.NETWORK, certainty.is_signature),
    Veto("source-is-content", Stage.NETWORK, certainty.has_content_as_source),
    Veto("quoted", Stage.UNCONFIRMED, certainty.is_quoted),
    Veto("thought", Stage.UNCONFIRMED, certainty.is_thought),
    Veto("unreliable-pattern", Stage.UNCONFIRMED, certainty.is_found_unreliably),
    Veto("no-words", Stage.ALL, meaning.has_no_words),
    Veto("quoted-as-saying", Stage.ALL, certainty.governs_cue),
    Veto("silence", Stage.ALL, meaning.is_silence),
    Veto("points-elsewhere", Stage.ALL, meaning.points_elsewhere),
    Veto("name", Stage.ALL, meaning.gives_name),
    Veto("measure", Stage.ALL, meaning.goes_by_measure),
    Veto("order", Stage.ALL, meaning.is_order),
    Veto("perceived", Stage.ALL, meaning.is_perceived),
    Veto("question-word", Stage.ALL, meaning.is_question_word),
    Veto("explanation", Stage.ALL, meaning.says_again),
    Veto("anonymity", Stage.ALL, meaning.asks_for_anonymity),
    Veto("evidence", Stage.ALL, meaning.is_evidence),
    Veto("result", Stage.ALL, meaning.is_result),
    Veto("shows-thing", Stage.ALL, meaning.shows_thing),
    Veto("habit", Stage.ALL, meaning.is_habit),
    Veto("unclear-in-quotation", Stage.ALL, certainty.is_unclear_in_quotation),
)
"""The vetoes. Each is decided on the report alone, so their order does not matter."""


def is_vetoed(evidence: Evidence, report: Report, stage: Stage) -> bool:
    """Whether a veto of a stage applies to a report."""
    return any(veto.applies(evidence, report) for veto in VETOES if veto.stage is stage)
