"""The reporting clause of a quotation: `"...," she said`, `She said: "..."`."""

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, takewhile

import attrs

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import NARRATION, Levels
from quoteattr.find.utterances.direct_cues import cue_after_marks, cue_before_marks
from quoteattr.find.utterances.unlisted_verbs import PAUSES
from quoteattr.language import syntax
from quoteattr.language.cues import CueCandidate, cue_extent, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, WordClass
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words

CLAUSE_END = frozenset({".", "!", "?", "…", "...", ";"})
"""Tokens at which a reporting clause starts or ends."""
_LEADS_ON = (":", ",", "-", "–", "—")
"""Ends of a paragraph whose last clause may report the quotation that opens the next one."""
_LONGEST_CLAUSE = 40
"""Tokens from the marks to the farthest verb that may report the quotation."""


class Place(enum.Enum):
    """Where the reporting clause is."""

    AFTER = "after"
    BEFORE = "before"
    PARAGRAPH_BEFORE = "paragraph-before"


@attrs.frozen
class ReportingClause:
    """The reporting clause of a quotation."""

    report: Report
    """Its cue; the content is empty, because it is the quotation."""
    place: Place
    """Where it is."""


def find_reporting_clauses(
    levels: Levels, lexicon: Lexicon
) -> Mapping[StretchIndex, ReportingClause]:
    """Return the reporting clause of each stretch that has one.

    Args:
        levels: The stretches over the text.
        lexicon: The reporting words.
    """
    clauses: dict[StretchIndex, ReportingClause] = {}
    for stretch in levels.indexes:
        cues = ((find_cue(levels, stretch, lexicon), place) for find_cue, place in _BY_PLACE)
        if found := next(((cue, place) for cue, place in cues if cue), None):
            clauses[stretch] = _reporting_clause(levels.annotated, *found)
    return clauses


def clause_after(levels: Levels, stretch: StretchIndex) -> list[Token]:
    """Return the narration from a stretch to the end of the clause, at most the longest clause."""
    return _clause(levels.after(stretch))


