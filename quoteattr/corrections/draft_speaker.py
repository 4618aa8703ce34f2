"""A speaker while a document is corrected."""

import attrs

from quoteattr.schema.quote import Gender, Mention, MentionForm, Speaker, SpeakerKind


@attrs.define(eq=False)
class DraftSpeaker:
    """A speaker who can change, with the fields of a `Speaker`."""

    name: str
    aliases: list[str] = attrs.field(factory=list)
    mentions: list[Mention] = attrs.field(factory=list)
    gender: Gender | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    former: set[str] = attrs.field(factory=set)
    """Names before the corrections, in lower case."""
    is_silent: bool = False
    """Whether the speaker was in the document without any quotation said by or to them."""

    @classmethod
    def of(cls, speaker: Speaker, *, is_silent: bool) -> "DraftSpeaker":
        """Return the draft of a speaker."""
        return cls(
            speaker.name,
            list(speaker.aliases),
            list(speaker.mentions),
            speaker.gender,
            speaker.kind,
            is_silent=is_silent,
        )

    @property
    def is_named(self) -> bool:
        """Whether the name is more than a pronoun."""
        forms = {mention.form for mention in self.mentions_called(self.name)}
        return forms != {MentionForm.PRONOUN}

    def mentions_called(self, name: str) -> list[Mention]:
        """Return the mentions with these words."""
        folded = folded_name(name)
        return [mention for mention in self.mentions if folded_name(mention.text) == folded]

    def is_called(self, name: str) -> bool:
        """Whether this is the name or an alias, or was the name before a correction."""
        folded = folded_name(name)
        return folded in self.former or folded in map(folded_name, (self.name, *self.aliases))

    def rename(self, name: str) -> None:
        """Give the speaker another name; the old one is an alias if it is not just a pronoun."""
        if name == self.name:
            return
        if self.is_named:
            self.aliases.insert(0, self.name)
        self.former.add(folded_name(self.name))
        self.name = name
        self.aliases = [one for one in dict.fromkeys(self.aliases) if one != name]

    def absorb(self, other: "DraftSpeaker") -> None:
        """Add all that is known of another speaker, who is the same person."""
        names = (*self.aliases, *([other.name] if other.is_named else []), *other.aliases)
        self.aliases = [name for name in dict.fromkeys(names) if name != self.name]
        self.former |= {*other.former, folded_name(other.name)}
        self.mentions = sorted(
            dict.fromkeys((*self.mentions, *other.mentions)), key=lambda one: one.parts
        )
        self.gender = self.gender or other.gender
        if self.kind is SpeakerKind.UNKNOWN:
            self.kind = other.kind

    def take(self, mention: Mention) -> None:
        """Add a mention."""
        if mention not in self.mentions:
            self.mentions = sorted((*self.mentions, mention), key=lambda one: one.parts)
        if mention.form is not MentionForm.PRONOUN and not self.is_called(mention.text):
            self.aliases.append(" ".join(mention.text.split()))

    def drop(self, mention: Mention) -> None:
        """Remove a mention, and its words from the aliases if they were used nowhere else."""
        self.mentions.remove(mention)
        if not self.mentions_called(mention.text):
            folded = folded_name(mention.text)
            self.aliases = [one for one in self.aliases if folded_name(one) != folded]

    def as_speaker(self, id: int) -> Speaker:
        """Return the speaker of a document."""
        return Speaker(
            id, self.name, tuple(self.aliases), tuple(self.mentions), self.gender, self.kind
        )


def folded_name(name: str) -> str:
    """Return a name as names are compared: in lower case, on one line."""
    return " ".join(name.split()).casefold()
