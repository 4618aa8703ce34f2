"""Words before and after a quotation that report it without a reporting verb as predicate.

`What she said was “...”`, `“...” was all that he could say`, `I go, “...”`,
`gave an answer: “...”`.
"""

from collections.abc import Iterator, Sequence

from quoteattr.language import syntax
from quoteattr.language.cues import Cue, CueKind, cues_at
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.reporting import Frame, ReportingWord, WordClass
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Act

CLEFT = frozenset({"what", "all"})
"""What opens a cleft: "[what] she said was"."""
_GO = ReportingWord("go", WordClass.MANNER, Act.SPEECH, frozenset({Frame.DIRECT}))
_SHORTESTCLEFT = 3


def cue_before(annotated: AnnotatedText, clause: Sequence[Token], lexicon: Lexicon) -> Cue | None:
    """Return the cue of a clause that ends before a quotation, None if it has none of these.

    Args:
        annotated: The text with its parse.
        clause: The tokens from the start of the sentence, or the last quotation, to the mark.
        lexicon: The reporting words.
    """
    words = [token for token in clause if token.upos != "PUNCT"]
    if len(words) < 2:  # noqa: PLR2004 - a subject and a verb
        return None
    if words[0].text.lower() in CLEFT and words[-1].lemma == "be":
        return next(_verbs_with_subject(annotated, words[1:-1], lexicon), None)
    last = words[-1]
    if last.lemma == "go" and last.xpos in syntax.FINITE and clause[-1].upos == "PUNCT":
        subject = syntax.subject_of(annotated, last)
        return Cue(last, _GO, CueKind.VERB, last) if subject in words[:-1] else None
    if clause[-1].text == ":":
        return next(_nouns(annotated, words, lexicon), None)
    return None


def cue_after(annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon) -> Cue | None:
    """Return the verb of `was all that she said`.

    Args:
        annotated: The text with its parse.
        words: The words from a quotation to the end of the sentence.
        lexicon: The reporting words.
    """
    if len(words) < _SHORTESTCLEFT or words[0].lemma != "be":
        return None
    if words[1].text.lower() not in CLEFT:
        return None
    return next(_verbs_with_subject(annotated, words[2:], lexicon), None)


def _verbs_with_subject(
    annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon
) -> Iterator[Cue]:
    inside = {token.index for token in words}
    for token in words:
        for cue in cues_at(annotated, token, lexicon):
            direct = cue.kind is CueKind.VERB and cue.takes(Frame.DIRECT)
            subject = syntax.subject_of(annotated, token) if direct else None
            if subject is not None and subject.index in inside:
                yield cue


def _nouns(annotated: AnnotatedText, words: Sequence[Token], lexicon: Lexicon) -> Iterator[Cue]:
    """Yield the nouns of saying that are somebody's: "she has a word for it", "her answer was"."""
    for token in words:
        for cue in cues_at(annotated, token, lexicon):
            if cue.kind is CueKind.NOUN and cue.takes(Frame.DIRECT):
                owner = syntax.possessor_of(annotated, token)
                if owner or syntax.supporting_subject(annotated, token):
                    yield cue
