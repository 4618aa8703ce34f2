"""The speaker by syntax."""

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.parses import parsed

CASES = {
    "a subject with an apposition": (
        "Ann Lee, the mayor, said that rain fell.",
        """
        Ann Ann PROPN 7 nsubj
        Lee Lee PROPN 1 flat
        , , PUNCT 5 punct
        the the DET 5 det
        mayor mayor NOUN 1 appos
        , , PUNCT 1 punct
        said say VERB 0 root
        that that SCONJ 10 mark
        rain rain NOUN 10 nsubj
        fell fall VERB 7 ccomp
        . . PUNCT 7 punct
        """,
        "said",
        ("subject", "Ann Lee, the mayor"),
    ),
    "a participle of a clause": (
        "He left, adding that rain fell.",
        """
        He he PRON 2 nsubj
        left leave VERB 0 root
        , , PUNCT 4 punct
        adding add VERB 2 advcl
        that that SCONJ 7 mark
        rain rain NOUN 7 nsubj
        fell fall VERB 4 ccomp
        . . PUNCT 2 punct
        """,
        "adding",
        ("subject", "He"),
    ),
    "somebody quoted as saying": (
        "Lee was quoted as saying that rain fell.",
        """
        Lee Lee PROPN 3 nsubj:pass
        was be AUX 3 aux:pass
        quoted quote VERB 0 root
        as as SCONJ 5 mark
        saying say VERB 3 advcl
        that that SCONJ 8 mark
        rain rain NOUN 8 nsubj
        fell fall VERB 5 ccomp
        . . PUNCT 3 punct
        """,
        "saying",
        ("subject", "Lee"),
    ),
    "a participle of somebody who is asked": (
        "Asked whether rain fell, Ann laughed.",
        """
        Asked ask VERB 7 advcl VBN
        whether whether SCONJ 4 mark
        rain rain NOUN 4 nsubj
        fell fall VERB 1 ccomp
        , , PUNCT 1 punct
        Ann Ann PROPN 7 nsubj
        laughed laugh VERB 0 root
        . . PUNCT 7 punct
        """,
        "Asked",
        ("none", None),
    ),
    "an inverted subject that the parser took for something else": (
        "Much rain fell, say swimmers.",
        """
        Much much ADJ 2 amod
        rain rain NOUN 3 nsubj
        fell fall VERB 5 ccomp
        , , PUNCT 5 punct
        say say VERB 0 root VBP
        swimmers swimmer NOUN 5 obl
        . . PUNCT 5 punct
        """,
        "say",
        ("beside", "swimmers"),
    ),
    "the agent of a passive": (
        "It was claimed by the firm that rain fell.",
        """
        It it PRON 3 expl
        was be AUX 3 aux:pass
        claimed claim VERB 0 root
        by by ADP 6 case
        the the DET 6 det
        firm firm NOUN 3 obl
        that that SCONJ 9 mark
        rain rain NOUN 9 nsubj
        fell fall VERB 3 ccomp
        . . PUNCT 3 punct
        """,
        "claimed",
        ("passive-agent", "the firm"),
    ),
    "a possessor": (
        "Her claim that rain fell was false.",
        """
        Her her PRON 2 nmod:poss
        claim claim NOUN 7 nsubj
        that that SCONJ 5 mark
        rain rain NOUN 5 nsubj
        fell fall VERB 2 acl
        was be AUX 7 cop
        false false ADJ 0 root
        . . PUNCT 7 punct
        """,
        "claim",
        ("possessor", "Her"),
    ),
    "the noun of a participle": (
        "A report saying that rain fell was false.",
        """
        A a DET 2 det
        report report NOUN 8 nsubj
        saying say VERB 2 acl
        that that SCONJ 6 mark
        rain rain NOUN 6 nsubj
        fell fall VERB 3 ccomp
        was be AUX 8 cop
        false false ADJ 0 root
        . . PUNCT 8 punct
        """,
        "saying",
        ("described-noun", "A report"),
    ),
    "a verb that the parser took for a relative clause": (
        "The man who left claimed that rain fell.",
        """
        The the DET 2 det
        man man NOUN 0 root
        who who PRON 4 nsubj
        left leave VERB 2 acl:relcl VBD
        claimed claim VERB 2 acl:relcl VBD
        that that SCONJ 8 mark
        rain rain NOUN 8 nsubj
        fell fall VERB 5 ccomp
        . . PUNCT 2 punct
        """,
        "claimed",
        ("described-noun", "The man who left"),
    ),
    "an impersonal passive": (
        "It was claimed that rain fell.",
        """
        It it PRON 3 expl
        was be AUX 3 aux:pass
        claimed claim VERB 0 root
        that that SCONJ 6 mark
        rain rain NOUN 6 nsubj
        fell fall VERB 3 ccomp
        . . PUNCT 3 punct
        """,
        "claimed",
        ("none", None),
    ),
}


