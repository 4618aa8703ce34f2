"""Reasons to reject a report."""

import attrs
import pytest

from quoteattr.find.reports.merge import rule_reports
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import VETOES, Stage
from quoteattr.find.reports.vetoes import Evidence
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.parses import parsed

LEXICON = Lexicon.load()


def vetoes(annotated: AnnotatedText, report: Report, stage: Stage = Stage.ALL) -> list[str]:
    """Return the names of the vetoes of a stage that apply to a report."""
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    evidence = Evidence(levels, LEXICON, rule_reports(annotated, LEXICON))
    return [veto.name for veto in VETOES if veto.stage is stage and veto.applies(evidence, report)]


def after_cue(cue: str, content: str) -> tuple[AnnotatedText, Report]:
    """Return "Ann" with a cue and what follows it, and that as a report."""
    form, lemma = cue.split()
    rows = f"Ann Ann PROPN 2 nsubj\n{form} {lemma} VERB 0 root VBD\n{content}"
    annotated = parsed(" ".join(row.split()[0] for row in rows.splitlines()), rows)
    words = tuple(range(2, len(annotated.tokens)))
    report = Report(Words.single(annotated.tokens[1]), words, FoundBy.READER, Act.SPEECH)
    return annotated, report


CASES = {
    "punctuation": ("said say", ", , PUNCT 2 punct", ["no-words"]),
    "nothing": ("said say", "nothing nothing PRON 2 obj", ["silence", "points-elsewhere"]),
    "a clause about nothing": (
        "said say",
        "nothing nothing PRON 4 nsubj\nchanged change VERB 2 ccomp",
        [],
    ),
    "something": ("said say", "no no INTJ 2 obj", []),
    "a refusal": (
        "declined decline",
        "to to PART 4 mark\ncomment comment VERB 2 xcomp",
        ["silence"],
    ),
    "a refusal to act": ("declined decline", "to to PART 4 mark\nleave leave VERB 2 xcomp", []),
    "a refusal with its words": (
        "declined decline",
        "to to PART 4 mark\nsay say VERB 2 xcomp\nit it PRON 6 nsubj\nfell fall VERB 4 ccomp",
        [],
    ),
    "a pronoun": ("denied deny", "it it PRON 2 obj", ["points-elsewhere"]),
    "a pronoun and how often": (
        "repeated repeat",
        "it it PRON 2 obj\ntwice twice ADV 2 advmod",
        ["points-elsewhere"],
    ),
    "a question": ("asked ask", "what what PRON 2 obj WP", []),
    "how it was said": (
        "said say",
        "it it PRON 2 obj\nthe the DET 5 det\nway way NOUN 2 obl",
        ["points-elsewhere"],
    ),
    "a clause about a pronoun": ("said say", "it it PRON 4 nsubj\nfell fall VERB 2 ccomp", []),
    "a name": ("called call", "Bob Bob PROPN 2 obj\nAce Ace PROPN 3 flat", ["name"]),
    "a judgement": ("called call", "Bob Bob PROPN 2 obj\nodd odd ADJ 2 xcomp", []),
}


@pytest.mark.parametrize(("cue", "content", "expected"), CASES.values(), ids=CASES)
def test_vetoes_on_any_report(cue: str, content: str, expected: list[str]) -> None:
    """The vetoes that apply in the end are those of the case."""
    assert vetoes(*after_cue(cue, content)) == expected


@pytest.mark.parametrize(("noun", "expected"), [("age", ["measure"]), ("rumor", []), ("Ann", [])])
def test_a_measure_after_according_to_cannot_speak(noun: str, expected: list[str]) -> None:
    """They move up according to age, and nobody says so."""
    tags = "PROPN 2 obl NNP" if noun == "Ann" else "NOUN 2 obl NN"
    annotated = parsed(
        f"They move according to {noun}",
        "They they PRON 2 nsubj\nmove move VERB 0 root\naccording accord VERB 5 case\n"
        f"to to ADP 3 fixed\n{noun} {noun} {tags}",
    )
    cue = Words.single(annotated.tokens[2])

    report = Report(cue, (0, 1), FoundBy.READER, Act.SPEECH)

    assert vetoes(annotated, report) == expected


NOUN = "the the DET 4 det\nrain rain NOUN 2 obj"
CLAUSE = "rain rain NOUN 4 nsubj\nfell fall VERB 2 ccomp"


