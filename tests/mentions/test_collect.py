"""Mentions of all forms together."""

from quoteattr.mentions.collect import find_mentions
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from tests.parses import read_parse


def test_traits() -> None:
    """Titles and nouns indicate form, gender and kind."""
    annotated = read_parse(
        "Mrs.|PROPN|2|nmod Bell|PROPN|3|nsubj told|VERB|0|root the|DET|5|det boy|NOUN|3|obj ."
    )

    name, nominal = find_mentions(annotated)

    assert (name.form, name.gender, name.kind) == (MentionForm.NAME, Gender.SHE, SpeakerKind.PERSON)
    assert (nominal.form, nominal.gender) == (MentionForm.NOMINAL, Gender.HE)


def test_no_mention_is_nested_in_a_name() -> None:
    """A noun for a person that is part of a name is not a nominal as well."""
    annotated = read_parse(
        "the|DET|3|det Mayor|PROPN|3|compound Bell|PROPN|4|nsubj left|VERB|0|root .",
        entities=(("Mayor Bell", "PER"),),
    )

    assert [mention.form for mention in find_mentions(annotated)] == [MentionForm.NAME]


def test_a_notice_of_rights_mentions_nobody() -> None:
    """Its name is that of no one who speaks; in a sentence it is."""
    notice = read_parse("Copyright|NOUN|0|root 2021|NUM|1|flat Ann|PROPN|1|dep Lee|PROPN|3|flat .")
    sentence = read_parse("Ann|PROPN|3|nsubj Lee|PROPN|1|flat left|VERB|0|root .")

    assert find_mentions(notice) == ()
    assert len(find_mentions(sentence)) == 1
