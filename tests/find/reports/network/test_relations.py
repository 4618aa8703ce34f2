"""Reports made of the relations of the network."""

from collections.abc import Iterable

import attrs
import pytest

from quoteattr.find.reports.merge import rule_reports
from quoteattr.find.reports.network.relations import network_reports
from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import Act
from quoteattr.schema.reading import Relation
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
from quoteattr.schema.words import Words
from tests.parses import read_parse

LEXICON = Lexicon.load()
NOTATION = """
Old|ADJ|2|amod Ann|PROPN|4|nsubj then|ADV|4|advmod {}|VERB|0|root that|SCONJ|9|mark “|7
  rain|NOUN|9|nsubj ”|7 fell|VERB|4|ccomp .
"""
RELATION = Relation(cue=(2, 3), source=(0, 1), content=(4, 5, 6, 7, 8, 9), confidence=0.8)


def annotated_with(cue: str, relation: Relation = RELATION) -> AnnotatedText:
    """Return the sentence with a cue and a relation of the network."""
    return attrs.evolve(read_parse(NOTATION.format(cue)), relations=(relation,))


def reports_of(annotated: AnnotatedText, rules: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports of the relations, with the stretches of the text."""
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    return network_reports(levels, LEXICON, rules)


def test_heads_are_the_tokens_that_govern_the_others() -> None:
    """They are the verb of the cue and the noun of the source."""
    (report,) = reports_of(annotated_with("said"), ())

    assert report.source is not None
    assert (report.cue.head, report.source.head) == (3, 1)


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.SPEECH),
        ("written/write", Act.WRITING),
        ("thought/think", Act.THOUGHT),
        ("squelched/squelch", Act.SPEECH),
    ],
)
def test_the_cue_determines_the_act(cue: str, act: Act) -> None:
    """It is that of the lexicon; an unlisted cue is one of speech."""
    assert reports_of(annotated_with(cue), ())[0].act is act


def rule_report(*content: int) -> Report:
    """Return a report of a rule with the same cue."""
    return Report(Words(3, Extent.single(8, 16)), content, FoundBy.COMPLEMENT, Act.SPEECH)


def test_a_report_that_both_find_has_the_extent_of_the_rule() -> None:
    """It has the content and the name of the rule."""
    (report,) = reports_of(annotated_with("said"), [rule_report(5, 6, 7, 8, 9)])

    assert (report.content, report.found_by, report.in_network) == (
        (5, 6, 7, 8, 9),
        "complement",
        True,
    )


def test_another_content_of_the_same_cue_is_another_report() -> None:
    """The network did not find that of the rule."""
    (report,) = reports_of(annotated_with("said"), [rule_report(0, 1)])

    assert (report.content, report.found_by) == (RELATION.content, "reader")


def test_a_source_contains_the_whole_name() -> None:
    """The network stopped after its first word."""
    half = attrs.evolve(RELATION, source=(0,))
    annotated = attrs.evolve(annotated_with("said", half), entities=(Entity(0, 7, "PER"),))

    (report,) = reports_of(annotated, ())

    assert report.source is not None
    assert report.source.extent == Extent.single(0, 7)


ORDER = """
Ann|PROPN|2|nsubj {}|VERB|0|root|VBD Bob|PROPN|2|obj to|PART|5|mark come|VERB|2|xcomp .
"""


@pytest.mark.parametrize(
    ("cue", "content"),
    [("told", (3, 4)), ("wanted/want", (2, 3, 4))],
    ids=["addressee", "part of the wish"],
)
def test_the_addressee_of_an_order_is_not_content(cue: str, content: tuple[int, ...]) -> None:
    """What somebody wants includes the person, as with the patterns of infinitives."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4), confidence=0.9)
    annotated = read_parse(ORDER.format(cue))

    (report,) = reports_of(attrs.evolve(annotated, relations=(relation,)), ())

    assert report.content == content


CLAIM = """
Her|PRON|2|nmod:poss claim|NOUN|7|nsubj that|SCONJ|5|mark rain|NOUN|5|nsubj fell|VERB|2|acl
  was|AUX|7|cop wrong|ADJ|0|root .
"""


def test_a_content_ends_before_the_verb_that_governs_its_noun() -> None:
    """The claim is the subject of "was wrong", which she does not claim."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)
    annotated = read_parse(CLAIM)

    (report,) = reports_of(attrs.evolve(annotated, relations=(relation,)), ())

    assert report.content == (2, 3, 4)


TWO = """
Ann|PROPN|2|nsubj said|VERB|0|root|VBD it|PRON|4|nsubj fell|VERB|2|ccomp in|ADP|6|case
  May|PROPN|4|obl .{}Bob|PROPN|2|nsubj said|VERB|0|root|VBD nothing|PRON|2|obj .
"""
SENTENCE, PARAGRAPH = "\n", "\n\n"


def two(between: str, *relations: Relation) -> tuple[Report, ...]:
    """Return the reports of the network in two sentences or paragraphs."""
    annotated = read_parse(TWO.format(between))
    return reports_of(attrs.evolve(annotated, relations=relations), ())


def test_a_content_ends_with_the_paragraph_of_its_cue() -> None:
    """The next paragraph is not part of it."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 7, 8), confidence=0.9)

    assert two(PARAGRAPH, relation)[0].content == (2, 3, 4, 5)


def test_a_content_includes_the_noun_of_its_last_preposition() -> None:
    """The network stopped before the noun."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4), confidence=0.9)

    assert two(SENTENCE, relation)[0].content == (2, 3, 4, 5)


def test_an_indirect_content_ends_with_the_sentence_of_its_cue() -> None:
    """The next sentence is narration again."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6, 7, 8), confidence=0.9)

    assert two(SENTENCE, relation)[0].content == (2, 3, 4, 5, 6)


NOTED = """
Ann|PROPN|2|nsubj {}|VERB|0|root|VBD the|DET|4|det rain|NOUN|2|obj .
"""


def noted(cue: str) -> tuple[Report, ...]:
    """Return the report of a noun phrase."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3), confidence=0.9)
    annotated = read_parse(NOTED.format(cue))
    return reports_of(attrs.evolve(annotated, relations=(relation,)), ())


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("noted/note", Act.SPEECH),
        ("vetoed/veto", Act.THOUGHT),
        ("salted/salt", Act.THOUGHT),
    ],
)
def test_a_deed_is_not_speech(cue: str, act: Act) -> None:
    """Nobody says anything when somebody vetoes or salts something."""
    assert noted(cue)[0].act is act


def test_a_part_of_a_cue_identifies_the_report() -> None:
    """The network found the verb of a phrase, the rules all of it."""
    rule = Report(Words(2, Extent.single(8, 17)), (5, 6, 7, 8, 9), FoundBy.VIEWPOINT, Act.SPEECH)
    part = attrs.evolve(RELATION, cue=(3,))

    (report,) = reports_of(annotated_with("said", part), [rule])

    assert report.found_by == "viewpoint"


@pytest.mark.parametrize("between", [SENTENCE, PARAGRAPH], ids=["sentence", "paragraph"])
def test_a_source_in_another_sentence_yields_to_the_subject(between: str) -> None:
    """Bob is the subject of the cue, Ann is in the sentence before."""
    relation = Relation(cue=(8,), source=(0,), content=(2, 3), confidence=0.9)

    assert two(between, relation)[0].source is None


MEDIAL = """
The|DET|2|det mill|NOUN|6|nsubj , Ann|PROPN|5|nsubj said|VERB|6|parataxis burned/burn|VERB|0|root .
"""


def test_a_rule_completes_a_content_around_a_parenthesis() -> None:
    """The network found the subject alone."""
    relation = Relation(cue=(4,), source=(3,), content=(0, 1), confidence=0.9)
    annotated = read_parse(MEDIAL)
    rule = Report(Words(4, Extent.single(14, 18)), (0, 1, 5), FoundBy.COMPLEMENT, Act.SPEECH)

    (report,) = reports_of(attrs.evolve(annotated, relations=(relation,)), [rule])

    assert report.content == (0, 1, 5)


def test_a_content_ends_before_an_inverted_clause() -> None:
    """In "Rain fell, said Ann, and left" she does not say the last words."""
    notation = """
    Rain|NOUN|2|nsubj fell|VERB|4|ccomp ,|2 said|VERB|0|root|VBD Ann|PROPN|4|nsubj ,|8
      and|CCONJ|8|cc left|VERB|4|conj|VBD .
    """
    relation = Relation(cue=(3,), source=(), content=(0, 1, 4, 6, 7), confidence=0.9)
    annotated = read_parse(notation)

    (report,) = reports_of(attrs.evolve(annotated, relations=(relation,)), ())

    assert report.content == (0, 1)


def test_a_rule_whose_content_contains_the_source_found_another_report() -> None:
    """The content is that of the network, which has a source outside of it."""
    annotated = annotated_with("said")
    rule = Report(Words(3, Extent.single(13, 17)), (1, 4, 5, 6, 7, 8), FoundBy.RAISED, Act.SPEECH)
    (report,) = reports_of(annotated, [rule])

    assert (report.found_by, report.content) == ("reader", (4, 5, 6, 7, 8, 9))


MILL = """
Ann|PROPN|2|nsubj said|VERB|0|root|VBD it|PRON|4|nsubj fell|VERB|2|ccomp .
“ We|PRON|3|nsubj wept/weep|VERB|0|root|VBD . ”
"""


@pytest.mark.parametrize(
    ("confidence", "contents"),
    [(0.9, [(2, 3), (5, 6, 7, 8, 9)]), (0.4, [(2, 3, 5, 6, 7, 8, 9)])],
)
def test_a_clause_and_the_sentences_in_marks_after_it_are_two_contents(
    confidence: float, contents: list[tuple[int, ...]]
) -> None:
    """They are one relation to the network; it has to be sure if no rule finds the clause."""
    relation = Relation((1,), (0,), (2, 3, 5, 6, 7, 8, 9), confidence)
    annotated = read_parse(MILL)

    reports = reports_of(attrs.evolve(annotated, relations=(relation,)), ())

    assert [report.content for report in reports] == contents


FRONTED = """
Rain|NOUN|2|nsubj fell|VERB|6|ccomp ,|2 her|PRON|5|nmod:poss agent|NOUN|6|nsubj said|VERB|0|root .
"""


@pytest.mark.parametrize(("source", "content"), [((), (0, 1, 2)), ((0,), (0, 1, 2, 3, 4))])
def test_the_subject_of_the_cue_is_no_content(
    source: tuple[int, ...], content: tuple[int, ...]
) -> None:
    """Unless the network finds another source."""
    relation = Relation(cue=(5,), source=source, content=(0, 1, 2, 3, 4), confidence=0.9)

    (report,) = reports_of(attrs.evolve(read_parse(FRONTED), relations=(relation,)), ())

    assert report.content == content


def test_a_content_ends_before_the_next_clause_after_a_semicolon() -> None:
    """The parser makes that clause depend on the cue."""
    annotated = read_parse(
        "Ann|PROPN|2|nsubj said|VERB|0|root it|PRON|4|nsubj fell|VERB|2|ccomp ;|6 "
        "Bob|PROPN|7|nsubj laughed/laugh|VERB|2|parataxis ."
    )
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.8)

    (report,) = reports_of(attrs.evolve(annotated, relations=(relation,)), ())

    assert report.content == (2, 3)


def test_a_content_ends_before_the_next_report_of_its_source() -> None:
    """Two verbs report, even if the network takes the second for what the first reports."""
    annotated = read_parse(
        "Ann|PROPN|2|nsubj asked|VERB|0|root why|ADV|5|advmod it|PRON|5|nsubj fell|VERB|2|ccomp "
        ", told|VERB|2|conj us|PRON|7|iobj to|PART|10|mark go|VERB|7|xcomp ."
    )
    relation = Relation(cue=(1,), source=(0,), content=tuple(range(2, 10)), confidence=0.8)
    annotated = attrs.evolve(annotated, relations=(relation,))

    (report, *_) = reports_of(annotated, rule_reports(annotated, LEXICON))

    assert report.content == (2, 3, 4)
