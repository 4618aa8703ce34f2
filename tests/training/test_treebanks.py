"""Treebank sentences: multi-word tokens become touching tokens, text survives."""

from quoteattr.training.texts.treebanks import format_conllu, held_out_names, parse_conllu

CONTRACTION = """\
# newdoc id = made-up
# newpar
1	I	I	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	mind	mind	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	it	it	PRON	PRP	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_
"""

UNSPELLED = """\
1	We	we	PRON	PRP	_	2	nsubj	_	_
2-3	wanna	_	_	_	_	_	_	_	SpaceAfter=No
2	want	want	VERB	VBP	_	0	root	_	_
3	to	to	PART	TO	_	4	mark	_	_
4	go	go	VERB	VB	_	2	xcomp	_	_
"""


def test_contraction_becomes_touching_tokens() -> None:
    """The words of ``don't`` touch each other, and white space follows the last."""
    (sentence,) = parse_conllu(CONTRACTION.splitlines())

    assert [w.form for w in sentence.words] == ["I", "do", "n't", "mind", "."]
    assert [w.space_after for w in sentence.words] == [True, False, True, False, True]
    assert sentence.text == "I don't mind."
    assert sentence.starts_document
    assert sentence.starts_paragraph


def test_unspelled_token_stays_whole() -> None:
    """A multi-word token that its words do not spell keeps the analysis of its head."""
    (sentence,) = parse_conllu(UNSPELLED.splitlines())

    assert [w.form for w in sentence.words] == ["We", "wanna", "go"]
    assert [(w.lemma, w.head) for w in sentence.words] == [("we", 2), ("want", 0), ("go", 2)]
    assert sentence.text == "We wannago"


def test_round_trip() -> None:
    """What was written reads back equal."""
    sentences = list(parse_conllu(CONTRACTION.splitlines()))

    assert sentences == list(parse_conllu(format_conllu(sentences).splitlines()))


def test_held_out_names() -> None:
    """Only documents under the held-out headings count."""
    splits = "# Splits\n## dev\n  * A_one\n## train\n  * A_two\n## test\n\n  * A_three\n"

    assert held_out_names(splits) == {"A_one", "A_three"}
