"""Reports of the rules and of the network, reconciled."""

import attrs
import pytest

from quoteattr.find.reports.merge import find_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.reading import Relation
from tests.parses import parsed

LEXICON = Lexicon.load()
CLAIM = """
They they PRON 2 nsubj
reject reject VERB 0 root
{} {} {} 4 {}
claim claim NOUN 2 obj
that that SCONJ 7 mark
rain rain NOUN 7 nsubj
fell fall VERB 4 acl
. . PUNCT 2 punct
"""


def cues(text: str, rows: str, *relations: Relation) -> list[str]:
    """Return the cues of the reports in a text, in which the network finds the relations."""
    annotated = attrs.evolve(parsed(text, rows), relations=relations)
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))
    return [report.cue.of(text) for report in find_reports(levels, LEXICON)]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("her her PRON nmod:poss", ["reject her claim"]), ("the the DET det", ["reject"])],
    ids=["hers", "nobody's"],
)
def test_a_claim_is_the_report_rather_than_its_rejection(owner: str, expected: list[str]) -> None:
    """The noun needs a possessor."""
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)
    word = owner.split(maxsplit=1)[0]

    rows = CLAIM.format(*owner.split())
    assert cues(f"They reject {word} claim that rain fell.", rows, relation) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("had have AUX 6 aux VBD\nsaid say VERB 0 root VBN", ["had said"]),
        ("will will AUX 6 aux MD\nsay say VERB 0 root VB", []),
    ],
    ids=["past", "future"],
)
def test_a_quoted_speaker_reports_in_the_past(verb: str, expected: list[str]) -> None:
    """Inside a quotation other tenses report nothing."""
    words = [row.split()[0] for row in verb.splitlines()]
    text = f"“Well, Bob {' '.join(words)} that rain fell.”"
    rows = f"""
“ “ PUNCT 6 punct
Well well INTJ 6 discourse
, , PUNCT 6 punct
Bob Bob PROPN 6 nsubj
{verb}
that that SCONJ 9 mark
rain rain NOUN 9 nsubj
fell fall VERB 6 ccomp
. . PUNCT 6 punct
” ” PUNCT 6 punct
"""

    assert cues(text, rows) == expected


TOLD = """
Ann Ann PROPN 2 nsubj
said say VERB 0 root VBD
that that SCONJ 5 mark
{0} NOUN 5 nsubj
told tell VERB 2 ccomp VBD
them they PRON 5 iobj
that that SCONJ 9 mark
rain rain NOUN 9 nsubj
fell fall VERB 5 ccomp
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("source", "tag", "expected"),
    [("Bob", "PROPN", ["said", "told"]), ("she", "PRON", ["said"])],
    ids=["named", "pronoun"],
)
def test_a_named_source_inside_a_report_has_a_report_of_its_own(
    source: str, tag: str, expected: list[str]
) -> None:
    """Bob told it, although Ann says so."""
    rows = TOLD.format(f"{source} {source}").replace(f"{source} NOUN", f"{source} {tag}")

    assert cues(f"Ann said that {source} told them that rain fell.", rows) == expected


CALLED = """
They they PRON 2 nsubj
called call VERB 0 root VBD
Bob Bob PROPN 2 obj
“ “ PUNCT 5 punct
{0} NOUN 2 xcomp
. . PUNCT 2 punct
” ” PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("word", "expected"), [("Ace", []), ("crooked", ["called"])], ids=["name", "judgement"]
)
def test_giving_a_name_is_not_a_report(word: str, expected: list[str]) -> None:
    """One capitalised word in quotation marks is a name."""
    rows = CALLED.format(f"{word} {word}")
    relation = Relation(cue=(1,), source=(0,), content=(2, 3, 4, 5, 6), confidence=0.9)

    assert cues(f"They called Bob “{word}.”", rows, relation) == expected


ORDER = """
“ “ PUNCT 4 punct
I I PRON 4 nsubj:pass
{} be AUX 4 aux:pass {}
told tell VERB 0 root VBN
to to PART 6 mark
leave leave VERB 4 xcomp VB
. . PUNCT 4 punct
” ” PUNCT 4 punct
"""


@pytest.mark.parametrize(("form", "tag"), [("was", "VBD"), ("am", "VBP")])
def test_a_quoted_speaker_reports_in_the_passive(form: str, tag: str) -> None:
    """A passive reports words said before, in the present too."""
    assert cues(f"“I {form} told to leave.”", ORDER.format(form, tag)) == [f"{form} told"]


def test_the_network_need_not_confirm_an_order() -> None:
    """It must confirm an infinitive without an addressee."""
    rows = """
    Ann Ann PROPN 2 nsubj
    {0} VERB 0 root VBD
    {1}
    to to PART 5 mark
    leave leave VERB 2 xcomp VB
    . . PUNCT 2 punct
    """

    told = rows.format("told tell", "him he PRON 2 iobj")
    assert cues("Ann told him to leave.", told) == ["told"]
    promised = rows.format("promised promise", "now now ADV 2 advmod")
    assert cues("Ann promised now to leave.", promised) == []


def test_the_verb_of_an_adverbial_is_not_a_cue_of_its_own() -> None:
    """The adverbial and its verb, "as Ann will tell you", are one report."""
    rows = """
    As as SCONJ 4 mark
    Ann Ann PROPN 4 nsubj
    will will AUX 4 aux MD
    tell tell VERB 8 advcl VB
    you you PRON 4 iobj
    , , PUNCT 8 punct
    rain rain NOUN 8 nsubj
    fell fall VERB 0 root VBD
    . . PUNCT 8 punct
    """

    assert cues("As Ann will tell you, rain fell.", rows) == ["As will tell you"]


def test_a_report_that_overlaps_one_of_the_network_is_not_added() -> None:
    """One token in common is enough."""
    text = "Ann said rain fell."
    rows = """
    Ann Ann PROPN 2 nsubj
    said say VERB 0 root VBP
    rain rain NOUN 4 nsubj
    fell fall VERB 2 ccomp
    . . PUNCT 2 punct
    """
    relation = Relation(cue=(2,), source=(), content=(3,), confidence=0.9)

    assert cues(text, rows) == ["said"]
    assert cues(text, rows, relation) == ["rain"]
