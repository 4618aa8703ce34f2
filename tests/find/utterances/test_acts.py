"""An utterance with a document as its source or medium is writing."""

import attrs
import pytest

from quoteattr.find.utterances.acts import with_written_acts
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.parses import parsed

SUBJECT = """
The the DET 2 det
{} {} {} 3 nsubj
said say VERB 0 root
rain rain NOUN 5 nsubj
fell fall VERB 3 ccomp
"""
MEDIUM = """
Ann Ann PROPN 2 nsubj
said say VERB 0 root
{} {} ADP 4 case
{} {} NOUN 2 obl
rain rain NOUN 6 nsubj
fell fall VERB 2 ccomp
"""


def acts(
    annotated: AnnotatedText, cue: str, *, source: str | None = None, act: Act = Act.SPEECH
) -> Act | None:
    """Return the act of an utterance with this cue, given the act of the cue alone."""
    words = {token.text: Words.single(token) for token in annotated.tokens}
    utterance = Utterance(
        QuoteKind.INDIRECT,
        (Span(0, 1),),
        FoundBy.MARKS,
        act=act,
        cue=words[cue],
        source=words[source] if source else None,
    )
    (utterance_with_act,) = with_written_acts(annotated, [utterance])
    return utterance_with_act.act


def subject(noun: str, tag: str = "NOUN") -> AnnotatedText:
    """Return a sentence in which the noun says something."""
    return parsed(f"The {noun} said rain fell", SUBJECT.format(noun, noun.lower(), tag))


def medium(preposition: str, noun: str) -> AnnotatedText:
    """Return a sentence in which Ann says something in or on the noun."""
    rows = MEDIUM.format(preposition, preposition, noun, noun.lower())
    return parsed(f"Ann said {preposition} {noun} rain fell", rows)


@pytest.mark.parametrize(
    ("noun", "tag", "act"),
    [
        ("letter", "NOUN", Act.WRITING),
        ("poll", "NOUN", Act.WRITING),
        ("newspaper", "NOUN", Act.WRITING),
        ("Tribune", "PROPN", Act.WRITING),
        ("mayor", "NOUN", Act.SPEECH),
        ("port", "NOUN", Act.SPEECH),
    ],
)
def test_the_words_of_a_document_are_writing(noun: str, tag: str, act: Act) -> None:
    """Newspapers are documents here, though they are groups elsewhere."""
    assert acts(subject(noun, tag), "said") is act


def test_a_document_has_no_thoughts() -> None:
    """A letter that hopes something says so; a person's hope remains a thought."""
    assert acts(subject("letter"), "said", act=Act.THOUGHT) is Act.WRITING
    assert acts(subject("mayor"), "said", act=Act.THOUGHT) is Act.THOUGHT


def test_a_person_called_post_is_not_a_newspaper() -> None:
    """The entity of a person overrules the list."""
    annotated = subject("Post", "PROPN")
    person = attrs.evolve(annotated, entities=(Entity(4, 8, "PER"),))

    assert acts(annotated, "said") is Act.WRITING
    assert acts(person, "said") is Act.SPEECH


def test_the_source_of_the_utterance_counts() -> None:
    """According to the poll: there is no syntactic path from the cue to the source."""
    annotated = parsed(
        "According to the poll rain fell",
        """
        According accord VERB 4 case
        to to ADP 1 fixed
        the the DET 4 det
        poll poll NOUN 6 obl
        rain rain NOUN 6 nsubj
        fell fall VERB 0 root
        """,
    )

    assert acts(annotated, "According", source="poll") is Act.WRITING


@pytest.mark.parametrize(
    ("preposition", "noun", "act"),
    [
        ("in", "statement", Act.WRITING),
        ("via", "email", Act.WRITING),
        ("on", "Twitter", Act.WRITING),
        ("on", "Monday", Act.SPEECH),
        ("on", "letter", Act.SPEECH),
        ("in", "court", Act.SPEECH),
    ],
)
def test_a_written_medium_is_an_adjunct_of_the_cue(preposition: str, noun: str, act: Act) -> None:
    """The preposition distinguishes the medium from the subject matter."""
    assert acts(medium(preposition, noun), "said") is act


def test_a_thought_in_a_letter_remains_a_thought() -> None:
    """The medium is that of something said, and a thought was not said."""
    assert acts(medium("in", "letter"), "said", act=Act.THOUGHT) is Act.THOUGHT


def test_the_medium_may_be_an_adjunct_of_the_verb_above() -> None:
    """Ann answered on Twitter, saying ..."""
    annotated = parsed(
        "Ann answered on Twitter, saying rain fell",
        """
        Ann Ann PROPN 2 nsubj
        answered answer VERB 0 root
        on on ADP 4 case
        Twitter Twitter PROPN 2 obl
        , , PUNCT 6 punct
        saying say VERB 2 advcl
        rain rain NOUN 8 nsubj
        fell fall VERB 6 ccomp
        """,
    )

    assert acts(annotated, "saying") is Act.WRITING


def test_writing_for_a_paper() -> None:
    """Writing here, Ann noted ..."""
    annotated = parsed(
        "Writing here, Ann noted rain fell",
        """
        Writing write VERB 5 advcl
        here here ADV 1 advmod
        , , PUNCT 1 punct
        Ann Ann PROPN 5 nsubj
        noted note VERB 0 root
        rain rain NOUN 7 nsubj
        fell fall VERB 5 ccomp
        """,
    )

    assert acts(annotated, "noted") is Act.WRITING


RELATIVE = """
the the DET 2 det
letter letter NOUN 0 root
{}
says say VERB 2 acl:relcl
rain rain NOUN {last} nsubj
fell fall VERB {verb} ccomp
"""


def test_a_relative_pronoun_refers_to_the_document() -> None:
    """The letter, which says ..."""
    rows = RELATIVE.format("which which PRON 4 nsubj", last=6, verb=4)

    assert acts(parsed("the letter which says rain fell", rows), "says") is Act.WRITING


def test_a_relative_pronoun_refers_to_the_medium() -> None:
    """The letter in which Ann says ..."""
    between = "in in ADP 4 case\nwhich which PRON 6 obl\nAnn Ann PROPN 6 nsubj"
    rows = RELATIVE.format(between, last=8, verb=6)

    assert acts(parsed("the letter in which Ann says rain fell", rows), "says") is Act.WRITING


@pytest.mark.parametrize(("noun", "act"), [("note", Act.WRITING), ("girl", Act.SPEECH)])
def test_the_noun_of_a_participle_is_its_source(noun: str, act: Act) -> None:
    """A note saying ..."""
    annotated = parsed(
        f"a {noun} saying rain fell",
        f"""
        a a DET 2 det
        {noun} {noun} NOUN 0 root
        saying say VERB 2 acl
        rain rain NOUN 5 nsubj
        fell fall VERB 3 ccomp
        """,
    )

    assert acts(annotated, "saying") is act


def test_the_possessor_of_a_noun_is_its_source() -> None:
    """The report's claim ..."""
    annotated = parsed(
        "the report's claim",
        """
        the the DET 2 det
        report report NOUN 4 nmod:poss
        's 's PART 2 case
        claim claim NOUN 0 root
        """,
    )

    assert acts(annotated, "claim") is Act.WRITING


def test_an_utterance_without_a_cue_is_unchanged() -> None:
    """Marks alone do not show a medium."""
    alone = Utterance(QuoteKind.DIRECT, (Span(0, 3),), FoundBy.MARKS)

    assert with_written_acts(subject("letter"), [alone]) == (alone,)