def utterance_with_cue(annotated: AnnotatedText, cue: str) -> Utterance:
    """Return an utterance whose cue is the word `cue`."""
    head = next(token for token in annotated.tokens if token.text == cue)
    rain = annotated.text.index("rain fell")
    return Utterance(
        QuoteKind.INDIRECT,
        (Span(rain, rain + 9),),
        found_by=FoundBy.COMPLEMENT,
        cue=Words.single(head),
    )


@pytest.mark.parametrize("name", CASES)
def test_rule_and_source(name: str) -> None:
    """The rule and the words that name the speaker are those of the case."""
    text, rows, cue, expected = CASES[name]
    annotated = parsed(text, rows)

    (found,) = attribute(annotated, [utterance_with_cue(annotated, cue)], Lexicon.load())

    assert expected == (
        found.attributed_by,
        found.source.of(text) if found.source else None,
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [("another another DET 5 obj", "another"), ("the the DET 5 obj", None)],
    ids=["a person", "an article"],
)
def test_another_may_refer_to_a_person(row: str, expected: str | None) -> None:
    """`"Rain!" cried another.`, where the parser took the speaker for an object."""
    word = row.split(maxsplit=1)[0]
    annotated = parsed(
        f"“Rain!” cried {word}.",
        "“ “ PUNCT 2 punct\nRain rain NOUN 5 ccomp\n! ! PUNCT 2 punct\n” ” PUNCT 2 punct\n"
        f"cried cry VERB 0 root\n{row}\n. . PUNCT 5 punct",
    )
    cue = annotated.tokens[4]
    quoted = Utterance(
        QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS, cue=Words.single(cue)
    )

    (found,) = attribute(annotated, [quoted], Lexicon.load())

    assert expected == (found.source.of(annotated.text) if found.source else None)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            (
                "put put VERB 0 root VBD\nin in ADV 5 advmod\nthe the DET 8 det\n"
                "eldest old ADJ 5 obl\nof of ADP 10 case\nus we PRON 8 nmod"
            ),
            "the eldest of us",
        ),
        (
            (
                "the the DET 6 det\nrest rest NOUN 2 nsubj\nof of ADP 8 case\nus we PRON 6 nmod\n"
                "said say VERB 2 parataxis VBD"
            ),
            "the rest of us",
        ),
        (
            (
                "Ann Ann PROPN 2 vocative\n, , PUNCT 8 punct\nwho who PRON 8 nsubj WP\n"
                "sat sit VERB 5 acl:relcl VBD\n, , PUNCT 8 punct\nsaid say VERB 2 parataxis VBD"
            ),
            "Ann",
        ),
    ],
    ids=["an adjective", "a part of a group", "before a clause between commas"],
)
def test_the_nominal_beside_the_cue(clause: str, expected: str) -> None:
    """Where the parser saw no subject, the nearest nominal is the source."""
    words = " ".join(row.split()[0] for row in clause.splitlines()).replace(" ,", ",")
    annotated = parsed(
        f"“Rain!” {words}.",
        "“ “ PUNCT 2 punct\nRain rain NOUN 5 ccomp\n! ! PUNCT 2 punct\n” ” PUNCT 2 punct\n"
        f"{clause}\n. . PUNCT 2 punct",
    )
    cue = next(token for token in annotated.tokens if token.text in {"put", "said"})
    quoted = Utterance(
        QuoteKind.DIRECT, (Span(1, 6),), found_by=FoundBy.MARKS, cue=Words.single(cue)
    )

    (found,) = attribute(annotated, [quoted], Lexicon.load())

    assert found.source is not None
    assert found.source.of(annotated.text).startswith(expected)
