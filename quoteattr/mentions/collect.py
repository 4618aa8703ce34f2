"""Where a text mentions somebody: names, nominals and pronouns."""

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import listed_nominal
from quoteattr.mentions.pronouns import pronoun_at
from quoteattr.mentions.proper_names import names
from quoteattr.schema.annotation import AnnotatedText


def markables(annotated: AnnotatedText) -> tuple[Markable, ...]:
    """Return all mentions of what can speak, in text order, not nested in a name.

    A nominal may hold other mentions ("[[her] mother]").
    """
    proper = tuple(names(annotated))
    in_name = bytearray(len(annotated.tokens))
    for name in proper:
        for index in range(name.first, name.last):
            in_name[index] = 1
    others = (
        found
        for token in annotated.tokens
        if not in_name[token.index]
        and (found := pronoun_at(token) or listed_nominal(annotated, token))
    )
    return tuple(sorted((*proper, *others), key=lambda mention: (mention.span, mention.head)))
