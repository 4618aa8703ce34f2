"""The last mentions of each cluster, for the choice of the antecedent of a pronoun."""

from enum import StrEnum

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.quote import Gender, MentionForm


class Role(StrEnum):
    """Syntactic role of a mention."""

    SUBJECT = "subject"
    OBJECT = "object"
    """An object or an oblique of a verb."""
    POSSESSOR = "possessor"
    OTHER = "other"


@attrs.define
class Mentioned:
    """How one cluster has been mentioned so far."""

    count: int = 0
    """Number of its mentions."""
    head: int = -1
    """Head token of the last mention, -1 before the first."""
    form: MentionForm | None = None
    """Form of the last mention."""
    narrated_time: int | None = None
    """Time of the last mention in narration by the discourse clock."""
    narrated_role: Role | None = None
    """Role of the last mention in narration."""


@attrs.frozen
class LastSubject:
    """A subject in narration."""

    sentence: int
    """Index of its sentence."""
    cluster: Cluster
    """Its referent."""


@attrs.define
class History:
    """The mentions of all clusters so far."""

    _mentioned: dict[Cluster, Mentioned] = attrs.field(factory=dict)
    topic: tuple[int, Cluster] | None = None
    """The last paragraph with a subject in narration, and its first subject."""
    last_subject: LastSubject | None = None
    """The last subject in narration."""
    subject_before: LastSubject | None = None
    """The last subject of the last sentence before that of `last_subject` that had one."""
    last_pronoun: dict[Gender, tuple[int, Cluster]] = attrs.field(factory=dict)
    """The sentence and the referent of the last pronoun of each gender in narration."""

    def of(self, cluster: Cluster) -> Mentioned:
        """Return how a cluster has been mentioned."""
        return self._mentioned.get(cluster) or Mentioned()

    def see(self, discourse: Discourse, mention: Markable, cluster: Cluster) -> None:
        """Record a mention of a cluster."""
        mentioned = self._mentioned.setdefault(cluster, Mentioned())
        mentioned.count += 1
        mentioned.head = mention.head
        mentioned.form = mention.form
        if not discourse.is_narrated(mention):
            return
        role = role_of(discourse, mention)
        mentioned.narrated_time = discourse.clock[mention.head]
        mentioned.narrated_role = role
        sentence = discourse.annotated.sentence_of[mention.head]
        if role is Role.SUBJECT:
            self._see_subject(discourse, mention, LastSubject(sentence, cluster))
        if mention.form is MentionForm.PRONOUN and mention.gender:
            self.last_pronoun[mention.gender] = (sentence, cluster)

    def _see_subject(self, discourse: Discourse, mention: Markable, subject: LastSubject) -> None:
        paragraph = discourse.annotated.paragraph_at(mention.span.start)
        if self.topic is None or self.topic[0] != paragraph:
            self.topic = (paragraph, subject.cluster)
        if self.last_subject and self.last_subject.sentence != subject.sentence:
            self.subject_before = self.last_subject
        self.last_subject = subject


def role_of(discourse: Discourse, mention: Markable) -> Role:
    """Return the syntactic role of a mention."""
    token = discourse.annotated.tokens[mention.head]
    if token.relation == "nsubj":
        return Role.SUBJECT
    if token.deprel == "nmod:poss":
        return Role.POSSESSOR
    return Role.OBJECT if token.relation in {"obj", "iobj", "obl"} else Role.OTHER
