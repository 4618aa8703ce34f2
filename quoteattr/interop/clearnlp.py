"""Convert ClearNLP dependencies, which spaCy's English models use, to Universal Dependencies.

The labels of the models are those of the ClearNLP guidelines (Choi and Palmer 2012, "Guidelines
for the CLEAR Style Constituent to Dependency Conversion"). What our rules use is converted:

- prepositional phrases: the noun becomes `obl`, `obl:agent` or `nmod` of the head of the
  preposition, which becomes its `case`; a clause after a preposition becomes `advcl` or `acl`, with
  the preposition as its `mark`. All words of "according to" or "out of" are `case`.
- "be" with a predicate: the predicate becomes the head, and "be" its `cop`.
- the conjunction is attached to the conjunct after it, and the "to" of an infinitive is a `mark`.
- relations that only differ in name are renamed.

Not converted: a predicate with a preposition ("she is in Rome") remains a dependent of "be", and a
third conjunct of the second one; the last word of a name remains its head. Universal labels are not
changed, so that models trained on Universal Dependencies work too.
"""

from collections.abc import Iterator, Sequence

import attrs

_RENAMED = {
    "ROOT": "root",
    "": "dep",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    # A preposition without an object is an adverbial.
    "agent": "advmod",
    "prep": "advmod",
}
_PREPOSITIONS = frozenset({"prep", "agent", "dative", "conj"})
"""The relations of a preposition with an object."""
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_VERBS = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"attr", "acomp"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


@attrs.define
class Node:
    """A word of one sentence; the conversion changes its head and relation."""

    upos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank part of speech."""
    lemma: str
    """The dictionary form."""
    head: int | None
    """Index of the head in the sentence, from 0, None for a root."""
    relation: str
    """Relation to the head."""


def to_universal(sentence: Sequence[Node]) -> None:
    """Change the heads and relations of a sentence to those of Universal Dependencies."""
    tree = _Tree(sentence)
    for position in range(len(sentence)):
        tree.turn_preposition(position)
    for position in range(len(sentence)):
        tree.turn_copula(position)
    for position in range(len(sentence)):
        tree.move_conjunction(position)
    for node in sentence:
        if node.relation == "aux" and node.tag == "TO":
            node.relation = "mark"
        node.relation = _RENAMED.get(node.relation, node.relation)


@attrs.frozen
class _Tree:
    nodes: Sequence[Node]
    children: list[set[int]] = attrs.field(init=False)

    @children.default
    def _collect_children(self) -> list[set[int]]:
        children: list[set[int]] = [set() for _ in self.nodes]
        for position, node in enumerate(self.nodes):
            if node.head is not None:
                children[node.head].add(position)
        return children

    def turn_preposition(self, position: int) -> None:
        """Make the object of a preposition its head."""
        chain = [position]
        if self.nodes[position].relation not in _PREPOSITIONS:
            return
        while (found := self._child(chain[-1], "pobj", "pcomp")) is None:
            if (inner := self._child(chain[-1], "prep")) is None:
                return
            chain.append(inner)
        node, governed = self.nodes[position], self.nodes[found]
        is_clause = governed.relation == "pcomp" and governed.upos in _VERBS
        relation = self._relation_of_phrase(node, is_clause=is_clause)
        self._move(found, node.head, relation)
        for preposition in chain:
            for other in sorted(self.children[preposition]):
                self._move(other, found, self.nodes[other].relation)
        for preposition in chain:
            self._move(preposition, found, "mark" if is_clause else "case")

    def _relation_of_phrase(self, preposition: Node, *, is_clause: bool) -> str:
        if preposition.head is None or preposition.relation == "conj":
            return preposition.relation
        if preposition.relation == "agent" and not is_clause:
            return "obl:agent"
        if self.nodes[preposition.head].upos in _PREDICATES:
            return "advcl" if is_clause else "obl"
        return "acl" if is_clause else "nmod"

    def turn_copula(self, position: int) -> None:
        """Make the predicate the head of "be"."""
        node = self.nodes[position]
        if node.lemma != "be" or node.upos not in _VERBS or node.relation in _AUXILIARIES:
            return
        complements = list(self._children(position, *_COMPLEMENTS))
        if len(complements) != 1:
            return
        predicate = complements[0]
        self._move(predicate, node.head, node.relation)
        for other in sorted(self.children[position]):
            self._move(other, predicate, self.nodes[other].relation)
        self._move(position, predicate, "cop")

    def move_conjunction(self, position: int) -> None:
        """Attach a conjunction to the conjunct after it."""
        node = self.nodes[position]
        if node.relation != "cc" or node.head is None:
            return
        for conjunct in self._children(node.head, "conj"):
            if conjunct > position:
                self._move(position, conjunct, "cc")
                return

    def _move(self, position: int, head: int | None, relation: str) -> None:
        node = self.nodes[position]
        if node.head is not None:
            self.children[node.head].discard(position)
        if head is not None:
            self.children[head].add(position)
        node.head, node.relation = head, relation

    def _child(self, position: int, *relations: str) -> int | None:
        return next(self._children(position, *relations), None)

    def _children(self, position: int, *relations: str) -> Iterator[int]:
        return (
            child
            for child in sorted(self.children[position])
            if self.nodes[child].relation in relations
        )
