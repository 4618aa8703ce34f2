"""The content of a report, divided by the marks in it."""

from quoteattr.find.reports.report import Report
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.content import Content, is_cleft, opens_with_noun, share_outside
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.parses import read_parse

CALLED = (
    "Ann|PROPN|2|nsubj called/call|VERB|0|root|VBD that|PRON|2|obj “ a|DET|6|det "
    "farce|NOUN|2|xcomp . ”\nBob|PROPN|2|nsubj sat/sit|VERB|0|root|VBD ."
)
SPLIT = (
    "{} mill|NOUN|9|nsubj ,|5 Ann|PROPN|5|nsubj said/say|VERB|0|root|VBD ,|5 “ I|PRON|9|nsubj "
    "fear|VERB|5|ccomp ,|9 fell|VERB|9|ccomp ”"
)


def content_of(
    annotated: AnnotatedText, cue: int, words: tuple[int, ...], found_by: FoundBy
) -> Content:
    """Return the content of a report of speech."""
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    cue_words = Words.single(annotated.tokens[cue])
    return Content.of(levels, Report(cue_words, words, found_by, Act.SPEECH))


def test_what_follows_a_sentence_in_marks_is_outside() -> None:
    """Only a quotation goes on over the full stop."""
    content = content_of(read_parse(CALLED), 1, (2, 3, 4, 5, 6, 7, 8, 9), FoundBy.READER)

    assert content.outside == (2,)
    assert content.stretches == (0,)
    assert not is_cleft(content)
    assert 0 < share_outside(content) < 1


def test_a_noun_phrase_before_the_clause_is_no_sentence() -> None:
    """The mill, Ann said, “I fear, fell”; but: at the mill, Ann said, “I fear it fell”."""
    words = (0, 1, 6, 7, 8, 9, 10, 11)
    noun = read_parse(SPLIT.format("The|DET|2|det"))
    adverbial = read_parse(SPLIT.format("At|ADP|2|case"))

    assert opens_with_noun(content_of(noun, 4, words, FoundBy.PARENTHETICAL))
    assert not opens_with_noun(content_of(adverbial, 4, words, FoundBy.PARENTHETICAL))
    assert not opens_with_noun(content_of(noun, 4, words, FoundBy.READER))
