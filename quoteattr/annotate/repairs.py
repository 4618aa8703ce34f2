"""Repair of an error that parsers make in trees: a verb with two subjects."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NOMINALS = frozenset({"appos", "vocative", "nsubj"})
_PHRASES = frozenset({"nmod", "obl"})
_BEFORE_NAME = frozenset({"PROPN", "PUNCT"})


def with_one_subject(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return the heads and relations of a sentence in which no verb has two subjects.

    A second subject that none of `_REPAIRS` explains is kept.

    Args:
        heads: The head of each word, which counts from 1 in the sentence; 0 is the root.
        relations: The relation of each word.
        tags: The universal part of speech of each word.
    """
    tree = _Tree(heads, relations, tags)
    new_heads, new_relations = list(heads), list(relations)
    for first, second in tree.double_subjects():
        found = (repair(tree, first, second) for repair in _REPAIRS)
        for word, (head, relation) in next(filter(None, found), {}).items():
            new_heads[word - 1], new_relations[word - 1] = head, relation
    return new_heads, new_relations


@attrs.frozen
class _Tree:
    """The tree of a sentence as the parser predicts it; words count from 1."""

    heads: Sequence[int]
    relations: Sequence[str]
    tags: Sequence[str]

    @property
    def subjects(self) -> list[int]:
        """The words that are subjects, in order."""
        return [word for word, relation in enumerate(self.relations, 1) if relation in _SUBJECTS]

    def head(self, word: int) -> int:
        return self.heads[word - 1]

    def relation(self, word: int) -> str:
        return self.relations[word - 1]

    def tag(self, word: int) -> str:
        return self.tags[word - 1]

    def double_subjects(self) -> Iterator[tuple[int, int]]:
        """Yield the first subject of a verb with each later one."""
        first_of: dict[int, int] = {}
        for word in self.subjects:
            first = first_of.setdefault(self.head(word), word)
            if first != word:
                yield first, word

    def dependents(
        self, head: int, relations: frozenset[str], between: tuple[int, int]
    ) -> Iterator[int]:
        """Yield the dependents of a word between two words."""
        for word in range(between[0] + 1, between[1]):
            if self.head(word) == head and self.relation(word) in relations:
                yield word

    def cue_of(self, verb: int) -> int:
        """Return the verb that reports the clause of a verb and has no subject, 0 for none."""
        if not verb or self.relation(verb) != "ccomp":
            return 0
        cue = self.head(verb)
        return 0 if any(self.head(word) == cue for word in self.subjects) else cue


_Changes = Mapping[int, tuple[int, str]]
"""The new head and relation of each word that changes."""


def _possessor_with_title(tree: _Tree, first: int, second: int) -> _Changes:
    """In "[engineer] Ann Byrne's lawyer said", the first subject is the title of the possessor."""
    name = first + 1
    if (tree.head(name), tree.relation(name), tree.tag(name)) != (second, "nmod:poss", "PROPN"):
        return {}
    return {first: (name, "nmod:desc")}


def _subject_of_cue_after(tree: _Tree, first: int, second: int) -> _Changes:
    """In "The bridge is safe, its [engineer], Ann Byrne, said", the cue after it governs it."""
    verb = tree.head(second)
    cue = tree.cue_of(verb)
    if not first < verb < min(second, cue):
        return {}
    names = tree.dependents(verb, _NOMINALS, between=(second, cue))
    return {
        second: (cue, tree.relation(second)),
        **{word: (second, tree.relation(word)) for word in names},
    }


def _subject_of_cue_inside(tree: _Tree, first: int, second: int) -> _Changes:
    """In "The bridge, said its [engineer], is safe", the cue before it governs it."""
    verb = tree.head(second)
    cue = tree.cue_of(verb)
    return {second: (cue, tree.relation(second))} if first < cue < second < verb else {}


def _name_of_subject(tree: _Tree, first: int, second: int) -> _Changes:
    """In "said her successor at the mill, Ann [Byrne]", the second subject names the first one.

    Also "her agent Dr A. [Byrne] said".
    """
    if tree.tag(first) != "NOUN" or tree.tag(second) != "PROPN":
        return {}
    verb = tree.head(second)
    if verb > first and not set(tree.tags[first : second - 1]) <= _BEFORE_NAME:
        return {}
    phrases = tree.dependents(verb, _PHRASES, between=(first, second))
    return {second: (first, "appos"), **dict.fromkeys(phrases, (first, "nmod"))}


def _name_of_agent(tree: _Tree, first: int, second: int) -> _Changes:
    """In "Asked by her [lawyer], Ann Byrne, why, the man wept", the first subject names a noun."""
    noun, after = first - 2, first + 1
    while after < second and tree.relation(after) == "flat" and tree.head(after) == first:
        after += 1
    if noun < 1 or (tree.tag(noun), tree.tag(first)) != ("NOUN", "PROPN"):
        return {}
    if {tree.tag(first - 1), tree.tag(after)} != {"PUNCT"} or tree.head(noun) == tree.head(first):
        return {}
    return {first: (noun, "appos")}


_REPAIRS: tuple[Callable[[_Tree, int, int], _Changes], ...] = (
    _possessor_with_title,
    _subject_of_cue_after,
    _subject_of_cue_inside,
    _name_of_subject,
    _name_of_agent,
)
"""The explanations of a second subject, of which the first one that applies is used: functions of a
tree and the two subjects that return the words that change."""
