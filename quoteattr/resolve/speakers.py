"""The result for users: quotations with their speakers, who have names and mentions."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.addressees import find_addressees
from quoteattr.resolve.confidence import QuoteEvidence, Setting
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.decision import Decision
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.naming import canonical_name, mention_text
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import Act, Cue, Gender, Mention, MentionForm, Quote, Speaker
from quoteattr.schema.span import join_parts
from quoteattr.schema.words import Words


def as_quotes(
    state: State, decisions: Sequence[Decision], confidence: Callable[[QuoteEvidence], float]
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Return the quotations, and all speakers and addressees by number.

    Args:
        state: A complete pass over the text.
        decisions: The decision on the speaker of each utterance.
        confidence: Computes the confidence of a quotation.
    """
    addressees = find_addressees(state, decisions)
    clusters = [*(decision.speaker for decision in decisions), *addressees.values()]
    speakers = _speakers(state.discourse, clusters)
    quotes = tuple(
        attrs.evolve(
            _quote(state.discourse, utterance, decision, speakers, addressees.get(utterance)),
            confidence=confidence(evidence_for(state.discourse, utterance, decision)),
        )
        for utterance, decision in zip(state.utterances(), decisions, strict=True)
    )
    return quotes, tuple(sorted(speakers.values(), key=lambda speaker: speaker.id))


def as_speaker(discourse: Discourse, cluster: Cluster, id: int) -> Speaker:
    """Return a cluster as a speaker.

    Args:
        discourse: The text.
        cluster: The cluster with its mentions.
        id: The id of the speaker.
    """
    text = discourse.annotated.text
    mentions = sorted(cluster.evidence.mentions.values(), key=lambda mention: mention.span)
    # A speaker all of whose mentions are guessed needs a name as well.
    certain = [one for one in mentions if one.head not in cluster.evidence.guessed] or mentions
    name = canonical_name(discourse, cluster, certain)
    aliases = dict.fromkeys(
        mention_text(one, text) for one in certain if one.form is not MentionForm.PRONOUN
    )
    return Speaker(
        id=id,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        mentions=tuple(_mention(mention, text) for mention in mentions),
        gender=cluster.stated_gender or _described_gender(certain),
        kind=cluster.kind,
    )


def _described_gender(mentions: Iterable[Markable]) -> Gender | None:
    """Return the gender that the nouns of descriptions indicate, None if they contradict."""
    nominals = (one for one in mentions if one.form is MentionForm.NOMINAL)
    genders = {one.gender for one in nominals if one.gender}
    return genders.pop() if len(genders) == 1 else None


def _speakers(discourse: Discourse, clusters: Iterable[Cluster | None]) -> dict[Cluster, Speaker]:
    """Return clusters as speakers, numbered by their first mentions."""
    ordered = sorted({cluster: None for cluster in clusters if cluster}, key=_first_offset)
    return {
        cluster: as_speaker(discourse, cluster, id) for id, cluster in enumerate(ordered, start=1)
    }


def _first_offset(cluster: Cluster) -> int:
    return min((mention.span.start for mention in cluster.evidence.mentions.values()), default=0)


def _mention(mention: Markable, text: str) -> Mention:
    parts = (mention.span,)
    return Mention(parts, join_parts(parts, text), mention.form)


def _quote(
    discourse: Discourse,
    index: UtteranceIndex,
    decision: Decision,
    speakers: Mapping[Cluster, Speaker],
    addressee: Cluster | None,
) -> Quote:
    attribution = discourse.attributions[index]
    utterance, text = attribution.utterance, discourse.annotated.text
    return Quote(
        id=index + 1,
        kind=utterance.kind,
        act=utterance.act or Act.SPEECH,
        parts=utterance.parts,
        text=join_parts(utterance.parts, text),
        cue=Cue.read(attribution.cue.extent.parts, text) if attribution.cue else None,
        source=_source(discourse, index, decision.source) if decision.source else None,
        speaker=speakers[decision.speaker] if decision.speaker else None,
        addressee=speakers[addressee] if addressee else None,
        parent=None if utterance.parent is None else utterance.parent + 1,
        rule=f"{utterance.found_by}/{decision.attributed_by}",
    )


def evidence_for(discourse: Discourse, index: UtteranceIndex, decision: Decision) -> QuoteEvidence:
    """Return the evidence for a quotation and its speaker."""
    utterance = discourse.attributions[index].utterance
    speaker = decision.speaker
    setting = Setting.DIALOGUE if discourse.has_replies else Setting.QUOTED
    return QuoteEvidence(
        setting=setting if utterance.is_turn else Setting.REPORTED,
        kind=utterance.kind,
        act=utterance.act or Act.SPEECH,
        found_by=utterance.found_by,
        attributed_by=decision.attributed_by,
        form=_form(discourse, index) if decision.source else None,
        has_cue=utterance.cue is not None,
        words=sum(len(part.of(discourse.annotated.text).split()) for part in utterance.parts),
        is_known=speaker is not None,
        is_named=speaker is not None and speaker.is_named,
        has_network=discourse.annotated.relations is not None,
        report_probability=utterance.probability,
        speaker_probability=decision.probability if speaker else None,
    )


def _source(discourse: Discourse, index: UtteranceIndex, words: Words) -> Mention:
    return Mention(words.extent.parts, words.of(discourse.annotated.text), _form(discourse, index))


def _form(discourse: Discourse, index: UtteranceIndex) -> MentionForm:
    """Return the form of a source; words that are not a mention are a description."""
    mention = discourse.source_of(index)
    return mention.form if mention else MentionForm.NOMINAL
