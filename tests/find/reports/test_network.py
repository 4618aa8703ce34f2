"""What the reader sees becomes a report, and a report an utterance."""

import attrs
import pytest

from quoteattr.find.reports.network import read_reports, unseen
from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.assemble import find_utterances
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.reading import Relation
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
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

    assert report.source is not None
    assert (report.cue.head, report.source.head) == (3, 1)


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
    return Report(Words(3, Extent.single(8, 16)), content, FoundBy.COMPLEMENT, Act.SPEECH, 0.7)


def test_rules_tell_the_extent_of_what_both_see() -> None:
    """Their content, and the name of the rule."""
    (report,) = read_reports(read("said", "say"), LEXICON, [ruled(5, 6, 7, 8, 9)])

    assert (report.content, report.found_by, report.read) == ((5, 6, 7, 8, 9), "complement", True)


def test_rules_tell_nothing_of_what_only_they_see() -> None:
    """Another content of the same cue is another report, which the reader did not see."""
    (report,) = read_reports(read("said", "say"), LEXICON, [ruled(0, 1)])

    assert (report.content, report.found_by) == (RELATION.content, "reader")


def test_what_the_reader_is_not_sure_of_is_left_out() -> None:
    """Most such relations are none."""
    unsure = attrs.evolve(RELATION, confidence=0.1)

    assert read_reports(read("said", "say", unsure), LEXICON, ()) == ()


def test_a_source_holds_the_whole_name() -> None:
    """The reader stopped after its first word."""
    half = attrs.evolve(RELATION, source=(0,))
    annotated = attrs.evolve(read("said", "say", half), entities=(Entity(0, 7, "PER"),))

    (report,) = read_reports(annotated, LEXICON, ())

    assert report.source is not None
    assert report.source.extent == Extent.single(0, 7)


def alone(rule: FoundBy, act: Act = Act.SPEECH, start: int = 4) -> Report:
    """Return what a rule finds: three words after a cue."""
    content = tuple(range(start + 1, start + 4))
    return Report(Words(start, Extent.single(start, start + 1)), content, rule, act, 0.9)


@pytest.mark.parametrize(
    ("report", "is_kept"),
    [
        (alone(FoundBy.COMPLEMENT), True),
        (alone(FoundBy.COMPLEMENT, Act.WRITING), True),
        (alone(FoundBy.COMPLEMENT, Act.THOUGHT), False),
        (alone(FoundBy.OBJECT), False),
        (alone(FoundBy.PREPOSITIONAL), False),
    ],
    ids=["clause", "written", "thought", "object", "preposition"],
)
def test_what_only_the_rules_find(report: Report, is_kept: bool) -> None:  # noqa: FBT001  a case
    """Clauses of speech and writing are kept; thoughts and noun phrases need the reader."""
    assert list(unseen(read("said", "say"), (), [report])) == [report] * is_kept


def test_what_the_reader_sees_is_not_found_again() -> None:
    """One shared word is enough."""
    annotated = read("said", "say")
    seen, found = alone(FoundBy.READER, start=6), alone(FoundBy.COMPLEMENT, start=4)

    assert not list(unseen(annotated, [seen], [found]))


ORDER = """
Ann Ann PROPN 2 nsubj
{0} VERB 0 root VBD
Bob Bob PROPN 2 obj
to to PART 5 mark
come come VERB 2 xcomp
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("cue", "content"),
    [("told tell", (3, 4)), ("wanted want", (2, 3, 4))],
    ids=["addressee", "part of the wish"],
)
def test_who_is_told_to_do_something_is_no_content(cue: str, content: tuple[int, ...]) -> None:
    """The rule is that of the infinitives."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4), confidence=0.9)
    annotated = parsed(f"Ann {cue.split(maxsplit=1)[0]} Bob to come.", ORDER.format(cue))

    (report,) = read_reports(attrs.evolve(annotated, relations=(relation,)), LEXICON, ())

    assert report.content == content


CLAIM = """
Her her PRON 2 nmod:poss
claim claim NOUN 7 nsubj
that that SCONJ 5 mark
rain rain NOUN 5 nsubj
fell fall VERB 2 acl
was be AUX 7 cop
wrong wrong ADJ 0 root
. . PUNCT 7 punct
"""


