"""ClearNLP's dependencies become universal ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.interop.clearnlp import Node, to_universal


def converted(rows: str) -> list[tuple[int, str]]:
    """Return head and relation of each word.

    Args:
        rows: One word a line: `form lemma UPOS tag head relation`, the head from 1, 0 for a root.
    """
    sentence = []
    for row in rows.strip().splitlines():
        _, lemma, upos, tag, head, relation = row.split()
        sentence.append(Node(upos, tag, lemma, int(head) - 1 if head != "0" else None, relation))
    to_universal(sentence)
    return [(0 if n.head is None else n.head + 1, n.relation) for n in sentence]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("dobj", "obj"), ("nsubjpass", "nsubj:pass"), ("poss", "nmod:poss"), ("nsubj", "nsubj")],
)
def test_relations_get_their_universal_names(label: str, expected: str) -> None:
    """What has the same name keeps it."""
    assert converted(f"it it PRON PRP 2 {label}\nran run VERB VBD 0 ROOT") == [
        (2, expected),
        (0, "root"),
    ]


def test_the_object_of_a_preposition_is_its_head() -> None:
    """`said in Rome`: an oblique of the verb."""
    rows = "said say VERB VBD 0 ROOT\nin in ADP IN 1 prep\nRome Rome PROPN NNP 2 pobj"

    assert converted(rows) == [(0, "root"), (3, "case"), (1, "obl")]


def test_below_a_noun_it_is_a_modifier() -> None:
    """`head of council`."""
    rows = "head head NOUN NN 0 ROOT\nof of ADP IN 1 prep\ncouncil council NOUN NN 2 pobj"

    assert converted(rows) == [(0, "root"), (3, "case"), (1, "nmod")]


def test_the_agent_of_a_passive() -> None:
    """`built by Rome`."""
    rows = "built build VERB VBN 0 ROOT\nby by ADP IN 1 agent\nRome Rome PROPN NNP 2 pobj"

    assert converted(rows) == [(0, "root"), (3, "case"), (1, "obl:agent")]


def test_prepositions_of_two_words() -> None:
    """`according to Rome rains`: both are case."""
    rows = """
        according accord VERB VBG 4 prep
        to to ADP IN 1 prep
        Rome Rome PROPN NNP 2 pobj
        rains rain VERB VBZ 0 ROOT"""

    assert converted(rows) == [(3, "case"), (3, "case"), (4, "obl"), (0, "root")]


def test_a_clause_after_a_preposition() -> None:
    """`left after saying`."""
    rows = "left leave VERB VBD 0 ROOT\nafter after ADP IN 1 prep\nsaying say VERB VBG 2 pcomp"

    assert converted(rows) == [(0, "root"), (3, "mark"), (1, "advcl")]


def test_coordinated_phrases() -> None:
    """`in Rome and in Oslo` below a verb: the conjunction goes with the second."""
    rows = """
        sat sit VERB VBD 0 ROOT
        in in ADP IN 1 prep
        Rome Rome PROPN NNP 2 pobj
        and and CCONJ CC 2 cc
        in in ADP IN 2 conj
        Oslo Oslo PROPN NNP 5 pobj"""

    assert converted(rows) == [
        (0, "root"),
        (3, "case"),
        (1, "obl"),
        (6, "cc"),
        (6, "case"),
        (3, "conj"),
    ]


def test_a_preposition_without_object_is_an_adverb() -> None:
    """Nothing is there that could be its head."""
    assert converted("ran run VERB VBD 0 ROOT\nin in ADP IN 1 prep")[1] == (1, "advmod")


def test_the_predicate_is_the_head_of_be() -> None:
    """`she was sure`, with the subject."""
    rows = "she she PRON PRP 2 nsubj\nwas be AUX VBD 0 ROOT\nsure sure ADJ JJ 2 acomp"

    assert converted(rows) == [(3, "nsubj"), (3, "cop"), (0, "root")]


def test_to_of_an_infinitive_is_a_mark() -> None:
    """An auxiliary proper stays one."""
    rows = "to to PART TO 2 aux\ngo go VERB VB 0 ROOT\nhas have AUX VBZ 2 aux"

    assert converted(rows) == [(2, "mark"), (0, "root"), (2, "aux")]


def test_universal_dependencies_stay_as_they_are() -> None:
    """Models that are trained on them need no conversion."""
    rows = """
        said say VERB VBD 0 root
        in in ADP IN 3 case
        Rome Rome PROPN NNP 1 obl
        and and CCONJ CC 5 cc
        Oslo Oslo PROPN NNP 3 conj"""

    assert converted(rows) == [(0, "root"), (3, "case"), (1, "obl"), (5, "cc"), (3, "conj")]


_LABELS = ("prep", "pobj", "pcomp", "conj", "cc", "acomp", "attr", "agent", "dative", "aux", "dep")
_NODES = st.builds(
    Node,
    st.sampled_from(["VERB", "ADP", "NOUN", "AUX"]),
    st.sampled_from(["TO", "IN"]),
    st.sampled_from(["be", "to"]),
    st.none(),
    st.sampled_from(_LABELS),
)


@given(st.lists(_NODES, min_size=1, max_size=8), st.data())
def test_a_tree_stays_a_tree(sentence: list[Node], data: st.DataObject) -> None:
    """Whatever the labels say, every word still reaches a root."""
    order = data.draw(st.permutations(range(len(sentence))))
    for rank, place in enumerate(order):
        sentence[place].head = data.draw(st.sampled_from(order[:rank])) if rank else None
    to_universal(sentence)
    for place in range(len(sentence)):
        above, steps = sentence[place].head, 0
        while above is not None:
            above, steps = sentence[above].head, steps + 1

            assert steps <= len(sentence)
