"""Marks and reports become utterances and terms."""

from quoteattr.find import find
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.utterance import Utterance
from tests.parses import parsed

LEXICON = Lexicon.load()


def found(text: str, rows: str) -> tuple[list[tuple[QuoteKind, list[str], str | None]], list[str]]:
    """Return kind, parts and cue of each utterance, and the terms."""
    annotated = parsed(text, rows)
    utterances, terms = find(annotated, LEXICON)

    def view(utterance: Utterance) -> tuple[QuoteKind, list[str], str | None]:
        cue = utterance.cue.of(text) if utterance.cue else None
        return utterance.kind, [part.of(text) for part in utterance.parts], cue

    return [view(utterance) for utterance in utterances], [term.text for term in terms]


def test_parts_around_a_reporting_clause_are_one_utterance() -> None:
    """What she said interrupts one quotation."""
    utterances, _ = found(
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


def test_the_sentence_after_the_reporting_clause_goes_on_with_the_quotation() -> None:
    """A full stop after "she said" does not end the quotation."""
    utterances, _ = found(
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


def test_scare_quotes_are_terms() -> None:
    """A quoted word inside a sentence that reports nothing is no speech."""
    utterances, terms = found(
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


def test_a_quoted_fragment_in_reported_speech_makes_it_mixed() -> None:
    """The content holds the fragment, with its marks."""
    utterances, terms = found(
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


def test_a_clause_before_a_colon_reports_what_follows() -> None:
    """The last reporting verb before the mark is the cue."""
    utterances, _ = found(
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


def test_a_paragraph_in_marks_is_speech_without_any_cue() -> None:
    """Dialogue needs no reporting clause."""
    utterances, _ = found(
        "“Never!”",
        """
        “ “ PUNCT 2 punct
        Never never ADV 0 root
        ! ! PUNCT 2 punct
        ” ” PUNCT 2 punct
        """,
    )

    assert utterances == [(QuoteKind.DIRECT, ["Never!"], None)]


def test_what_is_reported_inside_a_quotation_knows_its_parent() -> None:
    """The inner quotation points at the outer one."""
    text = "“I said it was late,” Ann said."
    annotated = parsed(
        text,
        """
        “ “ PUNCT 3 punct
        I I PRON 3 nsubj
        said say VERB 10 ccomp
        it it PRON 6 nsubj
        was be AUX 6 cop
        late late ADJ 3 ccomp
        , , PUNCT 3 punct
        ” ” PUNCT 3 punct
        Ann Ann PROPN 10 nsubj
        said say VERB 0 root
        . . PUNCT 10 punct
        """,
    )

    utterances, _ = find(annotated, LEXICON)

    assert [utterance.parent for utterance in utterances] == [None, 0]
    assert utterances[1].parts[0].of(text) == "it was late"


def test_a_sentence_that_runs_into_marks_is_mixed() -> None:
    """The clause after the marks reports the words before them too."""
    utterances, _ = found(
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


def test_a_sentence_goes_on_after_a_beat() -> None:
    """What the narrator tells between two dashes or commas does not end the quotation."""
    utterances, _ = found(
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


def test_the_narrator_may_report_a_quotation_in_a_beat() -> None:
    """The clause between two dashes has a cue, and is that of the whole."""
    utterances, _ = found(
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


def test_a_phrase_that_names_the_source_reports_the_whole_sentence() -> None:
    """The verb of "to quote her" leads into no quotation of its own."""
    utterances, _ = found(
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


def test_what_a_sign_says_is_a_term() -> None:
    """A thing does not speak, though its words stand in marks."""
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

    sign, man = (found(text.format(one), rows.format(one, one)) for one in ("sign", "man"))

    assert sign == ([], ["We are shut."])
    assert man == ([(QuoteKind.DIRECT, ["We are shut."], "said")], [])


def test_words_that_another_clause_reports_are_not_joined() -> None:
    """The clause "while Bob called it" reports the second stretch, and "said" the first alone."""
    utterances, _ = found(
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


def test_what_is_reported_inside_a_report_has_it_for_its_parent() -> None:
    """Ann's words hold Bob's."""
    text = "Ann said that Bob told them that rain fell."
    annotated = parsed(
        text,
        """
        Ann Ann PROPN 2 nsubj
        said say VERB 0 root VBD
        that that SCONJ 5 mark
        Bob Bob PROPN 5 nsubj
        told tell VERB 2 ccomp VBD
        them they PRON 5 iobj
        that that SCONJ 9 mark
        rain rain NOUN 9 nsubj
        fell fall VERB 5 ccomp
        . . PUNCT 2 punct
        """,
    )

    outer, inner = find(annotated, LEXICON)[0]

    assert (outer.parent, inner.parent) == (None, 0)
