"""Whether a report tells what somebody says: silence, names and bare pronouns are no words."""

from quoteattr.find.reports.adverbials import ACCORDING, is_measure
from quoteattr.find.reports.noun_phrases import OPENING_MARKS
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import WordClass
from quoteattr.schema.annotation import AnnotatedText, Token

_SILENCE = frozenset({"nothing", "anything"})
_REFUSING = frozenset({"decline", "refuse"})
_SPEAKING = frozenset(
    {"answer", "comment", "elaborate", "reply", "respond", "say", "speak", "talk"}
)
_POINTING = frozenset({"it", "this", "that", "so"})
"""What stands for words told elsewhere."""


def tells_words(annotated: AnnotatedText, report: Report, lexicon: Lexicon) -> bool:
    """Whether a report tells what somebody says, thinks or writes.

    Args:
        annotated: The text with its parse.
        report: What the rules or the reader find.
        lexicon: The reporting words.
    """
    words = [annotated.tokens[i] for i in report.content if annotated.tokens[i].upos != "PUNCT"]
    return bool(words) and not (
        _is_silence(annotated, report, words)
        or _points_elsewhere(annotated, report, words)
        or _gives_name(annotated, report, words, lexicon)
        or _goes_by(annotated, report, lexicon)
    )


def _is_silence(annotated: AnnotatedText, report: Report, words: list[Token]) -> bool:
    """Whether nobody speaks: "said [nothing]", "declined [to comment]"."""
    cue = annotated.tokens[report.cue.head].lemma.lower()
    if cue == "say":
        return words[0].text.lower() in _SILENCE and words[0].relation == "obj"
    verb = next((word for word in words if word.upos == "VERB"), None)
    if cue not in _REFUSING or verb is None or verb.lemma.lower() not in _SPEAKING:
        return False
    return words[0].text.lower() == "to" and syntax.child_of(annotated, verb, "ccomp") is None


def _points_elsewhere(annotated: AnnotatedText, report: Report, words: list[Token]) -> bool:
    """Whether a pronoun stands for what is told elsewhere: "disputed [it]", "said [it softly]"."""
    first = words[0]
    if first.upos == "PRON" and all(word.upos in {"PRON", "ADV"} for word in words):
        return not first.xpos.startswith("W")
    saying = annotated.tokens[report.cue.head].lemma.lower() == "say"
    return (
        saying
        and first.text.lower() in _POINTING
        and first.relation == "obj"
        and first.head == report.cue.head
    )


def _gives_name(
    annotated: AnnotatedText, report: Report, words: list[Token], lexicon: Lexicon
) -> bool:
    """Whether a report only tells a name: "they called him “Ace”", and not “a fraud”."""
    verb = lexicon.verb(annotated.tokens[report.cue.head].lemma.lower())
    if verb is None or verb.word_class is not WordClass.NAME:
        return False
    name = words[-1]
    opened = annotated.tokens[name.index - 1].text in OPENING_MARKS
    return all(word.upos == "PROPN" for word in words) or (
        opened and name.text[:1].isupper() and not name.text.isupper()
    )


def _goes_by(annotated: AnnotatedText, report: Report, lexicon: Lexicon) -> bool:
    """Whether something goes by what cannot speak: "moved up according to age"."""
    cue = annotated.tokens[report.cue.head]
    source = annotated.tokens[report.source.head] if report.source else annotated.head_of(cue)
    by = cue.text.lower() == ACCORDING
    return by and source is not None and is_measure(annotated, source, lexicon)
