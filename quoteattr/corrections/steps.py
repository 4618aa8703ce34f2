"""The effect of each correction on a draft; a step that is refused leaves the draft unchanged."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from quoteattr.corrections.actions import (
    Action,
    AddQuote,
    MergeSpeakers,
    RemoveQuote,
    RenameSpeaker,
    SetAct,
    SetAddressee,
    SetKind,
    SetSpeaker,
    SplitSpeaker,
)
from quoteattr.corrections.anchoring import NotApplicableError
from quoteattr.corrections.draft import CORRECTED, Draft, DraftQuote
from quoteattr.corrections.draft_speaker import DraftSpeaker, folded_name
from quoteattr.corrections.lookup import (
    anchored,
    any_speaker,
    find_quote,
    find_speaker,
    new_speaker,
    quote_at,
    read_mention,
)
from quoteattr.language.names import parse_name
from quoteattr.language.typography import mark_after, mark_before
from quoteattr.schema.quote import Cue, MentionForm, QuoteKind, Term
from quoteattr.schema.span import Extent, Span


def apply_step(draft: Draft, action: Action) -> None:
    """Apply one correction.

    Raises:
        NotApplicableError: It does not fit the document; the draft is unchanged.
    """
    _STEPS[type(action)](draft, action)


def _set_speaker(draft: Draft, action: SetSpeaker) -> None:
    quote = find_quote(draft, action.quote)
    _attribute(draft, quote, any_speaker(draft, action.speaker) if action.speaker else None)


def _set_addressee(draft: Draft, action: SetAddressee) -> None:
    quote = find_quote(draft, action.quote)
    quote.addressee = any_speaker(draft, action.addressee) if action.addressee else None


def _set_kind(draft: Draft, action: SetKind) -> None:
    find_quote(draft, action.quote).kind = action.kind


def _set_act(draft: Draft, action: SetAct) -> None:
    find_quote(draft, action.quote).act = action.act


def _remove_quote(draft: Draft, action: RemoveQuote) -> None:
    parts = anchored(draft, action.quote)
    quote = quote_at(draft, parts)
    if quote is None:
        return
    draft.remove(quote)
    known = {term.span for term in draft.terms}
    for part in quote.parts:
        if quote.kind is QuoteKind.DIRECT and _is_marked(draft.text, part) and part not in known:
            draft.terms.append(Term(part, part.of(draft.text)))


def _is_marked(text: str, part: Span) -> bool:
    """Whether a stretch is in quotation marks."""
    return mark_before(text, part.start) < part.start and part.end < mark_after(text, part.end)


def _add_quote(draft: Draft, action: AddQuote) -> None:
    parts = anchored(draft, action.quote)
    cue = Cue.read(anchored(draft, action.cue), draft.text) if action.cue else None
    source = anchored(draft, action.source) if action.source else None
    for name, extent in (("cue", cue), ("source", Extent(source) if source else None)):
        if extent and any(extent.overlaps(part) for part in parts):
            raise NotApplicableError(
                f"the {name} is inside the quotation “{action.quote.words:.40}”"
            )
    speaker = any_speaker(draft, action.speaker) if action.speaker else None
    addressee = any_speaker(draft, action.addressee) if action.addressee else None
    quote = quote_at(draft, parts)
    if quote is None:
        quote = DraftQuote(parts, action.kind, action.act, rule=CORRECTED)
        draft.add(quote)
        draft.terms = [one for one in draft.terms if not any(map(one.span.overlaps, parts))]
    quote.kind, quote.act, quote.cue, quote.addressee = action.kind, action.act, cue, addressee
    quote.source = read_mention(draft, source, speaker.name if speaker else "") if source else None
    quote.speaker = speaker
    if quote.source:
        draft.give(quote.source, speaker)
    _forget_own_address(quote)
    quote.decide()


def _rename_speaker(draft: Draft, action: RenameSpeaker) -> None:
    others = [one for one in draft.speakers if _has_name(one, action.new_name)]
    speaker = find_speaker(draft, action.speaker) or next(iter(others), None)
    if speaker is None:
        raise NotApplicableError(f"nobody is called {action.speaker.name!r}")
    if others and others != [speaker]:
        raise NotApplicableError(
            f"somebody else is called {action.new_name!r}; merge the two if they are one person"
        )
    speaker.rename(action.new_name)
    speaker.gender = action.gender or speaker.gender
    speaker.kind = action.kind or speaker.kind


def _has_name(speaker: DraftSpeaker, name: str) -> bool:
    return folded_name(speaker.name) == folded_name(name)


def _merge_speakers(draft: Draft, action: MergeSpeakers) -> None:
    found = [(person, find_speaker(draft, person)) for person in action.speakers]
    present = list(dict.fromkeys(speaker for _, speaker in found if speaker))
    if not present:
        names = " and ".join(repr(person.name) for person in action.speakers)
        raise NotApplicableError(f"nobody is called {names}")
    first, *others = present
    for other in others:
        _replace(draft, other, first)
        first.absorb(other)
        draft.speakers.remove(other)
    missing = [person.name for person, speaker in found if speaker is None]
    first.aliases += [name for name in missing if not first.is_called(name)]
    if found[0][1] is None:
        first.rename(action.speakers[0].name)


def _replace(draft: Draft, speaker: DraftSpeaker, by: DraftSpeaker) -> None:
    for quote in draft.quotes:
        roles = (quote.speaker, quote.addressee)
        if speaker in roles:
            quote.speaker, quote.addressee = (by if one is speaker else one for one in roles)
            _forget_own_address(quote)


def _split_speaker(draft: Draft, action: SplitSpeaker) -> None:
    quotes = [find_quote(draft, anchor) for anchor in action.quotes]
    whole = find_speaker(draft, action.speaker)
    other = find_speaker(draft, action.to, besides=whole)
    if whole is None and other is None:
        raise NotApplicableError(f"nobody is called {action.speaker.name!r}")
    other = other or new_speaker(draft, action.to)
    for quote in quotes:
        _attribute(draft, quote, other)
    if whole:
        names = {folded_name(name) for name in (action.to.name, *action.aliases)}
        _move_names(draft, whole, other, names - {folded_name(whole.name)})


def _move_names(
    draft: Draft, whole: DraftSpeaker, other: DraftSpeaker, names: AbstractSet[str]
) -> None:
    """Give names of a speaker to another one, with the quotations whose source is such a name."""
    for mention in [one for one in whole.mentions if folded_name(one.text) in names]:
        draft.give(mention, other)
        for quote in draft.quotes_of(whole):
            if quote.source == mention:
                _attribute(draft, quote, other)
    moved = [alias for alias in whole.aliases if folded_name(alias) in names]
    whole.aliases = [alias for alias in whole.aliases if alias not in moved]
    whole.former -= names
    other.aliases += [alias for alias in moved if not other.is_called(alias)]


def _attribute(draft: Draft, quote: DraftQuote, speaker: DraftSpeaker | None) -> None:
    """Set the speaker of a quotation, and keep its source only if it can name the speaker."""
    if quote.source and speaker is not quote.speaker:
        if quote.source.form is MentionForm.NAME and not _shares_name(quote.source.text, speaker):
            quote.source = None
        else:
            draft.give(quote.source, speaker)
    quote.speaker = speaker
    _forget_own_address(quote)
    quote.decide()


def _shares_name(words: str, speaker: DraftSpeaker | None) -> bool:
    """Whether a name shares a word with one of the speaker's."""
    names = (speaker.name, *speaker.aliases) if speaker else ()
    keys = {key for name in names for key in parse_name(name).keys}
    return not keys.isdisjoint(parse_name(words).keys)


def _forget_own_address(quote: DraftQuote) -> None:
    if quote.speaker is quote.addressee:
        quote.addressee = None


_STEPS: Mapping[type, Callable[[Draft, Any], None]] = {
    SetSpeaker: _set_speaker,
    SetAddressee: _set_addressee,
    SetKind: _set_kind,
    SetAct: _set_act,
    RemoveQuote: _remove_quote,
    AddQuote: _add_quote,
    RenameSpeaker: _rename_speaker,
    MergeSpeakers: _merge_speakers,
    SplitSpeaker: _split_speaker,
}
