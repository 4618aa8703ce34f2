"""What a correction refers to: the quotation with its words, and the speaker with its name."""

import contextlib
from collections.abc import Iterable

from quoteattr.corrections.actions import Anchor, SpeakerReference
from quoteattr.corrections.anchoring import NotApplicableError, find_anchor
from quoteattr.corrections.draft import Draft, DraftQuote
from quoteattr.corrections.draft_speaker import DraftSpeaker, folded_name
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.quote import Mention, MentionForm
from quoteattr.schema.span import Span, join_parts


def find_quote(draft: Draft, anchor: Anchor) -> DraftQuote:
    """Return the quotation with the words of an anchor, or of which these words are whole parts.

    Raises:
        NotApplicableError: The words are not in the text, or are not a quotation.
    """
    parts = anchored(draft, anchor)
    if quote := quote_at(draft, parts):
        return quote
    core = set(_core(draft.text, parts))
    around = [one for one in draft.quotes if core and core <= set(_core(draft.text, one.parts))]
    if len(around) == 1:
        return around[0]
    raise NotApplicableError(f"“{anchor.words:.40}” at {parts[0].start} is not a quotation")


def quote_at(draft: Draft, parts: tuple[Span, ...]) -> DraftQuote | None:
    """Return the quotation with these parts, up to punctuation and marks at their ends."""
    core = _core(draft.text, parts)
    alike = [quote for quote in draft.quotes if quote.parts == parts] or [
        quote
        for quote in draft.quotes
        if quote.parts[0].start <= parts[-1].end
        and parts[0].start <= quote.parts[-1].end
        and _core(draft.text, quote.parts) == core
    ]
    return alike[0] if alike else None


def same_words(text: str, one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether two extents have the same words, up to marks and white space."""
    return _core(text, one) == _core(text, other)


def anchored(draft: Draft, anchor: Anchor) -> tuple[Span, ...]:
    """Return where the words of an anchor are.

    Raises:
        NotApplicableError: They are not in the text, or in several places.
    """
    return find_anchor(anchor, draft.text, is_same_text=draft.is_same_text)


def _core(text: str, parts: Iterable[Span]) -> tuple[Span, ...]:
    """Return parts from their first to their last letter or digit.

    Parts without any are left out, and those with none between them are one: an annotation tool
    may interrupt a quotation at the end of a line.
    """
    core: list[Span] = []
    for part in parts:
        letters = _letters(text, part)
        if core and letters and not _letters(text, Span(core[-1].end, letters.start)):
            letters = Span(core.pop().start, letters.end)
        if letters:
            core.append(letters)
    return tuple(core)


def _letters(text: str, part: Span) -> Span:
    start, end = part.start, part.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def find_speaker(
    draft: Draft, person: SpeakerReference, *, besides: DraftSpeaker | None = None
) -> DraftSpeaker | None:
    """Return the speaker who is called by a name, None if nobody is.

    Args:
        draft: The document.
        person: The name.
        besides: A speaker to be ignored.

    Raises:
        NotApplicableError: Several are called so, and no mention distinguishes them.
    """
    folded = folded_name(person.name)
    others = [one for one in draft.speakers if one is not besides]
    found = [one for one in others if folded_name(one.name) == folded]
    found = found or [one for one in others if one.is_called(person.name)]
    several = len(found) > 1
    if several and person.mention:
        parts = anchored(draft, person.mention)
        found = [one for one in found if parts in {mention.parts for mention in one.mentions}]
    if len(found) > 1 or (several and not found):
        raise NotApplicableError(
            f"several speakers are called {person.name!r}, and no mention says which is meant"
        )
    return found[0] if found else None


def any_speaker(draft: Draft, person: SpeakerReference) -> DraftSpeaker:
    """Return the speaker who is called by a name, a new one if nobody is.

    Raises:
        NotApplicableError: Several are called so.
    """
    return find_speaker(draft, person) or new_speaker(draft, person)


def new_speaker(draft: Draft, person: SpeakerReference) -> DraftSpeaker:
    """Add a speaker to a document."""
    speaker = DraftSpeaker(person.name, gender=person.gender, kind=person.kind)
    draft.speakers.append(speaker)
    if person.mention:
        # A new speaker needs no mention; a mention whose words have changed is left out.
        with contextlib.suppress(NotApplicableError):
            parts = anchored(draft, person.mention)
            draft.give(read_mention(draft, parts, person.name), speaker)
    return speaker


def read_mention(draft: Draft, parts: tuple[Span, ...], name: str = "") -> Mention:
    """Return words of the text as a mention.

    Args:
        draft: The document.
        parts: Where the words are.
        name: The name of the person whom they mention, if it is known.
    """
    for speaker in draft.speakers:
        for mention in speaker.mentions:
            if mention.parts == parts:
                return mention
    words = join_parts(parts, draft.text)
    return Mention(parts, words, _form(words, name))


def _form(words: str, name: str) -> MentionForm:
    if is_pronoun(words):
        return MentionForm.PRONOUN
    is_name = folded_name(words) == folded_name(name) or words[:1].isupper()
    return MentionForm.NAME if is_name else MentionForm.NOMINAL
