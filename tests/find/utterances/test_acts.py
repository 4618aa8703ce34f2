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
from tests.parses import read_parse

SUBJECT = """
The|DET|2|det {}|3|nsubj said|VERB|0|root rain|NOUN|5|nsubj fell|VERB|3|ccomp
"""
MEDIUM = """
Ann|PROPN|2|nsubj said|VERB|0|root {}|ADP|4|case {}|NOUN|2|obl rain|NOUN|6|nsubj fell|VERB|2|ccomp
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


def subject(noun: str) -> AnnotatedText:
    """Return a sentence in which the noun, with its part of speech, says something."""
    return read_parse(SUBJECT.format(noun))


def medium(preposition: str, noun: str) -> AnnotatedText:
    """Return a sentence in which Ann says something in or on the noun."""
    return read_parse(MEDIUM.format(preposition, noun))


@pytest.mark.parametrize(
    ("noun", "act"),
    [
        ("letter|NOUN", Act.WRITING),
        ("poll|NOUN", Act.WRITING),
        ("newspaper|NOUN", Act.WRITING),
        ("Tribune|PROPN", Act.WRITING),
        ("mayor|NOUN", Act.SPEECH),
        ("port|NOUN", Act.SPEECH),
    ],
)
def test_the_words_of_a_document_are_writing(noun: str, act: Act) -> None:
    """Newspapers are documents here, though they are groups elsewhere."""
    assert acts(subject(noun), "said") is act


def test_a_document_has_no_thoughts() -> None:
    """A letter that hopes something says so; a person's hope remains a thought."""
    assert acts(subject("letter|NOUN"), "said", act=Act.THOUGHT) is Act.WRITING
    assert acts(subject("mayor|NOUN"), "said", act=Act.THOUGHT) is Act.THOUGHT


def test_a_person_called_post_is_not_a_newspaper() -> None:
    """The entity of a person overrules the list."""
    annotated = subject("Post|PROPN")
    person = attrs.evolve(annotated, entities=(Entity(4, 8, "PER"),))

    assert acts(annotated, "said") is Act.WRITING
    assert acts(person, "said") is Act.SPEECH


def test_the_source_of_the_utterance_counts() -> None:
    """According to the poll: there is no syntactic path from the cue to the source."""
    annotated = read_parse(
        """
        According/accord|VERB|4|case to|ADP|1|fixed the|DET|4|det poll|NOUN|6|obl rain|NOUN|6|nsubj
          fell|VERB|0|root
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
    annotated = read_parse(
        """
        Ann|PROPN|2|nsubj answered/answer|VERB|0|root on|ADP|4|case Twitter|PROPN|2|obl ,|6
          saying|VERB|2|advcl rain|NOUN|8|nsubj fell|VERB|6|ccomp
        """,
    )

    assert acts(annotated, "saying") is Act.WRITING


def test_writing_for_a_paper() -> None:
    """Writing here, Ann noted ..."""
    annotated = read_parse(
        """
        Writing/write|VERB|5|advcl here|ADV|1|advmod ,|1 Ann|PROPN|5|nsubj noted/note|VERB|0|root
          rain|NOUN|7|nsubj fell|VERB|5|ccomp
        """,
    )

    assert acts(annotated, "noted") is Act.WRITING


RELATIVE = """
the|DET|2|det letter|NOUN|0|root {} says|VERB|2|acl:relcl rain|NOUN|{last}|nsubj
  fell|VERB|{verb}|ccomp
"""


def test_a_relative_pronoun_refers_to_the_document() -> None:
    """The letter, which says ..."""
    notation = RELATIVE.format("which|PRON|4|nsubj", last=6, verb=4)

    assert acts(read_parse(notation), "says") is Act.WRITING


def test_a_relative_pronoun_refers_to_the_medium() -> None:
    """The letter in which Ann says ..."""
    between = "in|ADP|4|case which|PRON|6|obl Ann|PROPN|6|nsubj"
    notation = RELATIVE.format(between, last=8, verb=6)

    assert acts(read_parse(notation), "says") is Act.WRITING


@pytest.mark.parametrize(("noun", "act"), [("note", Act.WRITING), ("girl", Act.SPEECH)])
def test_the_noun_of_a_participle_is_its_source(noun: str, act: Act) -> None:
    """A note saying ..."""
    annotated = read_parse(
        f"""
        a|DET|2|det {noun}|NOUN|0|root saying|VERB|2|acl rain|NOUN|5|nsubj fell|VERB|3|ccomp
        """,
    )

    assert acts(annotated, "saying") is act


def test_the_possessor_of_a_noun_is_its_source() -> None:
    """The report's claim ..."""
    annotated = read_parse(
        """
        the|DET|2|det report|NOUN|4|nmod:poss 's|PART|2|case claim|NOUN|0|root
        """,
    )

    assert acts(annotated, "claim") is Act.WRITING


def test_an_utterance_without_a_cue_is_unchanged() -> None:
    """Marks alone do not show a medium."""
    alone = Utterance(QuoteKind.DIRECT, (Span(0, 3),), FoundBy.MARKS)

    assert with_written_acts(subject("letter|NOUN"), [alone]) == (alone,)
