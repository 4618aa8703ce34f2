"""The persons whom the labels of a transcript name."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs
import regex

from quoteattr.find.stretches.transcripts.lines import LabelledLine
from quoteattr.language.given_names import given_names
from quoteattr.language.titles import title_of

_FULL_NAME = regex.compile(r"\p{Lu}\p{Ll}+ (?=(?P<rest>\p{Lu}[\p{L}.’'-]*))")
_BOUND = regex.compile(r"\b")
_INITIALS = regex.compile(r"\p{Lu}{2,3}")
_NAME_OF_INITIALS = regex.compile(
    r"\p{Lu}\p{Ll}+(?: \p{Lu}(?:\p{Ll}+|\.))?(?: (?:de|van|von|di|la))? \p{Lu}\p{L}+"
)


def named_by_office(labelled: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Return the lines; a label that is only an office gets the name that another adds to it."""
    names: dict[str, str] = {}
    for line in labelled:
        if line.label.office:
            names.setdefault(_key(line.label.office), line.label.name)
    return [_renamed(line, names.get(_key(line.label.name), line.label.name)) for line in labelled]


def persons(text: str, names: Collection[str]) -> frozenset[str]:
    """Return the labels that are the names of persons by themselves.

    They have a title or an article, start with a given name, or are the surname or the initials of
    a full name in the text.
    """
    known = surnames(text, names) | initials(text, names).keys()
    return frozenset(name for name in names if _is_person(name, known))


def _is_person(name: str, last_names: Collection[str]) -> bool:
    first, *following = name.split()
    if name in last_names or first.lower().rstrip(".") in given_names():
        return True
    return bool(following) and (first.title() in {"The", "An"} or title_of(first) is not None)


def surnames(text: str, labels: Iterable[str]) -> frozenset[str]:
    """Return the labels of one word that occur in the text as surnames after a given name."""
    names = {
        label: label.capitalize() if label.isupper() else label
        for label in labels
        if label[:1].isupper() and " " not in label and len(label) > 1
    }
    if not names:
        return frozenset()
    lengths = set(map(len, names.values()))
    found: set[str] = set()
    for words in _FULL_NAME.finditer(text):
        start, end = words.span("rest")
        # "Ann Lee-Bell" contains "Lee" too: a surname may end wherever a word does.
        for bound in _BOUND.finditer(text, start, end + 1):
            if bound.start() - start in lengths:
                found.add(text[start : bound.start()])
    return frozenset(label for label, name in names.items() if name in found)


def initials(text: str, labels: Iterable[str]) -> Mapping[str, str]:
    """Return the labels that are the initials of one full name in the text, with this name.

    The name starts with a given name, or is a label itself.
    """
    known = set(labels)
    letters = {label for label in known if _INITIALS.fullmatch(label)}
    if not letters:
        return {}
    found: dict[str, set[str]] = {label: set() for label in letters}
    for match in _NAME_OF_INITIALS.finditer(text):
        words = [word for word in match[0].split() if word[0].isupper()]
        for label in {"".join(word[0] for word in words), words[0][0] + words[-1][0]} & letters:
            if words[0].lower() in given_names() or match[0] in known:
                found[label].add(match[0])
    return {label: full.pop() for label, full in found.items() if len(full) == 1}


def named_by_initials(text: str, labelled: Sequence[LabelledLine]) -> list[LabelledLine]:
    """Return the lines; a label of initials gets the full name that they abbreviate in the text."""
    full = initials(text, {line.label.name for line in labelled})
    return [_renamed(line, full.get(line.label.name, line.label.name)) for line in labelled]


def _renamed(line: LabelledLine, name: str) -> LabelledLine:
    return attrs.evolve(line, label=attrs.evolve(line.label, name=name))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
