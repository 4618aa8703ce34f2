"""What the user knows beforehand: characters, and the coreference chains of a text."""

from collections.abc import Iterable
from typing import TypeVar

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.quote import Gender, SpeakerKind
from quoteattr.schema.span import Span

_Item = TypeVar("_Item")


def _read_gender(value: Gender | str | None) -> Gender | None:
    if value is None or isinstance(value, Gender):
        return value
    try:
        return Gender(value)
    except ValueError:
        known = ", ".join(repr(gender.value) for gender in Gender)
        message = f"the gender of a character must be one of {known} or None, got {value!r}"
        raise InvalidOptionError(message) from None


def _read_kind(value: SpeakerKind | str) -> SpeakerKind:
    try:
        return SpeakerKind(value)
    except ValueError:
        known = ", ".join(repr(kind.value) for kind in SpeakerKind)
        message = f"the kind of a character must be one of {known}, got {value!r}"
        raise InvalidOptionError(message) from None


def _read_aliases(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise InvalidOptionError(f"aliases must be several names, got the str {value!r}")
    return tuple(map(_read_name, value))


def _read_name(value: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidOptionError(f"a character needs a name that is not blank, got {value!r}")
    return value


@attrs.frozen
class Character:
    """A speaker known beforehand."""

    name: str = attrs.field(converter=_read_name)
    """The name that the speaker gets in the result."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_read_aliases)
    """Other names that the text uses."""
    gender: Gender | None = attrs.field(default=None, converter=_read_gender)
    """The pronouns that the text uses, if known; also accepts `he`, `she` and `they` as a str."""
    kind: SpeakerKind = attrs.field(default=SpeakerKind.PERSON, converter=_read_kind)
    """What kind of speaker it is; also accepts a str such as `organisation`."""


def read_characters(characters: Iterable[Character]) -> tuple[Character, ...]:
    """Return the characters that a user gives.

    Raises:
        InvalidOptionError: They are something else.
    """
    if isinstance(characters, Iterable):
        known = tuple(characters)
        if all(isinstance(character, Character) for character in known):
            return known
    raise InvalidOptionError(f"characters must be a list of Character objects, got {characters!r}")


def _read_chains(
    chains: Iterable[Iterable[Span | Iterable[int]]],
) -> tuple[tuple[Span, ...], ...]:
    return tuple(
        tuple(
            sorted(_read_mention(mention, number) for mention in _listed(chain, f"chain {number}"))
        )
        for number, chain in enumerate(_listed(chains, "chains"), start=1)
    )


def _listed(items: Iterable[_Item], name: str) -> Iterable[_Item]:
    if isinstance(items, str) or not isinstance(items, Iterable):
        raise InvalidOptionError(f"{name}: expected a list, got {items!r}")
    return items


def _read_mention(mention: Span | Iterable[int], number: int) -> Span:
    offsets: tuple[int, ...] = ()
    if isinstance(mention, Span):
        offsets = (mention.start, mention.end)
    elif isinstance(mention, Iterable):
        offsets = tuple(mention)
    # True and False are ints to Python, but not offsets.
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in offsets)
    if len(offsets) != 2 or not whole or not 0 <= offsets[0] < offsets[1]:  # noqa: PLR2004
        raise InvalidOptionError(
            f"chain {number}: a mention is a start and an end, start before end, got {mention!r}"
        )
    return Span(*offsets)


@attrs.frozen
class ChainedText:
    """A text with what is known of it: coreference chains, and the speakers in it."""

    text: str = attrs.field()
    """Any str."""
    chains: tuple[tuple[Span, ...], ...] = attrs.field(default=(), converter=_read_chains)
    """For each person or thing its mentions, as half-open offsets into the text."""
    characters: tuple[Character, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(read_characters)
    )
    """The speakers known beforehand, None for those of the pipeline."""

    @text.validator
    def _check_text(self, _: object, value: object) -> None:
        if not isinstance(value, str):
            raise InvalidOptionError(f"a text must be a str, got {type(value).__name__}")

    def __attrs_post_init__(self) -> None:
        """Check that every mention is inside the text and in one chain only.

        Raises:
            InvalidOptionError: A mention is not; says which.
        """
        owner: dict[Span, int] = {}
        for number, chain in enumerate(self.chains, start=1):
            for mention in chain:
                where = f"chain {number}: the mention {mention.start} to {mention.end}"
                if mention.end > len(self.text):
                    raise InvalidOptionError(
                        f"{where} ends after the text, which has {len(self.text)} characters"
                    )
                if owner.setdefault(mention, number) != number:
                    raise InvalidOptionError(f"{where} is in chain {owner[mention]} too")
