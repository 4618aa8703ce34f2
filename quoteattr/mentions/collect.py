"""All mentions of a text: names, nominals and pronouns."""

from collections.abc import Iterator

from quoteattr.mentions.kinds import with_kinds
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import person_nominal_at
from quoteattr.mentions.pronouns import pronoun_at
from quoteattr.mentions.proper_names import name_mentions
from quoteattr.schema.annotation import AnnotatedText

_RIGHTS = ("copyright", "©", "all rights reserved")
"""Words, in lower case, that show that a paragraph is a notice of rights."""

_LONGEST_NOTICE = 300
"""Characters of a notice; chosen, not tuned."""


def find_mentions(annotated: AnnotatedText) -> tuple[Markable, ...]:
    """Return all mentions of people or things that can speak, in text order.

    No mention is nested in a name; a nominal may contain other mentions ("[[her] mother]"). Names
    in a notice of rights are left out, because nobody there speaks: "Copyright 2021 Ann Lee".
    """
    notices = {index for notice in _notices(annotated) for index in notice}
    outside = [name for name in name_mentions(annotated) if name.first not in notices]
    names = with_kinds(annotated, outside)
    in_name = bytearray(len(annotated.tokens))
    for name in names:
        for index in range(name.first, name.stop):
            in_name[index] = 1
    nominals_and_pronouns = (
        mention
        for token in annotated.tokens
        if not in_name[token.index]
        and (mention := pronoun_at(token) or person_nominal_at(annotated, token))
    )
    mentions = (*names, *nominals_and_pronouns)
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.head)))


def _notices(annotated: AnnotatedText) -> Iterator[range]:
    """Yield the tokens of each short notice of rights."""
    for paragraph in annotated.paragraphs:
        if len(paragraph) <= _LONGEST_NOTICE:
            words = paragraph.of(annotated.text).lower()
            if any(word in words for word in _RIGHTS) and any(map(str.isdigit, words)):
                yield annotated.token_range(paragraph)
