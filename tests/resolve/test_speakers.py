"""Speakers and quotations as users get them."""

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.resolve import resolve
from quoteattr.resolve.speakers import as_speaker
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from tests.parses import read_parse
from tests.scenes import attributions

PRONOUN = """
Emma|PROPN|2|nsubj rose|VERB|0|root .
“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root .
"""


def test_mentions_and_gender() -> None:
    """A speaker has names and pronouns in text order, and their gender."""
    annotated = read_parse(PRONOUN)

    _, (speaker,) = resolve(annotated, attributions(annotated))

    assert [(mention.text, mention.form) for mention in speaker.mentions] == [
        ("Emma", MentionForm.NAME),
        ("she", MentionForm.PRONOUN),
    ]
    assert (speaker.gender, speaker.kind) == (Gender.SHE, SpeakerKind.PERSON)


def test_an_i_mentions_the_speaker() -> None:
    """The "I" of a quotation refers to its speaker."""
    annotated = read_parse(
        "“ I|PRON|3|nsubj go|VERB|0|root . ” said|VERB|0|root Emma|PROPN|6|nsubj ."
    )

    _, (speaker,) = resolve(annotated, attributions(annotated))

    assert "I" in [mention.text for mention in speaker.mentions]


def test_a_given_name_does_not_state_a_gender() -> None:
    """Only words of the text do: a pronoun, a title, a noun."""
    annotated = read_parse("“ Rain ! ” said|VERB|0|root Emma|PROPN|5|nsubj .")

    _, (speaker,) = resolve(annotated, attributions(annotated))

    assert speaker.gender is None


def test_a_speaker_of_guessed_mentions_has_a_name() -> None:
    """The conversation may leave a speaker only a description that it assigned to him."""
    annotated = read_parse("“ Rain ! ” said|VERB|0|root the|DET|7|det captain|NOUN|5|nsubj .")
    discourse = read_discourse(annotated, attributions(annotated))
    cluster = Cluster(SpeakerKind.PERSON)
    (captain,) = discourse.mentions
    cluster.add(captain)
    cluster.evidence.guessed.add(captain.head)

    assert as_speaker(discourse, cluster, 1).name == "the captain"
