"""Parsed names."""

from hypothesis import given

from quoteattr.language.names import acronyms, parse_name
from quoteattr.schema.quote import Gender
from tests.golden import golden
from tests.strategies import texts


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """Titles, words and suffix are those of the file."""
    name = parse_name(given)

    titles = " ".join(title.word for title in name.titles)
    assert f"{titles or '-'} | {' '.join(name.words)} | {name.suffix or '-'}" == expected


@given(texts(max_size=40))
def test_any_text(text: str) -> None:
    """Any str can be parsed, and it contains the words of the name."""
    assert all(word in text for word in parse_name(text).words)


def test_acronyms() -> None:
    """Initials make acronyms with and without small words; one word makes none."""
    assert acronyms(("Union", "of", "Bakers")) == {"ub", "uob"}
    assert not acronyms(("Union",))


def test_genders() -> None:
    """Titles and given names indicate a gender; a given name of either gender does not."""
    assert parse_name("Mrs. Reed").title_gender is Gender.SHE
    assert parse_name("Thomas Reed").given_gender is Gender.HE
    assert parse_name("Kim Reed").given_gender is None
    assert parse_name("Mary-Ann Reed").given_gender is Gender.SHE
    assert parse_name("Jean-Paul Reed").given_gender is None


def test_apostrophes() -> None:
    """Curly and straight apostrophes are equal, since one text often has both."""
    assert parse_name("Ann O’Shea").keys == parse_name("Ann O'Shea").keys


def test_weak_gender() -> None:
    """The last letter of a given name makes a gender likely, or indicates nothing."""
    genders = [parse_name(name).weak_gender for name in ("Zorella", "Quinto Reed", "Brin Lea")]

    assert genders == [Gender.SHE, Gender.HE, None]


def test_rare_given_names_indicate_a_gender_in_front_of_a_surname() -> None:
    """Alone they may be a place or a title."""
    genders = [
        parse_name(name).weak_gender for name in ("Gwendolyne Reed", "General", "Callum Reed")
    ]

    assert genders == [Gender.SHE, None, Gender.HE]
