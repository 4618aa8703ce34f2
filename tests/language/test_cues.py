"""Words that may be cues, and the extent of a cue."""

from quoteattr.language.cues import CueKind, cue_extent, cues_at
from quoteattr.language.lexicon import Lexicon
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The first cue is that of the file, with all of its words."""
    annotated, lexicon = read_parse(given), Lexicon.load()
    found = [cue for token in annotated.tokens for cue in cues_at(annotated, token, lexicon)]

    extents = [cue_extent(annotated, cue.head, cue.last).of(annotated.text) for cue in found]

    assert (extents[0] if extents else "-") == expected


def test_a_phrase_comes_before_its_verb() -> None:
    """Both "point out" and "point" are cues."""
    annotated = read_parse(
        "They|PRON|2|nsubj point|VERB|0|root out|ADP|2|compound:prt mistakes|2 ."
    )

    phrase, *others = cues_at(annotated, annotated.tokens[1], Lexicon.load())

    assert (phrase.kind, phrase.last.text) == (CueKind.VERB, "out")
    assert all(cue.last.text == "point" for cue in others)
