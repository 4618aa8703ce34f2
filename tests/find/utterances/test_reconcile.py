"""Reports laid over quotation marks."""

from quoteattr.schema.quote import QuoteKind
from tests.find.utterances.finding import found_words


def test_a_quoted_fragment_makes_a_content_mixed() -> None:
    """The content contains the fragment with its marks."""
    utterances, terms = found_words(
        "Ann said the plan was “a mess” then.",
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root
        the the DET 4 det
        plan plan NOUN 8 nsubj
        was be AUX 8 cop
        “ “ PUNCT 8 punct
        a a DET 8 det
        mess mess NOUN 2 ccomp
        ” ” PUNCT 8 punct
        then then ADV 8 advmod
        . . PUNCT 2 punct
        """,
    )

    assert (utterances, terms) == (
        [(QuoteKind.MIXED, ["the plan was “a mess” then"], "said")],
        [],
    )


def test_a_verb_inside_a_phrase_does_not_report_alone() -> None:
    """The verb of "to quote her" does not lead into a quotation of its own."""
    utterances, _ = found_words(
        "It is, to quote Ann, “an odd year.”",
        """
        It it PRON 2 nsubj
        is be AUX 0 root
        , , PUNCT 2 punct
        to to PART 5 mark
        quote quote VERB 2 advcl VB
        Ann Ann PROPN 5 obj
        , , PUNCT 11 punct
        “ “ PUNCT 11 punct
        an a DET 11 det
        odd odd ADJ 11 amod
        year year NOUN 5 obj
        . . PUNCT 2 punct
        ” ” PUNCT 11 punct
        """,
    )

    assert utterances == [(QuoteKind.MIXED, ["It is", "“an odd year.”"], "to quote")]


def test_a_name_inside_a_content_is_a_term() -> None:
    """It does not make the content mixed, and the report is kept."""
    utterances, terms = found_words(
        "Ann said the pub called “Old Mill” has closed.",
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root VBD
        the the DET 4 det
        pub pub NOUN 11 nsubj
        called call VERB 4 acl VBN
        “ “ PUNCT 8 punct
        Old old ADJ 8 amod
        Mill mill NOUN 5 xcomp
        ” ” PUNCT 8 punct
        has have AUX 11 aux VBZ
        closed close VERB 2 ccomp VBN
        . . PUNCT 2 punct
        """,
    )

    assert utterances == [(QuoteKind.INDIRECT, ["the pub called “Old Mill” has closed"], "said")]
    assert terms == ["Old Mill"]
