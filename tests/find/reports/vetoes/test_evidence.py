"""What the vetoes judge a report by."""

from quoteattr.find.reports.report import Report
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.find.reports.vetoes.judging import evidence_of
from tests.parses import read_parse


def test_the_evidence_on_a_report() -> None:
    """The cue, its entry in the lexicon, the words, and what the rules find in the text."""
    annotated = read_parse(
        "Ann|PROPN|2|nsubj said/say|VERB|0|root|VBD it|PRON|4|nsubj fell|VERB|2|ccomp ."
    )
    evidence = evidence_of(annotated)
    report = Report(Words.single(annotated.tokens[1]), (2, 3, 4), FoundBy.READER, Act.SPEECH)
    verb = evidence.verb(report)

    assert evidence.annotated is annotated
    assert evidence.cue(report).text == "said"
    assert verb is not None
    assert verb.lemma == "say"
    assert [token.text for token in evidence.words(report)] == ["it", "fell"]
    assert evidence.rule_cues == {1}
    assert evidence.claims == frozenset()
