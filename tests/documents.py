"""A small document, built by hand, for the tests of what is done with results."""

from quoteattr.schema.document import Document
from quoteattr.schema.quote import (
    Act,
    Cue,
    Gender,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Term,
)
from quoteattr.schema.span import Span, join_parts

TEXT = (
    "“The bridge is closed,” warned Mayor Ada Brook, “until May.” "
    "She took the council to task, believing it was “lazy”. The ‘easy way’ is long."
)


def span(words: str) -> Span:
    """Return the first offsets of the words in `TEXT`."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, form: MentionForm) -> Mention:
    """Return the words as a mention."""
    return Mention((span(words),), words, form)


MAYOR = Speaker(
    id=1,
    name="Ada Brook",
    aliases=("Mayor Ada Brook",),
    mentions=(mention("Mayor Ada Brook", MentionForm.NAME), mention("She", MentionForm.PRONOUN)),
    gender=Gender.SHE,
    kind=SpeakerKind.PERSON,
)

_INTERRUPTED = (span("The bridge is closed,"), span("until May."))

DOCUMENT = Document(
    text=TEXT,
    quotes=(
        Quote(
            id=1,
            kind=QuoteKind.DIRECT,
            act=Act.SPEECH,
            parts=_INTERRUPTED,
            text=join_parts(_INTERRUPTED, TEXT),
            cue=Cue.read([span("warned")], TEXT),
            source=MAYOR.mentions[0],
            speaker=MAYOR,
            rule="subject",
            confidence=0.97,
        ),
        Quote(
            id=2,
            kind=QuoteKind.MIXED,
            act=Act.THOUGHT,
            parts=(span("it was “lazy”"),),
            text="it was “lazy”",
            cue=Cue.read([span("took"), span("to task")], TEXT),
            rule="clause",
            confidence=0.5,
        ),
    ),
    speakers=(MAYOR,),
    terms=(Term(span("easy way"), "easy way"),),
    id="bridge",
    meta={"engine": "hand"},
)
