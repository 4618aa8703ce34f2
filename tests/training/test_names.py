"""Names of four corpora under one convention."""

from pathlib import Path

from quoteattr.training.texts.names import fiction, gum
from quoteattr.training.texts.names.columns import read_wikigold
from quoteattr.training.texts.names.litbank import read_litbank
from quoteattr.training.texts.names.tagged import Mention, tag, trim
from quoteattr.training.texts.treebanks import parse_conllu

GUM = """\
# newdoc id = made-up
1	Mayor	Mayor	PROPN	NNP	Number=Sing	2	nmod:desc	_	Entity=(1-person-new-x
2	Ada	Ada	PROPN	NNP	Number=Sing	4	nsubj	_	_
3	Quill	Quill	PROPN	NNP	Number=Sing	2	flat	_	Entity=1)
4	left	leave	VERB	VBD	_	0	root	_	_
5	the	the	DET	DT	_	6	det	_	Entity=(2-place-new-x
6	Bay	Bay	PROPN	NNP	Number=Sing	4	obj	_	_
7	of	of	ADP	IN	_	8	case	_	_
8	Ink	Ink	PROPN	NNP	Number=Sing	6	nmod	_	Entity=(3-place-new-x)2)
9	to	to	ADP	IN	_	11	case	_	_
10	her	her	PRON	PRP$	_	11	nmod:poss	_	Entity=(4-person-new(1-person-ana)
11	brother	brother	NOUN	NN	Number=Sing	4	obl	_	Entity=4)
"""


def test_gum_names_lose_honorifics_and_articles() -> None:
    """Persons keep their names, places their ``of``; pronouns and common nouns are no names."""
    ((sentence, found),) = gum.entity_spans(parse_conllu(GUM.splitlines()))
    tagged = gum.tag_names(sentence, found)

    assert dict(zip(tagged.tokens, tagged.tags, strict=True)) == {
        "Mayor": "O", "Ada": "B-PER", "Quill": "I-PER", "left": "O", "the": "O", "Bay": "B-LOC",
        "of": "I-LOC", "Ink": "I-LOC", "to": "O", "her": "O", "brother": "O",
    }  # fmt: skip


def test_trim() -> None:
    """The words before a name are left out."""
    tokens = ["the", "old", "Mr.", "Quill", "'s"]

    assert Mention(3, 4, "PER") == trim(tokens, Mention(0, 5, "PER"))


def test_longest_of_overlapping_mentions_stays() -> None:
    """Tags are flat."""
    tagged = tag(["Port", "of", "Ink"], [Mention(2, 3, "LOC"), Mention(0, 3, "ORG")])

    assert tagged.tags == ("B-ORG", "I-ORG", "I-ORG")


def test_wikigold(tmp_path: Path) -> None:
    """IOB1 becomes IOB2, MISC goes, hyphens are tokens."""
    path = tmp_path / "wikigold.txt"
    path.write_text("Ada I-PER\nQuill-Rey I-PER\n, O\nInkish I-MISC\n\n", encoding="utf-8")
    (tagged,) = read_wikigold(path)

    assert tagged.tokens == ("Ada", "Quill", "-", "Rey", ",", "Inkish")
    assert tagged.tags == ("B-PER", "I-PER", "I-PER", "I-PER", "O", "O")


def test_litbank(tmp_path: Path) -> None:
    """Proper names come without the title; kinds of people are no names."""
    text, notes = tmp_path / "a.txt", tmp_path / "a.ann"
    text.write_text("Mrs. Quill met a Frenchman .", encoding="utf-8")
    notes.write_text(
        "MENTION\tT1\t0\t0\t0\t1\tMrs. Quill\tPER\tPROP\n"
        "MENTION\tT2\t0\t3\t0\t4\ta Frenchman\tPER\tPROP\n",
        encoding="utf-8",
    )
    (tagged,) = read_litbank(text, notes)

    assert tagged.tags == ("O", "B-PER", "O", "O", "O", "O")


def test_marked_sentences_have_no_other_capitals() -> None:
    """A sentence with a capitalised word that is no known name is not used."""
    names = {("Ada", "Quill"), ("Ada",)}

    marked = fiction.tag_characters(["Then", "Ada", "Quill", "left", "."], names, {"then", "left"})
    assert marked is not None
    assert marked.tags == ("O", "B-PER", "I-PER", "O", "O")
    assert fiction.tag_characters(["Ada", "left", "Inkport", "."], names, {"left"}) is None
