"""Where a text mentions somebody."""

import pytest

from quoteattr.mentions.collect import markables
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from tests.parses import parsed
from tests.scenes import story

CASES = {
    "title and name": ("Mr.|PROPN|2|nmod Bell|PROPN|3|nsubj left|VERB|0|root .", ["Mr. Bell"]),
    "title that ends a sentence": (
        "She|PRON|2|nsubj met|VERB|0|root Mrs|PROPN|2|obj .\nBell|PROPN|0|root .",
        ["She", "Mrs. Bell"],
    ),
    "surname with a wrong tag": (
        "Theresa|PROPN|3|nsubj May|AUX|3|aux left|VERB|0|root .",
        ["Theresa May"],
    ),
    "particle": ("Anna|PROPN|4|nsubj de Vere|PROPN|1|flat left|VERB|0|root .", ["Anna de Vere"]),
    "definite name": ("the|DET|2|det Gryphon|PROPN|3|nsubj left|VERB|0|root .", ["the Gryphon"]),
    "nominal": (
        "A|DET|3|det very|ADJ|3|amod woman|NOUN|4|nsubj left|VERB|0|root .",
        ["A very woman"],
    ),
    "what a noun is of": (
        "The|DET|2|det mayor|NOUN|5|nsubj of|ADP|4|case Kent|PROPN|2|nmod left|VERB|0|root .",
        ["The mayor of Kent", "Kent"],
    ),
    "possessor": (
        "her|PRON|2|nmod:poss sister|NOUN|3|nsubj left|VERB|0|root .",
        ["her", "her sister"],
    ),
    "a role without what it is of": (
        "She|PRON|2|nsubj shook|VERB|0|root her|PRON|4|nmod:poss head|NOUN|2|obj .",
        ["She", "her"],
    ),
    "office between two names": (
        "Orbis|PROPN|4|compound Mayor|PROPN|4|compound Jan|PROPN|4|compound Berg|PROPN|0|root .",
        ["Orbis", "Mayor Jan Berg"],
    ),
    "and in what an organisation is of": (
        (
            "The|DET|2|det Ministry|PROPN|7|nsubj of|ADP|4|case Farms|PROPN|2|nmod and|CCONJ|6|cc "
            "Dykes|PROPN|4|conj met|VERB|0|root ."
        ),
        ["The Ministry of Farms and Dykes"],
    ),
    "and between two organisations": (
        "Orbis|PROPN|4|nsubj and|CCONJ|3|cc Vestra|PROPN|1|conj met|VERB|0|root .",
        ["Orbis", "Vestra"],
    ),
    "ampersand": (
        "Orbis|PROPN|4|nsubj &|CCONJ|3|cc Vestra|PROPN|1|conj grew|VERB|0|root .",
        ["Orbis & Vestra"],
    ),
    "a long string of titles": (
        (
            "The|DET|2|det Rt|PROPN|5|nmod Rev.|PROPN|5|nmod Dr.|PROPN|5|nmod Ann|PROPN|11|nsubj "
            "de|PROPN|5|flat la|PROPN|5|flat Mare|PROPN|5|flat Vane|PROPN|5|flat Orm|PROPN|5|flat "
            "left|VERB|0|root ."
        ),
        ["Rt Rev. Dr. Ann de la Mare Vane Orm"],
    ),
    "article of the noun behind a name": (
        "the|DET|3|det Vestra|PROPN|3|compound club|NOUN|4|nsubj met|VERB|0|root .",
        ["the Vestra club", "Vestra"],
    ),
    "hyphens before a noun": (
        (
            "An|DET|2|det out|ADP|7|amod -|PUNCT|2|punct of|ADP|2|fixed -|PUNCT|2|punct "
            "touch|NOUN|7|nmod man|NOUN|8|nsubj left|VERB|0|root ."
        ),
        ["touch man"],
    ),
    "weekday": ("Monday|PROPN|2|nsubj came|VERB|0|root .", []),
    "capital at the start": (
        "No|PROPN|3|discourse , come|VERB|0|root , no|INTJ|3|discourse .",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    found = markables(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in found]


def test_traits() -> None:
    """Titles, nouns and pronouns tell form, gender and kind."""
    annotated = story(
        "Mrs.|PROPN|2|nmod Bell|PROPN|3|nsubj told|VERB|0|root the|DET|5|det boy|NOUN|3|obj ."
    )

    name, nominal = markables(annotated)

    assert (name.form, name.gender, name.kind) == (MentionForm.NAME, Gender.SHE, SpeakerKind.PERSON)
    assert (nominal.form, nominal.gender) == (MentionForm.NOMINAL, Gender.HE)


def test_label_of_the_whole_document() -> None:
    """A name is what the engine calls it most often."""
    annotated = story(
        "Orbis|PROPN|2|nsubj grew|VERB|0|root .\nOrbis|PROPN|2|nsubj fell|VERB|0|root .",
        entities=(("Orbis", "ORG"),),
    )

    assert {SpeakerKind.ORGANISATION} == {mention.kind for mention in markables(annotated)}


def test_nickname_inside_a_name() -> None:
    """It is one of the words of the name, and its marks tell that it is a nickname."""
    text = "Tomas “Tip” Bell left."
    rows = """
Tomas Tomas PROPN 6 nsubj
“ “ PUNCT 3 punct
Tip Tip PROPN 1 flat
” ” PUNCT 3 punct
Bell Bell PROPN 1 flat
left leave VERB 0 root
. . PUNCT 6 punct
"""

    (mention,) = markables(parsed(text, rows))

    assert mention.name is not None
    assert (mention.span.of(text), mention.name.keys) == (text[:16], ("tomas", "tip", "bell"))


def test_name_that_the_tokeniser_cut() -> None:
    """What stands without a space behind a name and starts with a hyphen or apostrophe is of it."""
    text = "Ann Lund-O'Shea left."
    rows = """
Ann Ann PROPN 4 nsubj
Lund Lund PROPN 1 flat
-O'Shea -O'Shea PROPN 1 flat
left leave VERB 0 root
. . PUNCT 4 punct
"""

    (mention,) = markables(parsed(text, rows))

    assert mention.span.of(text) == "Ann Lund-O'Shea"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Foreign Ministry", SpeakerKind.ORGANISATION), ("Ann Ministry", SpeakerKind.ORGANISATION)],
)
def test_name_that_ends_in_an_organisation(name: str, kind: SpeakerKind) -> None:
    """It is an organisation's, even where its first word might be a title or a given name."""
    first, last = name.split()
    annotated = story(f"{first}|PROPN|2|compound {last}|PROPN|3|nsubj met|VERB|0|root .")

    (mention,) = markables(annotated)

    assert mention.kind is kind


def test_initials_with_an_article() -> None:
    """Capitals behind an article are an organisation's, whatever the engine says."""
    annotated = story(
        "The|DET|2|det S.V.C.|PROPN|3|nsubj met|VERB|0|root .", entities=(("S.V.C.", "PER"),)
    )

    (mention,) = markables(annotated)

    assert mention.kind is SpeakerKind.ORGANISATION


def test_place_that_ends_in_an_organisation() -> None:
    """What the engine takes for a place stays one."""
    annotated = story(
        "Bell|PROPN|2|compound County|PROPN|3|nsubj grew|VERB|0|root .",
        entities=(("Bell County", "LOC"),),
    )

    (mention,) = markables(annotated)

    assert mention.place


@pytest.mark.parametrize(
    ("text", "rows", "gender"),
    [
        (
            "The tallest of her brothers left.",
            """
The the DET 2 det
tallest tall ADJ 6 nsubj JJS
of of ADP 5 case
her her PRON 5 nmod:poss
brothers brother NOUN 2 nmod NNS
left leave VERB 0 root
. . PUNCT 6 punct
""",
            Gender.HE,
        ),
        (
            "The 34-year-old left.",
            """
The the DET 6 det
34 34 NUM 4 nummod
- - PUNCT 2 punct
year year NOUN 6 obl
- - PUNCT 4 punct
old old ADJ 7 nsubj JJ
left leave VERB 0 root
. . PUNCT 7 punct
""",
            None,
        ),
    ],
)
def test_adjective_that_stands_for_somebody(text: str, rows: str, gender: Gender | None) -> None:
    """It is a single person, of the gender of those whom it is of."""
    nominal = next(one for one in markables(parsed(text, rows)) if one.span.start == 0)

    assert nominal.span.of(text) == text.removesuffix(" left.")
    assert (nominal.kind, nominal.gender) == (SpeakerKind.PERSON, gender)


def test_plural_that_the_lemmatiser_left() -> None:
    """A plural of a person's noun is a group, whatever its lemma."""
    annotated = story("Homeowners|NOUN|2|nsubj left|VERB|0|root .")

    (mention,) = markables(annotated)

    assert mention.span.of(annotated.text) == "Homeowners"
