"""Questions to the dependency tree: subjects, clauses, noun phrases, extents."""

from quoteattr.language.syntax.clauses import (
    DAYS,
    FINITE,
    RELATIVES,
    WITHIN_CLAUSE,
    clause_around,
    next_predicate,
    to_boundary,
)
from quoteattr.language.syntax.extents import (
    runs,
    spans_of,
    subtree,
    trimmed,
    without_parts,
)
from quoteattr.language.syntax.noun_phrases import (
    NOMINAL_TAGS,
    noun_phrase,
)
from quoteattr.language.syntax.subjects import (
    SUBJECTS,
    child_of,
    controller_of,
    is_passive,
    passive_agent,
    perceived_subject,
    possessor_of,
    quoted_subject,
    shared_subject,
    subject_above,
    subject_of,
    supporting_subject,
)

__all__ = [
    "DAYS",
    "FINITE",
    "NOMINAL_TAGS",
    "RELATIVES",
    "SUBJECTS",
    "WITHIN_CLAUSE",
    "child_of",
    "clause_around",
    "controller_of",
    "is_passive",
    "next_predicate",
    "noun_phrase",
    "passive_agent",
    "perceived_subject",
    "possessor_of",
    "quoted_subject",
    "runs",
    "shared_subject",
    "spans_of",
    "subject_above",
    "subject_of",
    "subtree",
    "supporting_subject",
    "to_boundary",
    "trimmed",
    "without_parts",
]
