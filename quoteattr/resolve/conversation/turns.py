"""The turns of a text, as one reading of it leaves them."""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.state import Reading
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.preceding_turns import chain_root
from quoteattr.schema.quote import Gender, MentionForm
from quoteattr.schema.rules import AttributedBy

_UNSURE = frozenset(
    {AttributedBy.BEAT_BEFORE, AttributedBy.BEAT_AFTER, AttributedBy.BESIDE, AttributedBy.COLON}
    | {AttributedBy.DESCRIBED_NOUN, AttributedBy.PARAGRAPH_ABOVE}
)
"""Rules of attribution after which even a name leaves open who speaks."""


class Form(StrEnum):
    """What tells who speaks a turn."""

    SETTLED = "settled"
    """Words that leave no doubt: a name, "I", a group."""
    BEAT = "beat"
    """A name that stands near and reports nothing."""
    DESCRIPTION = "description"
    """A nominal."""
    PRONOUN = "pronoun"
    """"He" or "she"."""
    OPEN = "open"
    """No words."""


@attrs.frozen
class Turn:
    """One or more quotations in a paragraph with the same speaker."""

    positions: tuple[int, ...]
    """Positions of the quotations."""
    root: int
    """Position of the one whose source tells the speaker."""
    paragraph: int
    """Index of the paragraph."""
    end: int
    """Index of the paragraph in which it ends."""
    first: int
    """Index of the first token."""
    form: Form
    """What tells who speaks."""
    source: Markable | None
    """The mention that names the speaker."""
    meant: Cluster | None
    """Whom the source means by the words before it."""
    speaker: Cluster | None
    """Who speaks by all that was read."""
    called: Cluster | None
    """Whom the turn calls by name."""
    inside: frozenset[Cluster]
    """Who is named in the turn."""
    salient: Mapping[Cluster, float]
    """How salient everybody is at its beginning by the narration."""

    @property
    def is_named(self) -> bool:
        """Whether it is settled, or nearly so, by words."""
        return self.form in {Form.SETTLED, Form.BEAT} and self.speaker is not None


def read_turns(reading: Reading) -> list[Turn]:
    """Return the turns in text order."""
    groups: dict[int, list[int]] = {}
    for position in reading.turns:
        groups.setdefault(chain_root(reading.discourse, position), []).append(position)
    replies = any(one.reply_to is not None for one in reading.discourse.attributions)
    turns = [_turn(reading, root, group, replies=replies) for root, group in groups.items()]
    return sorted(turns, key=lambda turn: turn.positions)


def _turn(reading: Reading, root: int, group: list[int], *, replies: bool) -> Turn:
    discourse = reading.discourse
    positions = tuple(sorted({root, *group}))
    source = discourse.source_of(root)
    rule = discourse.attributions[root].attributed_by
    # Words are trusted where nobody answers anybody.
    is_settled = source is not None and (not replies or source.head in reading.told)
    called = (reading.called_of.get(position) for position in group)
    return Turn(
        positions,
        root,
        paragraph=discourse.paragraph_of(min(group)),
        end=max(map(discourse.last_paragraph_of, group)),
        first=discourse.first_token(positions[0]),
        form=Form.SETTLED if is_settled else _form(source, rule),
        source=source,
        meant=_meant(reading, source, reading.speaker_of.get(root)),
        speaker=reading.speaker_of.get(root),
        called=next((cluster for cluster in called if cluster), None),
        inside=frozenset(one for position in positions for one in reading.named_in(position)),
        salient=reading.salient_at.get(positions[0], {}),
    )


def _meant(reading: Reading, source: Markable | None, speaker: Cluster | None) -> Cluster | None:
    if source is None:
        return None
    return reading.antecedent_of.get(source.head, speaker)


def _form(source: Markable | None, rule: AttributedBy) -> Form:
    if source is None:
        return Form.OPEN
    if source.form is MentionForm.NAME:
        return Form.BEAT if rule in _UNSURE else Form.SETTLED
    if source.person == 1 or source.number is Number.PLURAL or source.kind in COLLECTIVES:
        return Form.SETTLED
    if source.form is MentionForm.NOMINAL:
        return Form.DESCRIPTION
    return Form.PRONOUN if source.gender in {Gender.HE, Gender.SHE} else Form.SETTLED
