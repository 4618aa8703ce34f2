"""From AnnotatedText to Utterances: what is said in a text, with or without quotation marks.

Enters: `AnnotatedText` and the lexicon. Leaves: `Utterance`s and terms.
`direct` pairs the marks from the text alone (`marks`, `weighing`, `moves`, `pairing`, `convention`,
`unclosed`, `dashes`, `interruptions`, `transcripts`); `reported` reads from the parse what words
report, by the patterns of `clauses`, `infinitives` and `objects`, `adverbial` what phrases and
headlines do, and `read` takes what the reader sees; `gathering` puts these reports together.
`framing` and `quotatives` find the reporting clause beside a quotation, `joining` tells which
quoted stretches are one quotation, `speech` tells speech from terms, `assemble` makes utterances of
all of it, and `media` tells writing from speech.
"""

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.acts import tell_writing
from quoteattr.find.utterances.assemble import find_utterances
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Term
from quoteattr.schema.utterance import Utterance


def find(
    annotated: AnnotatedText, lexicon: Lexicon
) -> tuple[tuple[Utterance, ...], tuple[Term, ...]]:
    """Return everything that is said in a text, in text order, and the quoted terms.

    Args:
        annotated: The text with its parse.
        lexicon: The reporting words.
    """
    stretches = find_stretches(annotated.text, annotated.paragraphs)
    utterances, terms = find_utterances(annotated, stretches, lexicon)
    return tell_writing(annotated, utterances), terms
