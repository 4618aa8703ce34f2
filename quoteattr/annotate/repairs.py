"""Repair of an error that parsers make in trees: a verb with two subjects."""

from collections.abc import Sequence

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_NOMINALS = frozenset({"appos", "vocative", "nsubj"})


def with_own_subjects(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """Return the heads with the second subject of a content attached to the reporting verb.

    In "The bridge is safe, its engineer, Ann Byrne, said" parsers take "engineer" for a subject of
    "safe", and "said", which governs it, has none. What follows the second subject, "Byrne", goes
    with it.

    Args:
        heads: The head of each word, which counts from 1 in the sentence; 0 is the root.
        relations: The relation of each word.
    """
    repaired = list(heads)
    subjects = [index for index, relation in enumerate(relations, 1) if relation in _SUBJECTS]
    for second in subjects:
        verb = heads[second - 1]
        governor = heads[verb - 1] if verb and relations[verb - 1] == "ccomp" else 0
        if not verb < second or not verb < governor:
            continue
        owners = [heads[subject - 1] for subject in subjects]
        has_first = any(s < verb == owner for s, owner in zip(subjects, owners, strict=True))
        if governor in owners or not has_first:
            continue
        repaired[second - 1] = governor
        for word in range(second + 1, governor):
            if heads[word - 1] == verb and relations[word - 1] in _NOMINALS:
                repaired[word - 1] = second
    return repaired
