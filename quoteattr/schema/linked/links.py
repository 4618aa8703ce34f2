"""Links from the speakers of documents to people."""

from collections.abc import Mapping

import attrs

from quoteattr.schema.linked.people import LinkedBy, Person


@attrs.frozen
class Link:
    """Which person a speaker of a document is."""

    person: str | None
    """The id of the person, None if the speaker is not linked to speakers of other documents."""
    rule: LinkedBy
    """What decided."""
    reason: str
    """What decided, in words."""


@attrs.frozen(repr=False)
class LinkedSpeakers:
    """The speakers of several documents, linked."""

    people: tuple[Person, ...]
    """The people to whom speakers are linked, in the order of their ids."""
    links: Mapping[tuple[str, int], Link]
    """The link of each speaker, by the name of the document and the speaker's number in it."""
    unused: tuple[str, ...] = ()
    """Corrections that apply to nothing in these documents, in words."""
    _by_id: Mapping[str, Person] = attrs.field(init=False, eq=False)

    @_by_id.default
    def _index(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.people}

    def __repr__(self) -> str:
        """Return one line with the numbers of people and links."""
        return f"<LinkedSpeakers: people={len(self.people)}, links={len(self.links)}>"

    def of(self, document: str, speaker: int) -> Person | None:
        """Return who a speaker is, None if the speaker is not linked.

        Args:
            document: Name of the document.
            speaker: Number of the speaker in the document.
        """
        link = self.links.get((document, speaker))
        return self._by_id.get(link.person) if link and link.person else None
