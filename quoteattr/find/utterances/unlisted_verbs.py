"""Verbs that report a quotation although they are in no list of reporting verbs."""

from collections.abc import Sequence

from quoteattr.schema.annotation import AnnotatedText, Token

PAUSES = ",?!—–-…"
"""Characters at the end of a quotation after which its sentence may continue."""
BEFORE_VERB = frozenset({"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM", "AUX", "ADV", "PART"})
"""The tags of words between the marks and a verb that reports."""
_OPENS_NOUN_PHRASE = frozenset({"PROPN", "PRON", "DET", "NOUN"})
SHORTEST_CLAUSE = 2
"""Least number of words of a reporting clause: a verb and its subject."""


def unlisted_verb(
    annotated: AnnotatedText, words: Sequence[Token], last_character: str
) -> Token | None:
    """Return a verb whose position shows that it reports the quotation, whatever it means.

    `"Aw," fleered Jack.` / `"Fifty," the keeper calculated.`

    Args:
        annotated: The text with its parse.
        words: The words from the marks to the end of the clause, at least one.
        last_character: The last character inside the marks.
    """
    if last_character not in PAUSES or len(words) < SHORTEST_CLAUSE:
        return None
    first, second = words[0], words[1]
    opens_subject = second.upos in _OPENS_NOUN_PHRASE and not _is_in_object(annotated, second)
    if _is_past_or_present(first) and opens_subject:
        return first
    if first.lemma == "come" and second.upos in {"ADP", "DET"}:
        # `"Here," came from under the table.`
        return first
    verbs = [word for word in words if word.upos == "VERB"]
    if len(verbs) != 1 or not _is_past_or_present(verbs[0]) or last_character != ",":
        return None
    has_only_subject = all(
        word.upos in (BEFORE_VERB if word.index < verbs[0].index else {"VERB", "ADV"})
        for word in words
    )
    return verbs[0] if has_only_subject else None


def _is_in_object(annotated: AnnotatedText, word: Token) -> bool:
    """Whether a word, or the noun that it modifies, is an object."""
    noun = annotated.head_of(word) if word.relation in {"det", "amod"} else word
    return noun is not None and noun.relation == "obj"


def _is_past_or_present(word: Token) -> bool:
    """Whether a word is a verb in the past or in the third person."""
    return word.upos == "VERB" and word.text.islower() and word.xpos in {"VBD", "VBZ"}