def test_a_content_ends_before_the_verb_that_governs_its_noun() -> None:
    """The claim is the subject of "was wrong", so that is not what she claims."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)
    annotated = parsed("Her claim that rain fell was wrong.", CLAIM)

    (report,) = read_reports(attrs.evolve(annotated, relations=(relation,)), LEXICON, ())

    assert report.content == (2, 3, 4)


TWO = """
Ann Ann PROPN 2 nsubj
said say VERB 0 root VBD
it it PRON 4 nsubj
fell fall VERB 2 ccomp
in in ADP 6 case
May May PROPN 4 obl
. . PUNCT 2 punct

Bob Bob PROPN 2 nsubj
said say VERB 0 root VBD
nothing nothing PRON 2 obj
. . PUNCT 2 punct
"""


def two(between: str, *relations: Relation) -> tuple[Report, ...]:
    """Return what is read in two sentences."""
    annotated = parsed(f"Ann said it fell in May.{between}Bob said nothing.", TWO)
    return read_reports(attrs.evolve(annotated, relations=relations), LEXICON, ())


def test_a_content_ends_with_the_paragraph_of_its_cue() -> None:
    """What the next paragraph says is another report."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 7, 8), confidence=0.9)

    assert two("\n\n", relation)[0].content == (2, 3, 4, 5)


def test_a_content_ends_in_no_preposition() -> None:
    """Its noun belongs to it."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4), confidence=0.9)

    assert two(" ", relation)[0].content == (2, 3, 4, 5)


def test_an_indirect_content_ends_with_the_sentence_of_its_cue() -> None:
    """What the next sentence tells is the narrator's again."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6, 7, 8), confidence=0.9)

    assert two(" ", relation)[0].content == (2, 3, 4, 5, 6)


NOTED = """
Ann Ann PROPN 2 nsubj
{} {} VERB 0 root VBD
the the DET 4 det
rain rain NOUN 2 obj
. . PUNCT 2 punct
"""


def noted(form: str, lemma: str, confidence: float) -> tuple[Report, ...]:
    """Return what is read of a noun phrase."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3), confidence=confidence)
    annotated = parsed(f"Ann {form} the rain.", NOTED.format(form, lemma))
    return read_reports(attrs.evolve(annotated, relations=(relation,)), LEXICON, ())


@pytest.mark.parametrize(("confidence", "found"), [(0.3, 0), (0.5, 1)])
def test_the_reader_alone_must_be_surer_of_a_noun_phrase(confidence: float, found: int) -> None:
    """A content with a verb is believed from `LEAST` on."""
    assert len(noted("noted", "note", confidence)) == found


@pytest.mark.parametrize(
    ("form", "lemma", "act"),
    [
        ("noted", "note", Act.SPEECH),
        ("vetoed", "veto", Act.THOUGHT),
        ("salted", "salt", Act.THOUGHT),
    ],
)
def test_a_deed_is_no_speech(form: str, lemma: str, act: Act) -> None:
    """Nobody's words are told of what somebody vetoes or salts."""
    assert noted(form, lemma, 0.9)[0].act is act


def test_a_verb_that_takes_no_noun_phrase_reports_none() -> None:
    """Of "debate" the lexicon has questions alone."""
    assert noted("debated", "debate", 0.9) == ()


def test_a_part_of_a_cue_is_enough_to_know_it() -> None:
    """The reader saw the verb of a phrase, the rules all of it."""
    rule = Report(
        Words(2, Extent.single(8, 17)), (5, 6, 7, 8, 9), FoundBy.VIEWPOINT, Act.SPEECH, 0.7
    )
    seen = attrs.evolve(RELATION, cue=(3,))

    (report,) = read_reports(read("said", "say", seen), LEXICON, [rule])

    assert report.found_by == "viewpoint"


@pytest.mark.parametrize(("between", "cue"), [(" ", 8), ("\n\n", 8)], ids=["sentence", "paragraph"])
def test_a_source_elsewhere_yields_to_the_subject(between: str, cue: int) -> None:
    """Bob stands beside the cue, Ann in the sentence before."""
    relation = Relation(cue=(cue,), source=(0,), content=(2, 3), confidence=0.9)

    assert two(between, relation)[0].source is None


MEDIAL = """
The the DET 2 det
mill mill NOUN 6 nsubj
, , PUNCT 6 punct
Ann Ann PROPN 5 nsubj
said say VERB 6 parataxis
burned burn VERB 0 root
. . PUNCT 6 punct
"""


