"""Attributions become Quotes: every mention of a speaker gathered under one canonical name."""

from collections.abc import Iterable, Sequence

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import pronoun_at
from quoteattr.resolve.conversation.crf import decode
from quoteattr.resolve.conversation.weights import Weights
from quoteattr.resolve.coreference.introductions import introductions
from quoteattr.resolve.coreference.walk import Walk
from quoteattr.resolve.decision import Decision, settle
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse, read_discourse
from quoteattr.resolve.names.animacy import infer_people
from quoteattr.resolve.names.chains import merge_chained_names
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.names.genders import gender_evidence
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.resolve.names.narrator import identify_narrator
from quoteattr.resolve.naming import canonical_name, mention_text
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act, Mention, MentionForm, Quote, Speaker
from quoteattr.schema.span import Extent, Span, join_parts
from quoteattr.schema.utterance import Attribution
from quoteattr.schema.words import Words

_SECOND = 2


def resolve(
    annotated: AnnotatedText,
    attributions: Sequence[Attribution],
    *,
    characters: Sequence[Character] = (),
    chains: Sequence[Sequence[Span]] = (),
    weights: Weights | None = None,
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """Return the quotations with their speakers, and everybody who is quoted or spoken to.

    Args:
        annotated: The text with its parse.
        attributions: What was said and the words that name who said it, in text order.
        characters: Speakers that are known beforehand.
        chains: Coreference chains that are known beforehand, in the place of the engine's.
        weights: By which the speakers of a conversation are chosen, None for the package's own.
    """
    if not attributions:
        return (), ()
    if chains:
        extents = tuple(tuple(Extent((span,)) for span in chain) for chain in chains)
        annotated = attrs.evolve(annotated, chains=extents)
    discourse = read_discourse(annotated, attributions)
    names = cluster_names(discourse.mentions, characters, gender_evidence(discourse))
    if chains:
        names = merge_chained_names(discourse, names)
    weights = Weights.load() if weights is None else weights
    walk = read_twice(discourse, names, weights)
    decoded = decode(walk.conversation(), weights)
    decisions = settle(walk.reading, walk.certainty_of, decoded)
    addressees = _addressees(discourse, walk, decisions)
    decided = [decision.speaker for decision in decisions]
    speakers = _speakers(discourse, [*decided, *addressees.values()])
    quotes = tuple(
        _quote(discourse, position, decision, speakers, addressees.get(position))
        for position, decision in enumerate(decisions)
    )
    return quotes, tuple(sorted(speakers.values(), key=lambda speaker: speaker.id))


def read_twice(discourse: Discourse, names: NameClusters, weights: Weights) -> Walk:
    """Return the second reading of a text; the first collects what goes with each name.

    Args:
        discourse: The text.
        names: What its names refer to.
        weights: What tells who speaks in turn.
    """
    names = infer_people(discourse, identify_narrator(discourse, names))
    first = Walk(discourse, names).run()
    decoded = decode(first.conversation(), weights)
    introduced = introductions(discourse, names, first.turns(decoded))
    names, again = names.for_next_reading()
    # Described speakers are found anew by each reading; those with a name last.
    decoded = {place: again[one] for place, one in decoded.items() if one in again}
    introduced = {head: again[one] for head, one in introduced.items() if one in again}
    return Walk(discourse, names, decoded, introduced).run()


def _addressees(
    discourse: Discourse, walk: Walk, decisions: Sequence[Decision]
) -> dict[int, Cluster]:
    """Return who is spoken to, where the quotation names him or says "you".

    That somebody spoke before is enough to follow a conversation by, but not to tell users: in
    news one quotation follows another without anybody answering.
    """
    return {
        position: cluster
        for position, cluster in walk.reading.addressee_of.items()
        if cluster
        and cluster is not decisions[position].speaker
        and (discourse.attributions[position].addressee or _says_you(discourse, position))
    }


def _says_you(discourse: Discourse, position: int) -> bool:
    annotated = discourse.annotated
    found = (
        pronoun_at(annotated.tokens[index])
        for part in discourse.attributions[position].utterance.parts
        for index in annotated.token_range(part)
    )
    return any(pronoun is not None and pronoun.person == _SECOND for pronoun in found)


def _speakers(discourse: Discourse, clusters: Iterable[Cluster | None]) -> dict[Cluster, Speaker]:
    ordered = sorted({cluster: None for cluster in clusters if cluster}, key=_first_mention)
    return {
        cluster: as_speaker(discourse, cluster, number)
        for number, cluster in enumerate(ordered, start=1)
    }


def _first_mention(cluster: Cluster) -> int:
    return min((mention.span.start for mention in cluster.evidence.mentions.values()), default=0)


def as_speaker(discourse: Discourse, cluster: Cluster, number: int) -> Speaker:
    """Return what users see of a cluster.

    Args:
        discourse: The text.
        cluster: The cluster with its mentions.
        number: The id that the speaker gets.
    """
    text = discourse.annotated.text
    ordered = sorted(cluster.evidence.mentions.values(), key=lambda one: one.span)
    # A speaker whose mentions are all guesses needs a name all the same.
    certain = [one for one in ordered if one.head not in cluster.evidence.guessed] or ordered
    name = canonical_name(discourse, cluster, certain)
    written = dict.fromkeys(
        mention_text(one, text) for one in certain if one.form is not MentionForm.PRONOUN
    )
    return Speaker(
        id=number,
        name=name,
        aliases=tuple(alias for alias in written if alias != name),
        mentions=tuple(_mention(mention, text) for mention in ordered),
        gender=cluster.stated_gender,
        kind=cluster.kind,
    )


def _mention(mention: Markable, text: str) -> Mention:
    parts = (mention.span,)
    return Mention(parts, join_parts(parts, text), mention.form)


def _quote(
    discourse: Discourse,
    position: int,
    decision: Decision,
    speakers: dict[Cluster, Speaker],
    addressee: Cluster | None,
) -> Quote:
    text = discourse.annotated.text
    attribution = discourse.attributions[position]
    utterance = attribution.utterance
    return Quote(
        id=position + 1,
        kind=utterance.kind,
        act=utterance.act or Act.SPEECH,
        parts=utterance.parts,
        text=join_parts(utterance.parts, text),
        cue=attribution.cue.extent if attribution.cue else None,
        source=_source(discourse, position, decision.source) if decision.source else None,
        speaker=speakers[decision.speaker] if decision.speaker else None,
        addressee=speakers[addressee] if addressee else None,
        parent=None if utterance.parent is None else utterance.parent + 1,
        rule=f"{utterance.found_by}/{decision.attributed_by}",
        confidence=utterance.confidence * decision.certainty,
    )


def _source(discourse: Discourse, position: int, words: Words) -> Mention:
    mention = discourse.source_of(position)
    form = mention.form if mention else MentionForm.NOMINAL
    return Mention(words.extent.parts, words.of(discourse.annotated.text), form)
