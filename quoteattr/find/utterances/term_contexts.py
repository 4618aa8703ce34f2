"""Terms: quoted stretches that the words around them show not to be speech.

These are inscriptions, captions, names and titles. All other terms are stretches that no clause
reports and that do not have the form of speech (`has_form_of_speech`).
"""

from collections.abc import Callable, Mapping
from itertools import islice, takewhile

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.reporting_clauses import CLAUSE_END, Place, ReportingClause
from quoteattr.find.utterances.terms import has_capitals, is_title
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import SpeakerKind

_LONGEST_CARVING_CLAUSE = 15
"""Tokens between a verb of carving and the carved words; chosen, not tuned."""
_LONGEST_CAPTION_LABEL = 5
"""Tokens of the label of a caption with its marks; chosen, not tuned."""
_LONGEST_REFERENCE = 8
"""Tokens from a title in brackets to the bracket that closes; chosen, not tuned."""
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves"})


def terms_by_context(
    levels: Levels, clauses: Mapping[StretchIndex, ReportingClause], lexicon: Lexicon
) -> frozenset[StretchIndex]:
    """Return the stretches that are terms whatever clause may seem to report them.

    Args:
        levels: The stretches over the text.
        clauses: The reporting clause of each stretch that has one.
        lexicon: The reporting words.
    """
    return frozenset(
        stretch
        for stretch in levels.indexes
        if any(is_term(levels, stretch, clauses.get(stretch), lexicon) for is_term in _BY_CONTEXT)
    )


def _is_carved(
    levels: Levels, stretch: StretchIndex, _clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether a passive verb of carving precedes: "On the stone was cut, deep, “Remember”"."""
    carve = read_classes("inscriptions.txt")["carve"]
    clause = takewhile(lambda token: token.text not in CLAUSE_END, levels.before(stretch))
    return any(
        token.lemma.lower() in carve and syntax.is_passive(levels.annotated, token)
        for token in islice(clause, _LONGEST_CARVING_CLAUSE)
    )


def _is_inscription(
    levels: Levels, _stretch: StretchIndex, clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether the words are on a thing: "The sign said “Closed”", "a sign reading “Closed”"."""
    if clause is None:
        return False
    annotated = levels.annotated
    cue = annotated.tokens[clause.report.cue.head]
    bearer = syntax.subject_of(annotated, cue)
    if cue.relation == "acl" and (bearer is None or bearer.text.lower() in {"that", "which"}):
        bearer = annotated.head_of(cue)
    classes = read_classes("inscriptions.txt")
    is_bearer = bearer is not None and bearer.lemma.lower() in classes["bearer"]
    return is_bearer and cue.lemma.lower() in classes["show"]


def _is_title_of_work(
    levels: Levels, stretch: StretchIndex, clause: ReportingClause | None, lexicon: Lexicon
) -> bool:
    """Whether a stretch is the title of what somebody writes: "She wrote “The Mill” in May"."""
    if clause is None or clause.place is not Place.BEFORE:
        return False
    verb = lexicon.verb(levels.annotated.tokens[clause.report.cue.head].lemma.lower())
    previous = next(levels.before(stretch), None)
    return (
        verb is not None
        and verb.word_class is WordClass.WRITE
        and previous is not None
        and previous.upos != "PUNCT"
        and is_title(levels, stretch)
    )


def _is_caption(
    levels: Levels, stretch: StretchIndex, _clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether a label in brackets names the part of a document: "[Illustration: “Come in!”]"."""
    before = [token.text for token in islice(levels.before(stretch), _LONGEST_CAPTION_LABEL)]
    return (
        len(before) > 2  # noqa: PLR2004  the bracket, the label and the colon
        and before[0] == ":"
        and before[1].lower() in read_classes("document_labels.txt")["part"]
        and "[" in before[2:]
    )


def _is_name(
    levels: Levels, stretch: StretchIndex, _clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether a stretch is a name: "a boat named “Ada”", "a group calling itself “The Reeds”"."""
    words = list(islice((t for t in levels.before(stretch) if t.upos != "PUNCT"), 2))
    is_reflexive = bool(words) and words[0].text.lower() in _REFLEXIVES
    verb = words[-1] if is_reflexive else next(iter(words), None)
    return (
        verb is not None
        and (is_reflexive or verb.deprel in {"acl", "amod"})
        and verb.lemma.lower() in read_classes("inscriptions.txt")["name"]
        and has_capitals(levels, stretch)
    )


def _is_title_beside_noun(
    levels: Levels, stretch: StretchIndex, clause: ReportingClause | None, lexicon: Lexicon
) -> bool:
    """Whether a title follows the noun for its work: "She talks about her play, “The Mill”"."""
    before = list(islice(levels.before(stretch), 2))
    noun = next((token for token in before if token.text != ","), None)
    return (
        clause is not None
        and clause.place is Place.BEFORE
        and noun is not None
        and noun.upos == "NOUN"
        and noun.index != clause.report.cue.head
        and noun.relation != "nsubj"
        and lexicon.noun(noun.lemma.lower()) is None
        and not _is_person(noun)
        and is_title(levels, stretch)
    )


def _is_motto(
    levels: Levels, stretch: StretchIndex, clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether the words are a motto in apposition: "The club's motto, “Never last”, is old"."""
    before = list(islice(levels.before(stretch), 2))
    after = next(levels.after(stretch), None)
    return (
        clause is None
        and len(before) > 1
        and before[0].text == ","
        and before[1].lemma.lower() in read_classes("inscriptions.txt")["motto"]
        and (after is None or after.upos == "PUNCT")
    )


def _is_reference(
    levels: Levels, stretch: StretchIndex, _clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether brackets give a title with its date or page: "(“Too many swans”, 3 May)"."""
    before = next(levels.before(stretch), None)
    after = list(islice(levels.after(stretch), _LONGEST_REFERENCE))
    inside = list(takewhile(lambda token: token.text != ")", after))
    return (
        before is not None
        and before.text == "("
        and len(inside) < len(after)
        and any(token.upos == "NUM" for token in inside)
        and all(token.upos in {"NUM", "PROPN", "NOUN", "PUNCT", "ADJ"} for token in inside)
    )


def _is_title_after_preposition(
    levels: Levels, stretch: StretchIndex, _clause: ReportingClause | None, _lexicon: Lexicon
) -> bool:
    """Whether a preposition makes a title a place: "In “The Old Mill”, she argues that it fell"."""
    previous = next(levels.before(stretch), None)
    is_place = previous is not None and previous.text.lower() in {"in", "on"}
    return is_place and is_title(levels, stretch)


def _is_person(noun: Token) -> bool:
    listed = person_noun(noun)
    return listed is not None and listed.kind is SpeakerKind.PERSON


_BY_CONTEXT: tuple[Callable[[Levels, StretchIndex, ReportingClause | None, Lexicon], bool], ...] = (
    _is_carved,
    _is_inscription,
    _is_title_of_work,
    _is_caption,
    _is_name,
    _is_title_beside_noun,
    _is_motto,
    _is_reference,
    _is_title_after_preposition,
)
"""The contexts, each of which makes a stretch a term even if it has a reporting clause."""
