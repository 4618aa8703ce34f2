"""From AnnotatedText to Utterances: what is said in a text, with or without quotation marks.

Enters: `AnnotatedText` and the lexicon. Leaves: `Utterance`s and terms. Three wings, in order:

- `stretches`: what quotation marks, dashes and labels set off, from the text alone;
- `reports`: cues with their contents, from the parse and the network;
- `utterances`: quotations made of the two, and terms of the stretches that are not speech.
"""

from collections.abc import Sequence

from quoteattr.find.reports.merge import find_reports
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.label_form import LabelForm
from quoteattr.find.utterances.acts import with_written_acts
from quoteattr.find.utterances.assemble import find_utterances
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Term
from quoteattr.schema.utterance import Utterance


def find(
    annotated: AnnotatedText, lexicon: Lexicon, label_forms: Sequence[LabelForm] = FORMS
) -> tuple[tuple[Utterance, ...], tuple[Term, ...]]:
    """Return all utterances of a text in text order, and the quoted terms.

    Args:
        annotated: The text with its parse.
        lexicon: The reporting words.
        label_forms: The forms of the labels of turns in transcripts.
    """
    stretches = find_stretches(annotated.text, annotated.paragraphs, label_forms)
    levels = Levels(annotated, stretches)
    reports = find_reports(levels, lexicon)
    utterances, terms = find_utterances(levels, reports, lexicon)
    return with_written_acts(annotated, utterances), terms
