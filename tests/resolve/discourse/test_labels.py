"""Labels of a transcript as mentions."""

from quoteattr.attribute.engine import attribute
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.quote import QuoteKind, SpeakerKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.utterance import Utterance
from tests.parses import read_parse


def speakers(notation: str) -> tuple[list[str], list[tuple[str, SpeakerKind]]]:
    """Return the names of the speakers of the turns, and all speakers."""
    annotated = read_parse(notation)
    utterances = [
        Utterance(QuoteKind.DIRECT, one.parts, FoundBy.MARKS, label=one.label)
        for one in find_stretches(annotated.text, annotated.paragraphs)
        if one.label
    ]
    quotes, found = resolve(annotated, attribute(annotated, utterances, Lexicon.load()))
    names = [quote.speaker.name if quote.speaker else "-" for quote in quotes]
    return names, [(speaker.name, speaker.kind) for speaker in found]


def test_equal_labels_are_one_speaker() -> None:
    """They need not be names, nor look like one to the parser."""
    names, found = speakers("Q: Why ?\n\nA: Rain .\n\nQ: Again ?\n\nA: Yes .")

    assert names == ["Q", "A", "Q", "A"]
    assert found == [("Q", SpeakerKind.PERSON), ("A", SpeakerKind.PERSON)]


def test_numbers_distinguish_labels() -> None:
    """The label is one name as a whole."""
    names, found = speakers("Clerk 1: Next !\n\nClerk 2: Here .\n\nClerk 1: Next !")

    assert names == ["Clerk 1", "Clerk 2", "Clerk 1"]
    assert len(found) == len(set(names))


def test_a_surname_is_the_speaker_with_the_full_name() -> None:
    """Labels that are names of persons are variants of each other."""
    names, _ = speakers(
        "ANN LEE: Why ?\n\nBOB ORR: Rain .\n\nLEE: Again ?\n\nORR: Yes .\n\nLEE: No !"
    )

    assert names == ["ANN LEE", "BOB ORR", "ANN LEE", "BOB ORR", "ANN LEE"]


def test_an_office_is_its_holder() -> None:
    """The first label adds the name."""
    names, _ = speakers(
        "The Minister (Mrs Gale): Rain .\n\nMr Tull: Now ?\n\nThe Minister: Yes .\n\nMr Tull: No !"
    )

    assert names == ["Mrs Gale", "Mr Tull", "Mrs Gale", "Mr Tull"]


def test_an_office_differs_from_its_deputy() -> None:
    """Though their last words are the same."""
    names, _ = speakers("Mr Speaker: Rain !\n\nMr Deputy Speaker: Rain ?\n\nMr Speaker: Rain .")

    assert names == ["Mr Speaker", "Mr Deputy Speaker", "Mr Speaker"]


def test_several_speakers_are_a_group() -> None:
    """Their label is in the list."""
    _, found = speakers("Hon. Members: Rain !\n\nMr Tull: Again ?\n\nHon. Members: Rain !")

    assert ("Hon. Members", SpeakerKind.GROUP) in found
