"""Which of the reports of a text are kept."""

import attrs
import pytest

from quoteattr.find.reports.merge import gather_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
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
    """Return the cues of what is kept of a text that somebody read."""
    annotated = attrs.evolve(parsed(text, rows), relations=relations)
    levels = Levels(annotated, find_stretches(text, annotated.paragraphs))
    return [report.cue.of(text) for report in gather_reports(levels, LEXICON)]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("her her PRON nmod:poss", ["reject her claim"]), ("the the DET det", ["reject"])],
    ids=["hers", "nobody's"],
)
def test_somebodys_claim_is_reported_and_not_its_rejection(owner: str, expected: list[str]) -> None:
    """A claim that has an owner is what is reported."""
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
def test_who_is_quoted_reports_what_was_said(verb: str, expected: list[str]) -> None:
    """Inside a quotation only the past tells of other words."""
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
    ("teller", "tag", "expected"),
    [("Bob", "PROPN", ["said", "told"]), ("she", "PRON", ["said"])],
    ids=["named", "pronoun"],
)
def test_who_is_named_inside_a_report_reports_too(
    teller: str, tag: str, expected: list[str]
) -> None:
    """What Bob told is Bob's, although Ann says so."""
    rows = TOLD.format(f"{teller} {teller}").replace(f"{teller} NOUN", f"{teller} {tag}")

    assert cues(f"Ann said that {teller} told them that rain fell.", rows) == expected


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
def test_a_name_is_no_report(word: str, expected: list[str]) -> None:
    """Who is called something in one capitalised word has that name."""
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
def test_who_is_quoted_tells_what_they_were_told(form: str, tag: str) -> None:
    """A passive tells of words said before, in the present too."""
    assert cues(f"“I {form} told to leave.”", ORDER.format(form, tag)) == [f"{form} told"]


def test_rules_find_an_order_that_the_reader_did_not_see() -> None:
    """An infinitive alone would be too doubtful: "she wants to leave"."""
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


def test_the_verb_of_a_phrase_reports_nothing_of_its_own() -> None:
    """The phrase and its verb, "as Ann will tell you", are one report."""
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
