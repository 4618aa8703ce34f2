"""The labels of a transcript as mentions: equal labels are one speaker, whatever words they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
import regex

from quoteattr.language.names import PARTICLES, ParsedName, parse_name
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable, Number
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.utterance import Attribution, SpeakerLabel

_ARTICLE = regex.compile(r"(?:the|an?)\s+")
_NAME_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}.’'-]*")
_POSSESSIVE = regex.compile(r"['’]s$", regex.IGNORECASE)


def with_labels(
    annotated: AnnotatedText,
    attributions: Iterable[Attribution],
    mentions: Sequence[Markable],
) -> tuple[Markable, ...]:
    """Return the mentions with those that the labels of turns are, in place of what is inside them.

    A name elsewhere that is equal to a label refers to the speaker with this label.
    """
    # The answers of an interview have one label, which is above it.
    labels = list(dict.fromkeys(one.utterance.label for one in attributions if one.utterance.label))
    if not labels:
        return tuple(mentions)
    name_of = {form: _name(label.name) for label in labels for form in _forms(label)}
    kind_of = {form: _kind(label.name) for label in labels for form in _forms(label)}
    found = tuple(_mentions(annotated, labels, name_of, kind_of))
    covered = {index for mention in found for index in range(mention.first, mention.stop)}
    kept = (
        mention
        for mention in mentions
        if covered.isdisjoint(range(mention.first, mention.stop)) and mention.head not in covered
    )
    return (*found, *(_as_labelled(annotated, one, name_of, kind_of) for one in kept))


def _mentions(
    annotated: AnnotatedText,
    labels: Iterable[SpeakerLabel],
    name_of: Mapping[str, ParsedName],
    kind_of: Mapping[str, SpeakerKind],
) -> Iterator[Markable]:
    for label in labels:
        if tokens := annotated.token_range(label.span):
            form, kind = _form(label.name), kind_of[_form(label.name)]
            yield Markable(
                label.span,
                tokens.start,
                tokens.stop,
                tokens.start,
                MentionForm.NAME,
                number=Number.PLURAL if kind is SpeakerKind.GROUP else Number.SINGULAR,
                kind=kind,
                gender=name_of[form].title_gender,
                name=name_of[form],
            )


def _as_labelled(
    annotated: AnnotatedText,
    mention: Markable,
    name_of: Mapping[str, ParsedName],
    kind_of: Mapping[str, SpeakerKind],
) -> Markable:
    form = _form(mention.span.of(annotated.text))
    if mention.form is not MentionForm.NAME or form not in name_of:
        return mention
    return attrs.evolve(mention, name=name_of[form], kind=kind_of[form], is_place=False)


def _forms(label: SpeakerLabel) -> Iterator[str]:
    yield _form(label.name)
    if label.office:
        yield _form(label.office)


def _form(name: str) -> str:
    """Return a name as labels are compared: in lower case, without article."""
    folded = " ".join(name.casefold().split())
    return _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded


def _name(label: str) -> ParsedName:
    """Return the parsed name of a person; any other label counts as a name of one word."""
    words = label.split()
    is_office = _ARTICLE.match(label.lower()) or (
        len(words) > 1 and words[-1].lower() in read_classes("document_labels.txt")["chair"]
    )
    is_name = all(_NAME_WORD.fullmatch(word) or word.lower() in PARTICLES for word in words)
    has_owner = any(_POSSESSIVE.search(word) for word in words[:-1])
    parsed = parse_name(label)
    if is_office or not is_name or has_owner or not parsed.words or label in {"Q", "A"}:
        return ParsedName((), (label,))
    return parsed


def _kind(label: str) -> SpeakerKind:
    groups = read_classes("document_labels.txt")["group"]
    return SpeakerKind.GROUP if label.lower().split()[-1] in groups else SpeakerKind.PERSON
