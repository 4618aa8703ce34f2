"""Regular inflection of English, for words that a lemmatiser does not know."""

import regex

_SIBILANT = ("s", "x", "z", "ch", "sh")
_CONSONANT_Y = regex.compile(r"[^aeiou]y$")
_MUTE_E = regex.compile(r"[^eoy]e$")
_MAY_DOUBLE = regex.compile(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxy]$")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return the third person, past and present participle of a verb that inflects regularly.

    Where the last consonant may be doubled (`pitted`, but `visited`), both forms are returned, of
    which one is not English.
    """
    third = noun_plural(lemma)
    if _CONSONANT_Y.search(lemma):
        return third, f"{lemma[:-1]}ied", f"{lemma}ing"
    if lemma.endswith("e"):
        stem = lemma[:-1] if _MUTE_E.search(lemma) else lemma
        return third, f"{lemma}d", f"{stem}ing"
    forms = (third, f"{lemma}ed", f"{lemma}ing")
    if _MAY_DOUBLE.search(lemma):
        return *forms, f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
    return forms


def noun_plural(lemma: str) -> str:
    """Return the regular plural of a noun, or the regular third person of a verb."""
    if _CONSONANT_Y.search(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(_SIBILANT) else f"{lemma}s"
