"""Reports of the rules and of the network, reconciled."""

import attrs
import pytest

from quoteattr.find.reports.merge import find_reports, rule_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.reading import Relation
from tests.parses import read_parse

LEXICON = Lexicon.load()
CLAIM = """
They|PRON|2|nsubj reject|VERB|0|root {} claim|NOUN|2|obj that|SCONJ|7|mark rain|NOUN|7|nsubj
  fell|VERB|4|acl .
"""


def cues(notation: str, *relations: Relation) -> list[str]:
    """Return the cues of the reports in a parse, in which the network finds the relations."""
    annotated = attrs.evolve(read_parse(notation), relations=relations)
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    return [report.cue.of(annotated.text) for report in find_reports(levels, LEXICON)]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("her|PRON|4|nmod:poss", ["reject her claim"]), ("the|DET|4|det", ["reject"])],
    ids=["hers", "nobody's"],
)
def test_a_claim_is_the_report_rather_than_its_rejection(owner: str, expected: list[str]) -> None:
    """The noun needs a possessor."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)

    assert cues(CLAIM.format(owner), relation) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("had|AUX|6|aux|VBD said|VERB|0|root|VBN", ["had said"]),
        ("now|ADV|6|advmod says/say|VERB|0|root|VBZ", ["now says"]),
        ("will|AUX|6|aux|MD say|VERB|0|root|VB", []),
    ],
    ids=["past", "present", "future"],
)
def test_a_quoted_speaker_reports_what_somebody_named_says_or_said(
    verb: str, expected: list[str]
) -> None:
    """Inside a quotation the future reports nothing."""
    notation = f"""
        “ Well|INTJ|6|discourse ,|6 Bob|PROPN|6|nsubj {verb} that|SCONJ|9|mark
          rain|NOUN|9|nsubj fell|VERB|6|ccomp . ”
        """

    assert cues(notation) == expected


TOLD = """
Ann|PROPN|2|nsubj said|VERB|0|root|VBD that|SCONJ|5|mark {}|5|nsubj told|VERB|2|ccomp|VBD
  them|PRON|5|iobj that|SCONJ|9|mark rain|NOUN|9|nsubj fell|VERB|5|ccomp .
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [("Bob|PROPN", ["said", "told"]), ("she|PRON", ["said"])],
    ids=["named", "pronoun"],
)
def test_a_named_source_inside_a_report_has_a_report_of_its_own(
    source: str, expected: list[str]
) -> None:
    """Bob told it, although Ann says so."""
    assert cues(TOLD.format(source)) == expected


def test_a_content_ends_before_what_somebody_else_reports() -> None:
    """Rain fell, Ann said, but Bob warned that it rained."""
    annotated = read_parse(
        "Rain|NOUN|2|nsubj fell|VERB|5|ccomp , Ann|PROPN|5|nsubj said|VERB|0|root ,|9 "
        "but|CCONJ|9|cc Bob|PROPN|9|nsubj warned/warn|VERB|2|conj|VBD that|SCONJ|12|mark "
        "it|PRON|12|nsubj rained/rain|VERB|9|ccomp|VBD ."
    )
    (first, second) = rule_reports(annotated, LEXICON)

    assert (first.content, second.content) == ((0, 1), (9, 10, 11))


CALLED = """
They|PRON|2|nsubj called/call|VERB|0|root|VBD Bob|PROPN|2|obj “|5 {}|NOUN|2|xcomp . ”
"""


@pytest.mark.parametrize(
    ("word", "expected"), [("Ace", []), ("crooked", ["called"])], ids=["name", "judgement"]
)
def test_giving_a_name_is_not_a_report(word: str, expected: list[str]) -> None:
    """One capitalised word in quotation marks is a name."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)

    assert cues(CALLED.format(word), relation) == expected


ORDER = """
“ I|PRON|4|nsubj:pass {}|AUX|4|aux:pass|{} told|VERB|0|root|VBN to|PART|6|mark
  leave|VERB|4|xcomp|VB . ”
"""


@pytest.mark.parametrize(("form", "tag"), [("was", "VBD"), ("am", "VBP")])
def test_a_quoted_speaker_reports_in_the_passive(form: str, tag: str) -> None:
    """A passive reports words said before, in the present too."""
    assert cues(ORDER.format(form, tag)) == [f"{form} told"]


def test_the_network_need_not_confirm_an_order() -> None:
    """It must confirm an infinitive without an addressee."""
    notation = "Ann|PROPN|2|nsubj {}|VERB|0|root|VBD {} to|PART|5|mark leave|VERB|2|xcomp|VB ."

    assert cues(notation.format("told", "him/he|PRON|2|iobj")) == ["told"]
    assert cues(notation.format("promised/promise", "now|ADV|2|advmod")) == []


def test_the_verb_of_an_adverbial_is_not_a_cue_of_its_own() -> None:
    """The adverbial and its verb, "as Ann will tell you", are one report."""
    notation = """
    As|SCONJ|4|mark Ann|PROPN|4|nsubj will|AUX|4|aux|MD tell|VERB|8|advcl|VB you|PRON|4|iobj ,
      rain|NOUN|8|nsubj fell|VERB|0|root|VBD .
    """

    assert cues(notation) == ["As will tell you"]


def test_a_report_that_overlaps_one_of_the_network_is_not_added() -> None:
    """One token in common is enough."""
    notation = """
    Ann|PROPN|2|nsubj said|VERB|0|root|VBP rain|NOUN|4|nsubj fell|VERB|2|ccomp .
    """
    relation = Relation(cue=(2,), source=(), content=(3,), confidence=0.9)

    assert cues(notation) == ["said"]
    assert cues(notation, relation) == ["rain"]


def test_a_report_inside_another_needs_no_that() -> None:
    """They said that Lund had told Ann it fell."""
    notation = """
        They|PRON|2|nsubj said|VERB|0|root|VBD that|SCONJ|6|mark Lund|PROPN|6|nsubj
          had|AUX|6|aux|VBD told|VERB|2|ccomp|VBN Ann|PROPN|6|iobj it|PRON|9|nsubj
          fell|VERB|6|ccomp|VBD .
        """

    assert cues(notation) == ["said", "had told"]


def test_the_source_of_a_headline_is_not_the_object_of_its_verb() -> None:
    """Give us rain, plead farmers."""
    notation = """
        Give/give|VERB|0|root|VB us/we|PRON|1|iobj rain|NOUN|1|obj , plead|VERB|1|parataxis|VB
          farmers/farmer|NOUN|5|obj
        """

    assert cues(notation) == ["plead"]
