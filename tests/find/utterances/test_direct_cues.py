"""The cue of a quotation among the words before or after its marks."""

from quoteattr.find.utterances.direct_cues import cue_after_marks, cue_before_marks
from quoteattr.language.lexicon import Lexicon
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The cue is that of the file."""
    annotated = read_parse(given)
    forms = [token.text for token in annotated.tokens]
    before = annotated.tokens[: forms.index("“")]
    after = [token for token in annotated.tokens[forms.index("”") + 1 :] if token.upos != "PUNCT"]

    cue = (
        cue_before_marks(annotated, before, Lexicon.load())
        if before
        else cue_after_marks(annotated, after, "!", Lexicon.load())
    )

    assert (cue.head.text if cue else "-") == expected
