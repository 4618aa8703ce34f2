"""CoNLL-U in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.annotate.conllu import read_conllu, write_conllu
from quoteattr.errors import ConlluError
from quoteattr.schema.annotation import AnnotatedText

TWO_SENTENCES = """\
# newpar
1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tAda\tAda\tPROPN\tNNP\t_\t2\tnsubj\t_\tner=B-PER
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
CONTRACTION = """\
1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdid\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_
"""


def spelled(annotated: AnnotatedText) -> list[str]:
    """Return what the text says at each token."""
    return [annotated.text[token.start : token.end] for token in annotated.tokens]


def test_text_is_put_together_from_the_forms() -> None:
    """Without a text, forms and SpaceAfter spell it."""
    assert read_conllu(TWO_SENTENCES).text == "Rain fell. Ada left."


def test_a_new_paragraph_is_a_blank_line() -> None:
    """A newpar comment separates paragraphs."""
    again = TWO_SENTENCES + "\n" + TWO_SENTENCES

    assert len(read_conllu(again).paragraphs) == 2


def test_heads_count_through_the_document() -> None:
    """The head of a token in the second sentence is a document index."""
    annotated = read_conllu(TWO_SENTENCES)

    assert annotated.tokens[3].head == 4
    assert annotated.tokens[4].head is None


def test_tokens_are_found_in_a_text_with_other_white_space() -> None:
    """The text given is kept as it is."""
    annotated = read_conllu(TWO_SENTENCES, "  Rain\n fell.\r\nAda left.")

    assert spelled(annotated) == ["Rain", "fell", ".", "Ada", "left", "."]


def test_entities_come_from_the_tags() -> None:
    """The ner key in MISC makes entities."""
    annotated = read_conllu(TWO_SENTENCES)

    assert [(entity.label, entity.start, entity.end) for entity in annotated.entities] == [
        ("PER", 11, 14)
    ]


def test_words_that_spell_their_token_share_it_out() -> None:
    """The words of "didn't" get a span each."""
    assert spelled(read_conllu(CONTRACTION)) == ["did", "n't", "go"]


def test_words_that_do_not_spell_their_token_keep_its_span() -> None:
    """Both words of a contraction with another spelling have the span of the token."""
    assert spelled(read_conllu(CONTRACTION.replace("didn't", "dunno"))) == ["dunno", "dunno", "go"]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("1\tRain\n", 1),
        ("# a comment\n1\tRain\train\tNOUN\tNN\t_\tx\troot\t_\t_\n", 2),
        ("1-x\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n", 1),
    ],
)
def test_a_broken_line_is_named(source: str, line: int) -> None:
    """The error has the line."""
    with pytest.raises(ConlluError) as caught:
        read_conllu(source)

    assert caught.value.line == line


def test_a_form_that_the_text_lacks_is_an_error() -> None:
    """A parse of another text is refused."""
    with pytest.raises(ConlluError, match="'Rain' is not in the text"):
        read_conllu(TWO_SENTENCES, "Snow fell. Ada left.")


def test_what_is_written_is_read_back() -> None:
    """Writing and reading with the text gives an equal value."""
    annotated = read_conllu(TWO_SENTENCES, "Rain  fell.\n\nAda left.")

    assert read_conllu(write_conllu(annotated), annotated.text) == annotated


@given(st.lists(st.integers(min_value=0, max_value=6), min_size=6, max_size=6))
def test_any_heads_make_a_forest(heads: list[int]) -> None:
    """Circles and self-loops are broken, so that every token has a root above it."""
    rows = "".join(
        f"{place}\tw\tw\tX\t_\t_\t{head}\tdep\t_\t_\n" for place, head in enumerate(heads, start=1)
    )
    annotated = read_conllu(rows)

    for token in annotated.tokens:
        steps, current = 0, annotated.head_of(token)
        while current is not None:
            steps, current = steps + 1, annotated.head_of(current)
            assert steps <= len(heads)
