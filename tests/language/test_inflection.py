"""Regular forms of English words."""

import pytest

from quoteattr.language.inflection import noun_plural, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shout", ("shouts", "shouted", "shouting")),
        ("cry", ("cries", "cried", "crying")),
        ("bray", ("brays", "brayed", "braying")),
        ("promise", ("promises", "promised", "promising")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("screech", ("screeches", "screeched", "screeching")),
        ("guess", ("guesses", "guessed", "guessing")),
        ("bellow", ("bellows", "bellowed", "bellowing")),
        ("sob", ("sobs", "sobed", "sobing", "sobbed", "sobbing")),
        ("quip", ("quips", "quiped", "quiping", "quipped", "quipping")),
        ("murmur", ("murmurs", "murmured", "murmuring", "murmurred", "murmurring")),
    ],
)
def test_verbs_inflect_regularly(lemma: str, forms: tuple[str, ...]) -> None:
    """Third person, past and participle, both ways where the consonant may be doubled."""
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "plural"), [("claim", "claims"), ("query", "queries"), ("guess", "guesses")]
)
def test_nouns_have_a_regular_plural(lemma: str, plural: str) -> None:
    """The plural follows the spelling of the singular."""
    assert noun_plural(lemma) == plural
