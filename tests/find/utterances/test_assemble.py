"""Stretches and reports become utterances and terms."""

from quoteattr.schema.quote import QuoteKind
from tests.find.utterances.finding import found_words


def test_a_clause_before_a_colon_reports_the_quotation() -> None:
    """The last reporting verb before the marks is the cue."""
    utterances, _ = found_words(
        "Turning round, Ann said softly: “No.”",
        """
        Turning turn VERB 5 advcl
        round round ADV 1 advmod
        , , PUNCT 1 punct
        Ann Ann PROPN 5 nsubj
        said say VERB 0 root
        softly softly ADV 5 advmod
        : : PUNCT 8 punct
        “ “ PUNCT 9 punct
        No no INTJ 5 ccomp
        . . PUNCT 9 punct
        ” ” PUNCT 9 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["No."], "said softly")]


def test_a_paragraph_in_marks_is_speech_without_a_cue() -> None:
    """Dialogue needs no reporting clause."""
    utterances, _ = found_words(
        "“Never!”",
        """
        “ “ PUNCT 2 punct
        Never never ADV 0 root
        ! ! PUNCT 2 punct
        ” ” PUNCT 2 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["Never!"], None)]


def test_a_sentence_that_continues_in_marks_is_mixed() -> None:
    """The clause after the marks also reports the words before them."""
    utterances, _ = found_words(
        "The tax “is a mistake,” Ann said.",
        """
        The the DET 2 det
        tax tax NOUN 6 nsubj
        “ “ PUNCT 6 punct
        is be AUX 6 cop
        a a DET 6 det
        mistake mistake NOUN 10 ccomp
        , , PUNCT 6 punct
        ” ” PUNCT 6 punct
        Ann Ann PROPN 10 nsubj
        said say VERB 0 root
        . . PUNCT 10 punct
        """,
    )

    assert utterances == [(QuoteKind.MIXED, ["The tax “is a mistake,”"], "said")]


def test_scare_quotes_are_terms() -> None:
    """A quoted word inside a sentence that reports nothing is not speech."""
    utterances, terms = found_words(
        "The “deal” fell through.",
        """
        The the DET 3 det
        “ “ PUNCT 3 punct
        deal deal NOUN 5 nsubj
        ” ” PUNCT 3 punct
        fell fall VERB 0 root
        through through ADV 5 advmod
        . . PUNCT 5 punct
        """,
    )

    assert (utterances, terms) == ([], ["deal"])


def test_a_term_by_context_is_not_an_utterance() -> None:
    """An object does not speak, though its words are in marks."""
    text = "The {} said, “We are shut.”"
    rows = """
    The the DET 2 det
    {} {} NOUN 3 nsubj
    said say VERB 0 root VBD
    , , PUNCT 3 punct
    “ “ PUNCT 8 punct
    We we PRON 8 nsubj
    are be AUX 8 cop
    shut shut ADJ 3 ccomp
    . . PUNCT 3 punct
    ” ” PUNCT 8 punct
    """

    sign, man = (found_words(text.format(one), rows.format(one, one)) for one in ("sign", "man"))

    assert sign == ([], ["We are shut."])
    assert man == ([(QuoteKind.DIRECT, ["We are shut."], "said")], [])
