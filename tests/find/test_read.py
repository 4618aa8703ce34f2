"""What the reader sees becomes a report, and a report an utterance."""

import attrs
import pytest

from quoteattr.find.assemble import find_utterances
from quoteattr.find.direct import find_stretches
from quoteattr.find.read import read_reports, unseen
from quoteattr.find.report import Report
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent
from quoteattr.schema.utterance import Utterance
from tests.parses import parsed

LEXICON = Lexicon.load()
TEXT = "Old Ann then {} that “rain” fell."
ROWS = """
Old old ADJ 2 amod
Ann Ann PROPN 4 nsubj
then then ADV 4 advmod
{} {} VERB 0 root
that that SCONJ 9 mark
“ " PUNCT 7 punct
rain rain NOUN 9 nsubj
” " PUNCT 7 punct
fell fall VERB 4 ccomp
. . PUNCT 4 punct
"""
RELATION = Relation(cue=(2, 3), source=(0, 1), content=(4, 5, 6, 7, 8, 9), confidence=0.8)


def read(form: str, lemma: str, relation: Relation = RELATION) -> AnnotatedText:
    """Return the sentence with a cue, and with what a reader sees in it."""
    annotated = parsed(TEXT.format(form), ROWS.format(form, lemma))
    return attrs.evolve(annotated, relations=(relation,))


def utterances(annotated: AnnotatedText) -> tuple[Utterance, ...]:
    """Return what is found."""
    stretches = find_stretches(annotated.text, annotated.paragraphs)
    return find_utterances(annotated, stretches, LEXICON)[0]


def test_heads_are_those_on_which_the_others_hang() -> None:
    """The verb of the cue and the noun of the source."""
    (report,) = read_reports(read("said", "say"), LEXICON, ())

    assert (report.cue_head, report.source_head) == (3, 1)


@pytest.mark.parametrize(
    ("form", "lemma", "act"),
    [
        ("said", "say", Act.SPEECH),
        ("written", "write", Act.WRITING),
        ("thought", "think", Act.THOUGHT),
        ("squelched", "squelch", Act.SPEECH),
    ],
)
def test_the_cue_tells_the_act(form: str, lemma: str, act: Act) -> None:
    """By the lexicon; what no list has is speech."""
    assert read_reports(read(form, lemma), LEXICON, ())[0].act is act


def test_a_report_becomes_an_utterance() -> None:
    """With cue and source, and without the full stop."""
    annotated = read("said", "say")
    (utterance,) = utterances(annotated)

    assert utterance.kind is QuoteKind.MIXED
    assert utterance.parts[0].of(annotated.text) == "that “rain” fell"
    assert utterance.cue is not None
    assert utterance.cue.of(annotated.text) == "then said"
    assert utterance.source is not None
    assert utterance.source.of(annotated.text) == "Old Ann"
    assert utterance.confidence == pytest.approx(1 - 0.2**2.5)


def test_nobody_need_be_named() -> None:
    """A relation without a source leaves it to the rules of attribution."""
    annotated = read("said", "say", attrs.evolve(RELATION, source=()))

    assert utterances(annotated)[0].source is None


@pytest.mark.parametrize(("form", "lemma", "found"), [("said", "say", 1), ("hoped", "hope", 0)])
def test_what_only_rules_find_is_kept_if_it_is_no_thought(
    form: str, lemma: str, found: int
) -> None:
    """Of thoughts they find too many."""
    annotated = attrs.evolve(read(form, lemma), relations=())

    assert len(utterances(annotated)) == found


def ruled(*content: int) -> Report:
    """Make what a rule finds at the same cue."""
    return Report(3, Extent.single(8, 16), content, "complement", Act.SPEECH, 0.7)


def test_rules_tell_the_extent_of_what_both_see() -> None:
    """Their content, and the name of the rule."""
    (report,) = read_reports(read("said", "say"), LEXICON, [ruled(5, 6, 7, 8, 9)])

    assert (report.content, report.rule, report.read) == ((5, 6, 7, 8, 9), "complement", True)


def test_rules_tell_nothing_of_what_only_they_see() -> None:
    """Another content of the same cue is another report, which the reader did not see."""
    (report,) = read_reports(read("said", "say"), LEXICON, [ruled(0, 1)])

    assert (report.content, report.rule) == (RELATION.content, "reader")


def test_what_the_reader_is_not_sure_of_is_left_out() -> None:
    """Most such relations are none."""
    unsure = attrs.evolve(RELATION, confidence=0.1)

    assert read_reports(read("said", "say", unsure), LEXICON, ()) == ()


def test_a_source_holds_the_whole_name() -> None:
    """The reader stopped after its first word."""
    half = attrs.evolve(RELATION, source=(0,))
    annotated = attrs.evolve(read("said", "say", half), entities=(Entity(0, 7, "PER"),))

    (report,) = read_reports(annotated, LEXICON, ())

    assert report.source == Extent.single(0, 7)


def alone(rule: str, act: Act = Act.SPEECH, start: int = 4) -> Report:
    """Return what a rule finds: three words after a cue."""
    content = tuple(range(start + 1, start + 4))
    return Report(start, Extent.single(start, start + 1), content, rule, act, 0.9)


@pytest.mark.parametrize(
    ("report", "is_kept"),
    [
        (alone("complement"), True),
        (alone("complement", Act.WRITING), True),
        (alone("complement", Act.THOUGHT), False),
        (alone("object"), False),
        (alone("prepositional"), False),
    ],
    ids=["clause", "written", "thought", "object", "preposition"],
)
def test_what_only_the_rules_find(report: Report, is_kept: bool) -> None:  # noqa: FBT001  a case
    """Clauses of speech and writing are kept; thoughts and noun phrases need the reader."""
    assert list(unseen((), [report])) == [report] * is_kept


def test_what_the_reader_sees_is_not_found_again() -> None:
    """One shared word is enough."""
    assert not list(unseen([alone("reader", start=6)], [alone("complement", start=4)]))
