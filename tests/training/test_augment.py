"""Typographic variants and made-up dialogue: tokens always spell the text, trees stay trees."""

import random
from collections.abc import Iterator

import pytest

from quoteattr.training.texts import augment, dialogue, edits, insertions, rawtext
from quoteattr.training.texts.treebanks import Sentence, Word, parse_conllu

LINES = """\
1	Well	well	INTJ	UH	_	4	discourse	_	SpaceAfter=No
2	,	,	PUNCT	,	_	4	punct	_	_
3	I	I	PRON	PRP	_	4	nsubj	_	_
4	do	do	VERB	VBP	_	0	root	_	SpaceAfter=No
5	n't	not	PART	RB	_	4	advmod	_	_
6	--	--	PUNCT	,	_	7	punct	_	_
7	ever	ever	ADV	RB	_	4	advmod	_	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_
"""

NAMED = """\
1	Then	then	ADV	RB	_	4	advmod	_	_
2	Quill	Quill	PROPN	NNP	_	4	nsubj	_	_
3	Rey	Rey	PROPN	NNP	_	2	flat	_	_
4	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_
"""

QUOTED = """\
1	"	"	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	Stop	stop	VERB	VB	_	0	root	_	_
3	'	'	PUNCT	``	_	4	punct	_	SpaceAfter=No
4	it	it	PRON	PRP	_	2	obj	_	SpaceAfter=No
5	'	'	PUNCT	''	_	4	punct	_	SpaceAfter=No
6	!	!	PUNCT	.	_	2	punct	_	SpaceAfter=No
7	"	"	PUNCT	''	_	2	punct	_	_
"""


def sentence(conllu: str) -> Sentence:
    """The one sentence of a CoNLL-U text."""
    (result,) = parse_conllu(conllu.splitlines())
    return result


def heads(result: Sentence) -> Iterator[tuple[Word, Word | None]]:
    """Each word with its head."""
    for word in result.words:
        yield word, result.words[word.head - 1] if word.head else None


def assert_is_tree(result: Sentence) -> None:
    """One root, and every word reaches it."""
    assert sum(w.head == 0 for w in result.words) == 1
    for position in range(1, len(result.words) + 1):
        steps = 0
        here = position
        while here:
            here = result.words[here - 1].head
            steps += 1
            assert steps <= len(result.words)


@pytest.mark.parametrize("seed", range(60))
def test_variants_keep_tokens_and_text_together(seed: int) -> None:
    """Labels read back give the very tokens, whatever was changed."""
    rng = random.Random(seed)
    varied = [augment.vary(sentence(text), rng) for text in (LINES, QUOTED)]
    varied.append(augment.vary(dialogue.frame(sentence(LINES), rng), rng))
    for result in varied:
        assert_is_tree(result)

    labelled = rawtext.hard_wrap(rawtext.render(varied), 12)

    assert len(labelled.text) == len(labelled.labels)
    assert labelled.tokens() == [[w.form for w in s.words] for s in varied]


def test_quotes_get_their_sides() -> None:
    """Straight marks become opening and closing ones, inner marks the other pair."""
    result = augment.restyle_quotes(sentence(QUOTED), "“", "”")

    assert result.text == "“Stop ‘it’!”"


def test_apostrophes_turn_curly_inside_words_only() -> None:
    """Contractions change, quotation marks do not."""
    assert augment.restyle_apostrophes(sentence(LINES), curly=True).text == "Well, I don’t -- ever."
    assert augment.restyle_apostrophes(sentence(QUOTED), curly=True).text == "\"Stop 'it'!\""


def test_inserted_and_deleted_words_renumber_heads() -> None:
    """Heads follow their words."""
    before = sentence(LINES)
    wrapped = augment.wrap(before, "‘", "’")

    assert wrapped.text == "‘Well, I don't -- ever.’"
    assert [h.form if h else None for _, h in heads(wrapped)][1:-1] == [
        h.form if h else None for _, h in heads(before)
    ]
    assert edits.delete(edits.insert(before, 3, before.words[1]), 3) == before


def test_cue_inside_is_a_parataxis() -> None:
    """A clause in the middle of a quotation attaches to the quotation."""
    rng = random.Random(0)
    results = [dialogue.frame(sentence(LINES), rng) for _ in range(40)]
    relations = {w.deprel for r in results for w in r.words if w.upos == "VERB" and w.lemma != "do"}

    assert "parataxis" in relations
    assert "root" in relations
    for result in results:
        assert_is_tree(result)
        cue = next(
            w
            for w in result.words
            if w.upos == "VERB" and w.deprel in {"root", "parataxis"} and w.lemma != "do"
        )
        position = result.words.index(cue) + 1
        assert any(w.head == position and w.deprel == "nsubj" for w in result.words)


@pytest.mark.parametrize("seed", range(40))
def test_names_are_put_in(seed: int) -> None:
    """An addressee is a vocative, an honorific attaches to its name; the result is a tree."""
    rng = random.Random(seed)
    spoken = insertions.address(sentence(LINES), rng)
    titled = insertions.entitle(sentence(NAMED), rng)

    assert_is_tree(spoken)
    assert_is_tree(titled)
    assert [w.deprel for w in spoken.words].count("vocative") == 1
    plain = [(w.form, h.form if h else None) for w, h in heads(sentence(LINES))]
    assert set(plain) <= {(w.form, h.form if h else None) for w, h in heads(spoken)}
    assert titled.words[1].deprel == "nmod:desc"
    assert titled.words[titled.words[1].head - 1].form == "Quill"
    for result in (spoken, titled):
        assert rawtext.render([result]).tokens() == [[w.form for w in result.words]]


def test_hard_wrap_breaks_at_spaces_only() -> None:
    """Lines get short, and only white space changes."""
    paragraph = rawtext.render([sentence(LINES), sentence(QUOTED)])
    wrapped = rawtext.hard_wrap(paragraph, 10)

    assert wrapped.text.replace("\n", " ") == paragraph.text
    assert max(map(len, wrapped.text.split("\n"))) <= 11
