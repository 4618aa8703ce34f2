"""Repair of an error that parsers make in trees: a verb with two subjects."""

from collections.abc import Sequence

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NOMINALS = frozenset({"appos", "vocative", "nsubj"})
_PHRASES = frozenset({"nmod", "obl"})
_BEFORE_NAME = frozenset({"PROPN", "PUNCT"})


def with_one_subject(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return the heads and relations of a sentence without second subjects.

    In "The bridge is safe, its engineer, Ann Byrne, said" parsers take "engineer" for a subject of
    "safe", and "said", which governs it, has none. In "said her successor at the mill, Ann Byrne"
    both "successor" and "Byrne" are subjects; in "The bridge, said its engineer, is safe" both
    "bridge" and "engineer", as in "her agent Dr A. Byrne said"; and in "engineer Ann Byrne's lawyer
    said" both "engineer" and "lawyer".

    Args:
        heads: The head of each word, which counts from 1 in the sentence; 0 is the root.
        relations: The relation of each word.
        tags: The universal part of speech of each word.
    """
    mended, named = list(heads), list(relations)
    subjects = [index for index, relation in enumerate(relations, 1) if relation in _SUBJECTS]
    for second in subjects:
        verb = heads[second - 1]
        first = next((one for one in subjects if heads[one - 1] == verb and one != second), None)
        if first is None or first > second:
            continue
        if heads[first] == second and relations[first] == "nmod:poss" and tags[first] == "PROPN":
            mended[first - 1], named[first - 1] = first + 1, "nmod:desc"
            continue
        governor = heads[verb - 1] if verb and relations[verb - 1] == "ccomp" else 0
        has_none = all(heads[one - 1] != governor for one in subjects)
        is_around = first < verb < min(second, governor) or first < governor < second < verb
        if is_around and has_none:
            mended[second - 1] = governor
            for word in range(second + 1, governor):
                if heads[word - 1] == verb and relations[word - 1] in _NOMINALS:
                    mended[word - 1] = second
        elif (
            tags[first - 1] == "NOUN"
            and tags[second - 1] == "PROPN"
            and (verb < first or set(tags[first : second - 1]) <= _BEFORE_NAME)
        ):
            mended[second - 1], named[second - 1] = first, "appos"
            for word in range(first + 1, second):
                if heads[word - 1] == verb and relations[word - 1] in _PHRASES:
                    mended[word - 1], named[word - 1] = first, "nmod"
    return mended, named
