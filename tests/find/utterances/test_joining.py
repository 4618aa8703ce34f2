"""Which stretches are one quotation."""

from quoteattr.schema.quote import QuoteKind
from tests.find.utterances.finding import found_words


def test_parts_around_a_reporting_clause_are_one_quotation() -> None:
    """The clause interrupts the quotation."""
    utterances, _ = found_words(
        "“Come,” she said, “it is late.”",
        """
        “ “ PUNCT 2 punct
        Come come VERB 6 ccomp
        , , PUNCT 2 punct
        ” ” PUNCT 2 punct
        she she PRON 6 nsubj
        said say VERB 0 root
        , , PUNCT 6 punct
        “ “ PUNCT 11 punct
        it it PRON 11 nsubj
        is be AUX 11 cop
        late late ADJ 2 parataxis
        . . PUNCT 6 punct
        ” ” PUNCT 6 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["Come,", "it is late."], "said")]


def test_a_sentence_after_the_reporting_clause_continues_the_quotation() -> None:
    """A full stop after "she said" does not end the quotation."""
    utterances, _ = found_words(
        "“Come,” she said. “It is late.”",
        """
        “ “ PUNCT 2 punct
        Come come VERB 6 ccomp
        , , PUNCT 2 punct
        ” ” PUNCT 2 punct
        she she PRON 6 nsubj
        said say VERB 0 root
        . . PUNCT 6 punct

        “ “ PUNCT 4 punct
        It it PRON 4 nsubj
        is be AUX 4 cop
        late late ADJ 0 root
        . . PUNCT 4 punct
        ” ” PUNCT 4 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["Come,", "It is late."], "said")]


def test_a_sentence_continues_after_a_beat() -> None:
    """An action between two dashes or commas does not end the quotation."""
    utterances, _ = found_words(
        "“It rains, and”—she lit it—“it pours.”",
        """
        “ “ PUNCT 3 punct
        It it PRON 3 nsubj
        rains rain VERB 0 root
        , , PUNCT 12 punct
        and and CCONJ 12 cc
        ” ” PUNCT 3 punct
        — — PUNCT 9 punct
        she she PRON 9 nsubj
        lit light VERB 3 parataxis
        it it PRON 9 obj
        — — PUNCT 9 punct
        “ “ PUNCT 14 punct
        it it PRON 14 nsubj
        pours pour VERB 3 conj
        . . PUNCT 3 punct
        ” ” PUNCT 3 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["It rains, and", "it pours."], None)]


def test_a_clause_between_dashes_reports_both_parts() -> None:
    """The cue between two dashes is that of the whole quotation."""
    utterances, _ = found_words(
        "“Some day”—he said it—“some day it falls.”",
        """
        “ “ PUNCT 3 punct
        Some some DET 3 det
        day day NOUN 7 obl
        ” ” PUNCT 3 punct
        — — PUNCT 7 punct
        he he PRON 7 nsubj
        said say VERB 0 root VBD
        it it PRON 7 obj
        — — PUNCT 7 punct
        “ “ PUNCT 14 punct
        some some DET 12 det
        day day NOUN 14 obl
        it it PRON 14 nsubj
        falls fall VERB 7 parataxis
        . . PUNCT 7 punct
        ” ” PUNCT 7 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["Some day", "some day it falls."], "said")]


def test_stretches_of_different_clauses_are_not_joined() -> None:
    """The clause "Bob called it" reports only the second stretch."""
    utterances, _ = found_words(
        "“It rains,” said Ann, while Bob called it “bad weather.”",
        """
        “ “ PUNCT 3 punct
        It it PRON 3 nsubj
        rains rain VERB 6 ccomp
        , , PUNCT 3 punct
        ” ” PUNCT 3 punct
        said say VERB 0 root
        Ann Ann PROPN 6 nsubj
        , , PUNCT 6 punct
        while while SCONJ 11 mark
        Bob Bob PROPN 11 nsubj
        called call VERB 6 advcl
        it it PRON 11 obj
        “ “ PUNCT 15 punct
        bad bad ADJ 15 amod
        weather weather NOUN 11 xcomp
        . . PUNCT 6 punct
        ” ” PUNCT 6 punct
        """,
    )

    assert [parts for _, parts, _ in utterances] == [["It rains,"], ["it “bad weather.”"]]