@pytest.mark.parametrize(
    ("cue", "content", "probability", "expected"),
    [
        ("noted note", CLAUSE, 0.2, []),
        ("noted note", CLAUSE, 0.1, ["unsure"]),
        ("noted note", NOUN, 0.5, []),
        ("noted note", NOUN, 0.3, ["unsure-noun-phrase"]),
        ("debated debate", NOUN, 0.9, ["takes-no-noun-phrase"]),
        ("said say", NOUN, 0.9, []),
    ],
)
def test_vetoes_on_the_network(
    cue: str, content: str, probability: float, expected: list[str]
) -> None:
    """A noun phrase needs a higher probability than a clause, and a verb that takes one."""
    annotated, report = after_cue(cue, content)
    report = attrs.evolve(report, probability=probability)

    assert vetoes(annotated, report, Stage.NETWORK) == expected


@pytest.mark.parametrize(
    ("found_by", "act", "expected"),
    [
        (FoundBy.COMPLEMENT, Act.SPEECH, []),
        (FoundBy.COMPLEMENT, Act.WRITING, []),
        (FoundBy.COMPLEMENT, Act.THOUGHT, ["thought"]),
        (FoundBy.OBJECT, Act.SPEECH, ["unreliable-pattern"]),
        (FoundBy.PREPOSITIONAL, Act.SPEECH, ["unreliable-pattern"]),
    ],
)
def test_vetoes_on_what_only_rules_find(found_by: FoundBy, act: Act, expected: list[str]) -> None:
    """Clauses of speech and writing need no confirmation; thoughts and noun phrases do."""
    annotated, report = after_cue("said say", CLAUSE)
    report = attrs.evolve(report, found_by=found_by, act=act)

    assert vetoes(annotated, report, Stage.UNCONFIRMED) == expected


@pytest.mark.parametrize(
    ("found_by", "expected"),
    [(FoundBy.COMPLEMENT, []), (FoundBy.OBJECT, ["unclear-in-quotation"])],
)
def test_only_clear_reports_count_in_a_quotation(found_by: FoundBy, expected: list[str]) -> None:
    """A complement of a verb of speech is clear, an object is not."""
    annotated = parsed(
        "“Ann said rain fell.”",
        "“ “ PUNCT 3 punct\nAnn Ann PROPN 3 nsubj\nsaid say VERB 0 root VBD\n"
        "rain rain NOUN 5 nsubj\nfell fall VERB 3 ccomp\n. . PUNCT 3 punct\n” ” PUNCT 3 punct",
    )
    report = Report(Words.single(annotated.tokens[2]), (3, 4), found_by, Act.SPEECH)

    assert vetoes(annotated, report) == expected


SHOWN = """
The the DET 2 det
{0} NOUN 3 nsubj
shows show VERB 0 root VBZ
that that SCONJ 6 mark
it it PRON 6 nsubj
fell fall VERB 3 ccomp
. . PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("noun", "probability", "names"),
    [
        ("crack", None, ["evidence"]),
        ("crack", 0.3, ["evidence"]),
        ("crack", 0.8, []),
        ("poll", 0.3, []),
        ("clerk", 0.3, []),
    ],
)
def test_a_thing_that_shows_something_says_nothing(
    noun: str, probability: float | None, names: list[str]
) -> None:
    """It does if the network is sure; documents and people do."""
    annotated = parsed(f"The {noun} shows that it fell.", SHOWN.format(f"{noun} {noun}"))
    cue = Words.single(annotated.tokens[2])
    report = Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH, probability=probability)

    assert vetoes(annotated, report) == names


ORDER = """
Please please INTJ 2 discourse
tell tell VERB 0 root {0}
us we PRON 2 iobj PRP
that that SCONJ 6 mark
it it PRON 6 nsubj
fell fall VERB 2 ccomp
. . PUNCT 2 punct
"""


@pytest.mark.parametrize(("tag", "names"), [("VB", ["order"]), ("VBP", [])])
def test_an_order_to_speak_reports_nothing(tag: str, names: list[str]) -> None:
    """Only an imperative is one."""
    annotated = parsed("Please tell us that it fell.", ORDER.format(tag))
    cue = Words.single(annotated.tokens[1])

    assert vetoes(annotated, Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH)) == names


def test_what_somebody_shows_is_no_report() -> None:
    """A clause after it modifies the thing."""
    annotated = parsed(
        "Ann showed us the mill that Bob says fell.",
        """
        Ann Ann PROPN 2 nsubj
        showed show VERB 0 root VBD
        us we PRON 2 iobj PRP
        the the DET 5 det
        mill mill NOUN 2 obj
        that that SCONJ 8 mark
        Bob Bob PROPN 8 nsubj
        says say VERB 2 ccomp VBZ
        fell fall VERB 8 ccomp
        . . PUNCT 2 punct
        """,
    )
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (5, 6, 7, 8), FoundBy.COMPLEMENT, Act.WRITING)

    assert vetoes(annotated, report) == ["shows-thing"]
