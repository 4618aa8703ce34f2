"""A row for each stretch, with its voice."""

import attrs

from quoteattr.export.voices.by_voice import VoiceScripts
from quoteattr.export.voices.script import to_lines, to_script
from quoteattr.export.voices.ssml import to_ssml
from quoteattr.schema.quote import Cue, Gender
from quoteattr.schema.span import Span
from tests.corrections.scene import scene
from tests.documents import DOCUMENT
from tests.golden import golden

WHISPERED = scene("“Late!” {she=Ann} whispered. “No.”\n")


@golden(__file__)
def test_lines(given: str, expected: str) -> None:
    """The golden cases."""
    shown = [
        f"{line['voice']}: {line['words']} | " + line["text"].replace("\n", "/").replace(" ", "_")
        for line in to_lines(scene(given))
    ]

    assert shown == expected.splitlines()


def test_the_columns() -> None:
    """A quotation in two parts is two lines, with what is known of both."""
    first, second, *_ = to_lines(DOCUMENT)

    assert first == {
        "document": "bridge",
        "line": 1,
        "voice": "Ada Brook",
        "speaker_id": 1,
        "gender": "she",
        "quote": 1,
        "manner": None,
        "confidence": 0.97,
        "words": "The bridge is closed,",
        "start": 0,
        "end": 24,
        "text": "“The bridge is closed,” ",
    }
    assert (second["voice"], second["quote"], second["confidence"]) == ("NARRATOR", None, None)


def test_a_script_is_a_table_with_tabs() -> None:
    """The header comes first; a cell with a line end is in quotation marks."""
    content = "".join(to_script([scene("“Late!” {=Ann}\n", id="n")]))

    assert content == (
        "document\tline\tvoice\tspeaker_id\tgender\tquote\tmanner\tconfidence\twords\tstart\tend\t"
        "text\n"
        'n\t1\tAnn\t1\t\t1\t\t0.5\tLate!\t0\t9\t"“Late!” \n"\n'
    )


def test_speakers_of_one_name_have_voices_of_their_own() -> None:
    """The number tells them apart."""
    document = scene("“Late!” {=Ann}\n“No.” {=Bob}\n")
    namesake = attrs.evolve(document.speakers[1], name="Ann")
    document = attrs.evolve(
        document,
        speakers=(document.speakers[0], namesake),
        quotes=(document.quotes[0], attrs.evolve(document.quotes[1], speaker=namesake)),
    )

    assert [line["voice"] for line in to_lines(document)] == ["Ann (1)", "Ann (2)"]


def test_the_part_of_each_voice() -> None:
    """Its lines have the numbers of the whole, by which they are put together again."""
    scripts = VoiceScripts()
    scripts.add(scene("“Late!” {she=Ann} cried. “No.” {=Ann}\nRain.", id="n"))

    assert scripts.voices == ("Ann", "NARRATOR")
    numbers = [line.split("\t")[1] for line in scripts.script("NARRATOR")]
    assert numbers == ["line", "2", "4"]


def test_speech_synthesis() -> None:
    """Who speaks is a voice, and how is prosody."""
    document = WHISPERED
    start = document.text.index("whispered")
    first = attrs.evolve(document.quotes[0], cue=Cue((Span(start, start + 9),), "whispered"))
    she = attrs.evolve(document.speakers[0], gender=Gender.SHE)
    first = attrs.evolve(first, speaker=she)
    document = attrs.evolve(document, quotes=(first, document.quotes[1]), speakers=(she,))

    assert to_ssml(document) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">\n'
        '<voice name="Ann" gender="female"><prosody volume="soft">“Late!” </prosody></voice>'
        '<voice name="NARRATOR">she whispered. </voice>'
        '<voice name="Ann">“No.”\n</voice></speak>\n'
    )
