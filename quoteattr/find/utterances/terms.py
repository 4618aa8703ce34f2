"""Terms: quoted stretches that are not speech, such as inscriptions, titles and scare quotes.

A stretch is a term because of the words before it (`terms_by_context`), or because no clause
reports it and it does not have the form of speech (`has_form_of_speech`).
"""

from collections.abc import Callable, Mapping
from itertools import islice, takewhile

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.utterances.reporting_clauses import CLAUSE_END, Place, ReportingClause
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.nominals import person_noun
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.quote import SpeakerKind
from quoteattr.schema.utterance import MarkStyle

_LONGEST_CARVING_CLAUSE = 15
"""Tokens between a verb of carving and the carved words; chosen, not tuned."""
_LONGEST_CAPTION_LABEL = 5
"""Tokens of the label of a caption with its marks; chosen, not tuned."""
_SENTENCE_END = frozenset(".!?…—–-")
_BEFORE_SENTENCE = frozenset({".", "!", "?", ":"})
_TITLE_FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that a title does not capitalise."""
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves"})
_LONGEST_FRAGMENT = 3
"""A fragment inside a sentence with at most this number of words is a term; a longer one with a
verb is speech. Not tuned: textacy draws the line at 4 tokens, the Gender Gap Tracker at 4 words."""


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


def has_form_of_speech(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether a stretch that no clause reports is speech rather than a term, judged by its form.

    Speech fills its paragraph, or is a sentence of its own: it opens like one and ends like one
    inside its marks. Titles ("The Old House") and words inside a sentence are terms.
    """
    verdicts = (is_speech for applies, is_speech in _BY_FORM if applies(levels, stretch))
    return next(verdicts, False)


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
    """Whether an object bears the words: "The sign said “Closed”", "a sign reading “Closed”"."""
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
        and _is_title(levels, stretch)
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
    """Whether a thing is called so: "a boat named “Ada”", "a group calling itself “The Reeds”"."""
    words = list(islice((t for t in levels.before(stretch) if t.upos != "PUNCT"), 2))
    is_reflexive = bool(words) and words[0].text.lower() in _REFLEXIVES
    verb = words[-1] if is_reflexive else next(iter(words), None)
    return (
        verb is not None
        and (is_reflexive or verb.deprel in {"acl", "amod"})
        and verb.lemma.lower() in read_classes("inscriptions.txt")["name"]
        and _has_capitals(levels, stretch)
    )


def _is_title_beside_noun(
    levels: Levels, stretch: StretchIndex, clause: ReportingClause | None, lexicon: Lexicon
) -> bool:
    """Whether a title follows what it is the title of: "She talks about her play, “The Mill”"."""
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
        and _is_title(levels, stretch)
    )


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
)
"""Any of these makes a stretch a term, though its reporting clause has a cue."""


def _is_set_off(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether a dash or a label marks it as a turn, or it continues over several paragraphs."""
    marked = levels.stretches[stretch]
    return marked.style in {MarkStyle.DASH, MarkStyle.LABEL} or len(marked.parts) > 1


def _is_title(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether all words but function words are capitalised, as in "A Tale of Two Cities"."""
    words = _words(levels, stretch)
    return len(words) > 1 and _has_capitals(levels, stretch) and words[-1][-1] not in "!?."


def _has_capitals(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether all words but function words are capitalised."""
    words = _words(levels, stretch)
    return all(word[:1].isupper() for word in words if word.lower() not in _TITLE_FUNCTION_WORDS)


def _fills_paragraph(levels: Levels, stretch: StretchIndex) -> bool:
    following = next(levels.after(stretch), None)
    return following is None and next(levels.before(stretch), None) is None


def _continues_narration(levels: Levels, stretch: StretchIndex) -> bool:
    return not levels.opens_sentence(stretch)


def _ends_sentence(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether it ends like a sentence, or with a comma if it opens after a sentence or a colon."""
    last_character = levels.stretches[stretch].parts[-1].of(levels.annotated.text)[-1]
    previous = next(levels.before(stretch), None)
    follows_sentence = previous is None or previous.text in _BEFORE_SENTENCE
    return last_character in _SENTENCE_END or (last_character == "," and follows_sentence)


def _has_predicate(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether it is longer than a fragment and contains a verb."""
    tokens = levels.annotated.token_range(levels.stretches[stretch].parts[0])
    return len(_words(levels, stretch)) > _LONGEST_FRAGMENT and any(
        levels.annotated.tokens[token].upos in {"VERB", "AUX"} for token in tokens
    )


_BY_FORM: tuple[tuple[Callable[[Levels, StretchIndex], bool], bool], ...] = (
    (_is_set_off, True),
    (_is_title, False),
    (_fills_paragraph, True),
    (_continues_narration, False),
    (_ends_sentence, True),
    (_has_predicate, True),
)
"""Forms, and whether a stretch of the form is speech; the first form that applies decides. A
stretch of none of them is a term."""


def _words(levels: Levels, stretch: StretchIndex) -> list[str]:
    return levels.stretches[stretch].parts[0].of(levels.annotated.text).split()
