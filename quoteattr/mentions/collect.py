"""All mentions of a text: names, nominals and pronouns."""

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import person_nominal_at
from quoteattr.mentions.pronouns import pronoun_at
from quoteattr.mentions.proper_names import name_mentions
from quoteattr.schema.annotation import AnnotatedText


def find_mentions(annotated: AnnotatedText) -> tuple[Markable, ...]:
    """Return all mentions of people or things that can speak, in text order.

    No mention is nested in a name; a nominal may contain other mentions ("[[her] mother]").
    """
    names = tuple(name_mentions(annotated))
    in_name = bytearray(len(annotated.tokens))
    for name in names:
        for index in range(name.first, name.last):
            in_name[index] = 1
    nominals_and_pronouns = (
        mention
        for token in annotated.tokens
        if not in_name[token.index]
        and (mention := pronoun_at(token) or person_nominal_at(annotated, token))
    )
    mentions = (*names, *nominals_and_pronouns)
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.head)))