def is_action_after(levels: Levels, stretch: StretchIndex, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb after a quotation is an action: `“Who, me?” Ann frowned`.

    A verb in a new sentence is an action, unless it is a verb of speech. A name does not show that
    the sentence is new, so a laugh or a sigh after a name may be speech: `“Never!” Ann laughed`.
    """
    if _is_verb_of_speech(levels, verb, lexicon):
        return False
    following = next((token for token in levels.after(stretch) if token.upos != "PUNCT"), None)
    if following is None or not levels.ends_sentence(stretch):
        return False
    is_stopped = levels.last_character_of(stretch) == "."
    is_sound = verb.lemma.lower() in read_classes("speaking.txt")["sound"]
    return is_stopped or following.upos != "PROPN" or not is_sound


def is_action_before(levels: Levels, stretch: StretchIndex, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb before a quotation is an action: `Ann frowned. “Who, me?”`.

    It is one if a full stop ends its sentence before the quotation, unless it is a verb of speech.
    """
    previous = next(levels.before(stretch), None)
    return (
        previous is not None
        and previous.text == "."
        and levels.opens_sentence(stretch)
        and not _is_verb_of_speech(levels, verb, lexicon)
    )


def _is_verb_of_speech(levels: Levels, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb introduces direct speech, other than a gesture: "said", but not "slammed"."""
    cues = cues_at(levels.annotated, verb, lexicon)
    return any(
        cue.word.word_class is not WordClass.GESTURE and cue.takes(Frame.DIRECT) for cue in cues
    )


def _is_in_sentence_before(levels: Levels, stretch: StretchIndex) -> bool:
    """Whether a quotation ends the sentence around it: `The boys sang “Ho!” A girl wept`."""
    before = _clause(levels.before(stretch))
    is_sentence = any(token.upos in {"VERB", "AUX"} for token in before)
    return is_sentence and levels.ends_sentence(stretch)


def _before_conjunction(
    levels: Levels, stretch: StretchIndex, lexicon: Lexicon
) -> CueCandidate | None:
    """`[The note said] “Gone”, and his mother said, “Good.”`: a new clause follows."""
    words = (token for token in levels.after(stretch) if token.upos != "PUNCT")
    following = next(words, None)
    if following is None or following.upos not in {"CCONJ", "SCONJ"}:
        return None
    return _before(levels, stretch, lexicon)


def _after(levels: Levels, stretch: StretchIndex, lexicon: Lexicon) -> CueCandidate | None:
    """`“...,” [she said].`: the sentence continues after a pause, or in lower case."""
    annotated = levels.annotated
    words = [token for token in clause_after(levels, stretch) if token.upos != "PUNCT"]
    if not words or _is_in_sentence_before(levels, stretch):
        return None
    last_character = levels.last_character_of(stretch)
    gap = annotated.text[levels.stretches[stretch].outer[-1].end : words[0].start]
    continues = (
        words[0].text[:1].islower()
        or last_character in PAUSES
        or gap.lstrip()[:1] in {",", "—", "–", "-"}
    )
    cue = cue_after_marks(annotated, words, last_character, lexicon) if continues else None
    if cue is None or opens_sentence(words, _cue(annotated, cue), _source(annotated, cue)):
        return None
    return None if is_action_after(levels, stretch, cue.head, lexicon) else cue


def opens_sentence(words: Sequence[Token], cue: Words, source: Words | None) -> bool:
    """Whether words before the source and the cue open a new sentence.

    `“Who?” Then Ann whispered, “Bo.”`; a source itself does not show that a sentence is new:
    `“Who?” The man whispered.`

    Args:
        words: The words after a quotation.
        cue: The cue of a clause among them.
        source: Its source, if it has one.
    """
    first = words[0]
    is_capital = first.text[:1].isupper() and first.upos not in {"PROPN", "PRON"}
    is_before_source = source is None or first.start < source.extent.start
    return is_capital and is_before_source and first.start < cue.extent.start


def _before(levels: Levels, stretch: StretchIndex, lexicon: Lexicon) -> CueCandidate | None:
    """`[She said:] “...”`."""
    return cue_before_marks(levels.annotated, _clause(levels.before(stretch))[::-1], lexicon)


def _paragraph_before(
    levels: Levels, stretch: StretchIndex, lexicon: Lexicon
) -> CueCandidate | None:
    """`Ann said--`: the paragraph before leads to this one, which opens with the quotation."""
    annotated = levels.annotated
    start = levels.stretches[stretch].outer[0].start
    paragraph = annotated.paragraph_at(start)
    if paragraph == 0 or annotated.paragraphs[paragraph].start != start:
        return None
    above = annotated.paragraphs[paragraph - 1]
    is_led_to = above.of(annotated.text).endswith(_LEADS_ON)
    if not is_led_to or levels.around(stretch) != NARRATION:
        return None
    clause = takewhile(
        lambda token: token.text not in CLAUSE_END and levels.of_token[token.index] == NARRATION,
        (annotated.tokens[index] for index in reversed(annotated.token_range(above))),
    )
    return cue_before_marks(annotated, list(clause)[::-1], lexicon)


_BY_PLACE: tuple[
    tuple[Callable[[Levels, StretchIndex, Lexicon], CueCandidate | None], Place], ...
] = (
    (_before_conjunction, Place.BEFORE),
    (_after, Place.AFTER),
    (_before, Place.BEFORE),
    (_paragraph_before, Place.PARAGRAPH_BEFORE),
)
"""The places where a reporting clause is looked for, in order; the first one with a cue decides."""


def _clause(tokens: Iterable[Token]) -> list[Token]:
    in_clause = takewhile(lambda token: token.text not in CLAUSE_END, tokens)
    return list(islice(in_clause, _LONGEST_CLAUSE))


def _reporting_clause(annotated: AnnotatedText, cue: CueCandidate, place: Place) -> ReportingClause:
    report = Report(
        cue=_cue(annotated, cue),
        content=(),
        found_by=FoundBy.MARKS,
        act=cue.word.act,
        source=_source(annotated, cue),
    )
    return ReportingClause(report, place)


def _cue(annotated: AnnotatedText, cue: CueCandidate) -> Words:
    return Words(cue.head.index, cue_extent(annotated, cue.head, cue.last))


def _source(annotated: AnnotatedText, cue: CueCandidate) -> Words | None:
    """Return the source that a cue names by itself: a pronoun, or the noun phrase of its head."""
    head = cue.source
    if head is None:
        return None
    if head.upos == "PRON":
        return Words.single(head)
    return Words(head.index, syntax.noun_phrase(annotated, head))
