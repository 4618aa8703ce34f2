"""One pass over a text in its order, which resolves every mention and every utterance."""

from collections.abc import Iterator

from quoteattr.mentions.markable import GrammaticalPerson, Markable
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights
from quoteattr.resolve.coreference.speakers import open_utterance
from quoteattr.resolve.coreference.state import Earlier, State
from quoteattr.resolve.coreference.table import CLUES
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.salience import mention_weight
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.indexes import UtteranceIndex


def resolve_in_text_order(
    discourse: Discourse,
    names: NameClusters,
    earlier: Earlier | None = None,
    *,
    weights: AntecedentWeights | None = None,
) -> State:
    """Return the referents of all mentions, and the speakers and addressees by words alone.

    Args:
        discourse: The text.
        names: Its names.
        earlier: What an earlier pass has found, None in the first one.
        weights: The weights that decide on antecedents, None for the package's own.
    """
    state = State(
        CLUES,
        discourse,
        names,
        earlier or Earlier(),
        weights or AntecedentWeights.load(),
    )
    for event in _events(state):
        if not isinstance(event, Markable):
            open_utterance(state, event)
            continue
        cluster = state.referent(event)
        # An "I" or "you" in a quotation adds nothing to what speaking the quotation adds.
        if (
            cluster
            and not discourse.is_credit(event)
            and (event.person is GrammaticalPerson.THIRD or discourse.is_narrated(event))
        ):
            weight = mention_weight(discourse, event)
            state.salience.see(cluster, discourse.clock[event.head], weight)
            state.history.see(discourse, event, cluster)
    return state


def _events(state: State) -> Iterator[Markable | UtteranceIndex]:
    """Yield mentions and beginnings of utterances in text order, an utterance before its words."""
    events: list[tuple[int, int, Markable | UtteranceIndex]] = [
        *((mention.head, 1, mention) for mention in state.discourse.mentions),
        *((state.discourse.first_token(index), 0, index) for index in state.utterances()),
    ]
    return (event for _, _, event in sorted(events, key=lambda event: event[:2]))
