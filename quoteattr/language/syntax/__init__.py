"""Questions to the dependency tree: subjects, clauses, noun phrases, extents."""

from quoteattr.language.syntax.clauses import (
    FINITE,
    RELATIVES,
    clause_around,
    has_verb,
    next_predicate,
    to_boundary,
)
from quoteattr.language.syntax.extents import (
    head_among,
    runs,
    spans_of,
    subtree,
    without_parts,
)
from quoteattr.language.syntax.noun_phrases import (
    NOMINAL_TAGS,
    noun_opened_at,
    noun_phrase,
)
from quoteattr.language.syntax.subjects import (
    SUBJECTS,
    child_of,
    controller_of,
    has_preposition,
    is_passive,
    passive_agent,
    perceived_subject,
    possessor_of,
    possessors,
    quoted_subject,
    shared_subject,
    subject_above,
    subject_of,
    supporting_subject,
)

__all__ = [
    "FINITE",
    "NOMINAL_TAGS",
    "RELATIVES",
    "SUBJECTS",
    "child_of",
    "clause_around",
    "controller_of",
    "has_preposition",
    "has_verb",
    "head_among",
    "is_passive",
    "next_predicate",
    "noun_opened_at",
    "noun_phrase",
    "passive_agent",
    "perceived_subject",
    "possessor_of",
    "possessors",
    "quoted_subject",
    "runs",
    "shared_subject",
    "spans_of",
    "subject_above",
    "subject_of",
    "subtree",
    "supporting_subject",
    "to_boundary",
    "without_parts",
]
