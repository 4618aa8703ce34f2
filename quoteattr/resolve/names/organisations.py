"""When two names are one organisation's: acronyms, and the start or end of the longer name."""

from quoteattr.language.names import ParsedName, acronyms
from quoteattr.resolve.discourse.cluster import GROUPS
from quoteattr.resolve.names.matching import Group, Variant


def same_organisation(variant: Variant, group: Group) -> bool:
    """Whether two names are one organisation's: acronym, or the start or end of the longer."""
    if group.cluster.kind not in GROUPS:
        return False
    own = variant.name
    for other in group.variants:
        if own.keys == other.name.keys:
            return True
        if variant.place or other.place:
            shared = _abbreviates(own, other.name)
        else:
            shared = _abbreviates(own, other.name) or _shortens(own.keys, other.name.keys)
        if shared:
            return True
    return False


def _abbreviates(one: ParsedName, other: ParsedName) -> bool:
    for short, long in ((one, other), (other, one)):
        if (
            len(short.keys) == 1
            and short.words[0].isupper()
            and short.keys[0] in acronyms(long.words)
        ):
            return True
    return False


def _shortens(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in (long[: len(short)], long[-len(short) :])
