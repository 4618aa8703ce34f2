"""What tells no words is no report."""

import pytest

from quoteattr.find.reports.report import Report
from quoteattr.find.reports.vetoes import tells_words
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
from quoteattr.schema.words import Words
from tests.parses import parsed

LEXICON = Lexicon.load()
CASES = {
    "nothing": ("said say", "nothing nothing PRON 2 obj", False),
    "a clause about nothing": (
        "said say",
        "nothing nothing PRON 4 nsubj\nchanged change VERB 2 ccomp",
        True,
    ),
    "something": ("said say", "no no INTJ 2 obj", True),
    "a refusal": ("declined decline", "to to PART 4 mark\ncomment comment VERB 2 xcomp", False),
    "a refusal to act": ("declined decline", "to to PART 4 mark\nleave leave VERB 2 xcomp", True),
    "a refusal with its words": (
        "declined decline",
        "to to PART 4 mark\nsay say VERB 2 xcomp\nit it PRON 6 nsubj\nfell fall VERB 4 ccomp",
        True,
    ),
    "a pronoun": ("denied deny", "it it PRON 2 obj", False),
    "a pronoun and how often": (
        "repeated repeat",
        "it it PRON 2 obj\ntwice twice ADV 2 advmod",
        False,
    ),
    "a question": ("asked ask", "what what PRON 2 obj WP", True),
    "how it was said": (
        "said say",
        "it it PRON 2 obj\nthe the DET 5 det\nway way NOUN 2 obl",
        False,
    ),
    "a clause about a pronoun": ("said say", "it it PRON 4 nsubj\nfell fall VERB 2 ccomp", True),
    "a name": ("called call", "Bob Bob PROPN 2 obj\nAce Ace PROPN 3 flat", False),
    "a judgement": ("called call", "Bob Bob PROPN 2 obj\nodd odd ADJ 2 xcomp", True),
}


@pytest.mark.parametrize("name", CASES)
def test_words_or_none(name: str) -> None:
    """Whether the content is words is that of the case."""
    cue, content, expected = CASES[name]
    form, lemma = cue.split()
    rows = f"Ann Ann PROPN 2 nsubj\n{form} {lemma} VERB 0 root VBD\n{content}"
    annotated = parsed(" ".join(row.split()[0] for row in rows.splitlines()), rows)
    words = tuple(range(2, len(annotated.tokens)))
    report = Report(Words.single(annotated.tokens[1]), words, FoundBy.MARKS, Act.SPEECH, 0.9)

    assert tells_words(annotated, report, LEXICON) is expected


@pytest.mark.parametrize(("noun", "expected"), [("age", False), ("rumor", True), ("Ann", True)])
def test_things_go_by_what_cannot_speak(noun: str, expected: bool) -> None:  # noqa: FBT001
    """They move up according to age, and nobody says so."""
    tags = "PROPN 2 obl NNP" if noun == "Ann" else "NOUN 2 obl NN"
    annotated = parsed(
        f"They move according to {noun}",
        "They they PRON 2 nsubj\nmove move VERB 0 root\naccording accord VERB 5 case\n"
        f"to to ADP 3 fixed\n{noun} {noun} {tags}",
    )
    report = Report(
        Words(2, Extent((annotated.tokens[2].span,))), (0, 1), FoundBy.READER, Act.SPEECH, 0.9
    )

    assert tells_words(annotated, report, LEXICON) is expected
