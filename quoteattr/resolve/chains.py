"""Coreference chains that the engine brings: the mentions of one entity, found by another model."""

from collections.abc import Mapping

from quoteattr.language.markable import Markable
from quoteattr.resolve.discourse import Discourse
from quoteattr.schema.span import Extent


def read_chains(discourse: Discourse) -> Mapping[int, tuple[Markable, ...]]:
    """Return for the head of each mention in a chain all mentions of that chain.

    A mention that the chains have and this library does not is left out; so is a chain of one.
    """
    chained: dict[int, tuple[Markable, ...]] = {}
    for chain in discourse.annotated.chains:
        found = (_mention_at(discourse, extent) for extent in chain)
        mentions = tuple(mention for mention in found if mention)
        if len(mentions) > 1:
            chained |= dict.fromkeys((mention.head for mention in mentions), mentions)
    return chained


def _mention_at(discourse: Discourse, extent: Extent) -> Markable | None:
    """Return the mention at the head of an extent, the word that hangs from outside it."""
    annotated = discourse.annotated
    tokens = [index for part in extent.parts for index in annotated.token_range(part)]
    head = next((index for index in tokens if annotated.tokens[index].head not in tokens), None)
    return None if head is None else discourse.by_token.get(head)