def test_rules_tell_the_side_of_a_parenthesis_that_the_reader_did_not_see() -> None:
    """A subject alone is no content."""
    relation = Relation(cue=(4,), source=(3,), content=(0, 1), confidence=0.9)
    annotated = parsed("The mill, Ann said burned.", MEDIAL)
    rule = Report(Words(4, Extent.single(14, 18)), (0, 1, 5), FoundBy.COMPLEMENT, Act.SPEECH, 0.7)

    (report,) = read_reports(attrs.evolve(annotated, relations=(relation,)), LEXICON, [rule])

    assert report.content == (0, 1, 5)


def test_the_reader_names_who_speaks_where_the_parse_has_no_subject() -> None:
    """Only in the sentence of the cue."""
    text = "Ann, yelled back, “Rain!”"
    rows = """
    Ann Ann PROPN 7 vocative
    , , PUNCT 1 punct
    yelled yell VERB 0 root VBD
    back back ADV 3 advmod
    , , PUNCT 7 punct
    “ “ PUNCT 7 punct
    Rain rain NOUN 3 ccomp
    ! ! PUNCT 7 punct
    ” ” PUNCT 7 punct
    """
    relation = Relation(cue=(2, 3), source=(0,), content=(5, 6, 7, 8), confidence=0.9)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(0, 3)


def test_an_unsure_reader_still_names_the_source_of_a_reporting_clause() -> None:
    """The clause beside the quotation shows that there is a report."""
    text = "Bob rose and Ann, cried, “Rain!”"
    rows = """
    Bob Bob PROPN 2 nsubj
    rose rise VERB 0 root VBD
    and and CCONJ 6 cc
    Ann Ann PROPN 9 vocative
    , , PUNCT 4 punct
    cried cry VERB 2 conj VBD
    , , PUNCT 9 punct
    “ “ PUNCT 9 punct
    Rain rain NOUN 6 ccomp
    ! ! PUNCT 9 punct
    ” ” PUNCT 9 punct
    """
    relation = Relation(cue=(5,), source=(3,), content=(8,), confidence=0.3)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert utterance.source is not None
    assert utterance.source.extent == Extent.single(13, 16)


def test_a_cleft_leads_into_a_quotation() -> None:
    """Of "What she said was" the reader saw a part of the content."""
    text = "What Ann said was “Rain fell.”"
    rows = """
    What what PRON 6 nsubj
    Ann Ann PROPN 3 nsubj
    said say VERB 1 acl:relcl VBD
    was be AUX 6 cop VBD
    “ “ PUNCT 6 punct
    Rain rain NOUN 0 root
    fell fall VERB 6 acl VBD
    . . PUNCT 6 punct
    ” ” PUNCT 6 punct
    """
    relation = Relation(cue=(2,), source=(1,), content=(0, 3, 4, 5, 6, 7, 8), confidence=0.9)

    (utterance,) = utterances(attrs.evolve(parsed(text, rows), relations=(relation,)))

    assert (utterance.kind, utterance.parts[0].of(text)) == (QuoteKind.DIRECT, "Rain fell.")


def test_nothing_after_an_inverted_clause_is_its_content() -> None:
    """In "Rain fell, said Ann, and left" the sentence goes on without her words."""
    rows = """
    Rain rain NOUN 2 nsubj
    fell fall VERB 4 ccomp
    , , PUNCT 2 punct
    said say VERB 0 root VBD
    Ann Ann PROPN 4 nsubj
    , , PUNCT 8 punct
    and and CCONJ 8 cc
    left leave VERB 4 conj VBD
    . . PUNCT 4 punct
    """
    relation = Relation(cue=(3,), source=(), content=(0, 1, 4, 6, 7), confidence=0.9)
    annotated = parsed("Rain fell, said Ann, and left.", rows)

    (report,) = read_reports(attrs.evolve(annotated, relations=(relation,)), LEXICON, ())

    assert report.content == (0, 1)


def test_where_a_rule_takes_the_source_for_content_the_reader_counts() -> None:
    """Its source stands outside its content, so it is the reader's content that goes with it."""
    annotated = read("said", "say")
    ruled = Report(
        Words(3, Extent.single(13, 17)), (1, 4, 5, 6, 7, 8), FoundBy.RAISED, Act.SPEECH, 0.5
    )
    (report,) = read_reports(annotated, LEXICON, [ruled])

    assert (report.found_by, report.content) == ("reader", (4, 5, 6, 7, 8, 9))
